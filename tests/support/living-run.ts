import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { eventsOf, readRun } from '../../office/reconciliation/run-record';
import { approveRun } from '../../office/reconciliation/approve-run';
import { prepareRun } from '../../office/reconciliation/prepare-run';
import { reopenRun } from '../../office/reconciliation/reopen-run';
import { startRun } from '../../office/reconciliation/start-run';
import { tellRuns } from '../../office/reconciliation/tell-runs';
import type { RunEngine } from '../../engine/run-engine';
import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { instantOf } from '../../domain/kernel/civil-time';
import { fastForward } from '../../stack/virtual-time';
import { reconciliationWorkflowId } from '../../workflows/ids';
import type { RunName } from '../../workflows/reconciliation-port';
import { ANNA, BO, type Office, permitted, run, UNTESTED } from '../office/reconciliation/office';

export const OFFICE_ZONE = 'Europe/Copenhagen';
const MORNING = 6 * 3600;
const EVENING = 23 * 3600;

/** Where runs live: an office, and the engine's client over a connection with virtual time. */
export interface OfficeInVirtualTime {
  readonly pool: Pool;
  readonly office: Office;
  readonly client: Client;
  readonly engine: RunEngine;
  /** How far the runs' year lies from the wall's; what is begun gets it as it is then. */
  readonly time: { offset: number };
}

export function itIsMorningOf({ time }: Pick<OfficeInVirtualTime, 'time'>, day: string): void {
  time.offset = instantOf(civilDate(day), MORNING, OFFICE_ZONE) - Date.now();
}

export function eveningOf({ time }: Pick<OfficeInVirtualTime, 'time'>, day: string): Date {
  return new Date(instantOf(civilDate(day), EVENING, OFFICE_ZONE) - time.offset);
}

/** One run and its workflow, on a clock of its own. */
export class LivingRun {
  readonly name: RunName;
  readonly workflowId: string;
  private readonly here: OfficeInVirtualTime;

  constructor(here: OfficeInVirtualTime, recipe: string, period: string) {
    this.here = here;
    this.name = run(here.office.creditorId, period, recipe);
    this.workflowId = reconciliationWorkflowId(this.name);
  }

  /** Begins on the morning of a day. */
  async begins(day: string): Promise<void> {
    itIsMorningOf(this.here, day);
    this.here.office.today = civilDate(day);
    await startRun(this.here.pool, { ...this.name, today: civilDate(day) }, permitted(ANNA, 'begin-reconciliation'));
    await this.isTold();
  }

  async isTold(): Promise<void> {
    while ((await tellRuns(this.here.pool, this.here.engine)) > 0);
  }

  /** Lives until the evening of a day. */
  async lives(day: string): Promise<void> {
    await fastForward(this.here.client, this.workflowId, { to: eveningOf(this.here, day) });
    this.here.office.today = civilDate(day);
  }

  async delivers(source: string, text: string): Promise<void> {
    await this.here.office.delivers(source, text, { period: this.name.period, recipe: this.name.recipe });
    await this.isTold();
  }

  async isSigned(reason = UNTESTED): Promise<void> {
    const about = { run: this.name, today: this.today };
    await prepareRun(this.here.pool, about, permitted(ANNA, 'prepare-reconciliation'));
    await approveRun(this.here.pool, { ...about, reason }, permitted(BO, 'sign-reconciliation'));
    await this.isTold();
  }

  async isOpenedAgain(day: string, reason: string): Promise<void> {
    itIsMorningOf(this.here, day);
    this.here.office.today = civilDate(day);
    await reopenRun(
      this.here.pool,
      { run: this.name, today: this.today, reason },
      permitted(BO, 'reopen-reconciliation'),
    );
    await this.isTold();
  }

  /** `2026-10-08 SourceReminded`, of these kinds of events. */
  async diary(...types: string[]): Promise<string[]> {
    const { runId } = await readRun(this.here.pool, this.name);
    return (await eventsOf(this.here.pool, runId))
      .filter(({ event }) => types.includes(event.type))
      .map(({ on, event }) => `${on} ${event.type}`);
  }

  async state(): Promise<string> {
    return (await readRun(this.here.pool, this.name)).state;
  }

  handle(runId?: string) {
    return this.here.client.workflow.getHandle(this.workflowId, runId);
  }

  /** Without the skips and windings of the clock, which production does not have. */
  async historyLength(): Promise<number> {
    const { events } = await this.handle().fetchHistory();
    return (events ?? []).filter(
      ({
        workflowExecutionTimeSkippingTransitionedEventAttributes: skip,
        workflowExecutionOptionsUpdatedEventAttributes: wound,
      }) => !skip && !wound,
    ).length;
  }

  private get today(): CivilDate {
    return this.here.office.today;
  }
}
