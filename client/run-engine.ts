import type { Client } from '@temporalio/client';
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import type { RunEnginePort, RunNews } from '../activities/reconciliation/tell-runs';
import { reconciliationCalendarId, reconciliationWorkflowId } from '../workflows/ids';
import type { CalendarInput } from '../workflows/keep-reconciliation-calendar';
import type { BusinessClock } from '../workflows/messages';
import type { ReconcilePeriodInput, RunChanged } from '../workflows/open-run';
import { FORDRING_CREDITOR } from '../workflows/search-attributes';
import { TypedSearchAttributes } from '@temporalio/common';

/** In production a run's time is the wall's. */
function wallTime(timeZone: string): BusinessClock {
  return { timeZone, offsetMilliseconds: 0, isVirtual: false };
}

/** Starts and tells the workflows of reconciliations: the engine's side of `tellRuns`. */
export class RunEngine implements RunEnginePort {
  private readonly client: Client;
  private readonly taskQueue: string;
  private readonly clockFor: (timeZone: string) => BusinessClock;

  constructor(client: Client, taskQueue: string, clockFor: (timeZone: string) => BusinessClock = wallTime) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.clockFor = clockFor;
  }

  /** Signal with start: a run whose workflow has ended and that is opened again gets a new one. */
  async tell({ creditorId, recipe, period, eventNumber, timeZone }: RunNews): Promise<void> {
    const input: ReconcilePeriodInput = { run: { creditorId, recipe, period }, clock: this.clockFor(timeZone) };
    const changed: RunChanged = { eventNumber };
    await this.client.workflow.signalWithStart('reconcilePeriod', {
      taskQueue: this.taskQueue,
      workflowId: reconciliationWorkflowId({ creditorId, recipe, period }),
      args: [input],
      signal: 'runChanged',
      signalArgs: [changed],
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      typedSearchAttributes: new TypedSearchAttributes([{ key: FORDRING_CREDITOR, value: creditorId }]),
    });
  }

  /** Has the creditor's calendar looked at anew; one that is not kept yet is begun. */
  async keepCalendar(creditorId: string, timeZone: string): Promise<void> {
    const input: CalendarInput = { creditorId, clock: this.clockFor(timeZone) };
    await this.client.workflow.signalWithStart('keepReconciliationCalendar', {
      taskQueue: this.taskQueue,
      workflowId: reconciliationCalendarId(creditorId),
      args: [input],
      signal: 'calendarChanged',
      signalArgs: [],
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      typedSearchAttributes: new TypedSearchAttributes([{ key: FORDRING_CREDITOR, value: creditorId }]),
    });
  }
}
