import type { Client } from '@temporalio/client';
import { TypedSearchAttributes, WorkflowIdReusePolicy } from '@temporalio/common';
import type { RunEnginePort, RunKeeper, RunNews } from '../office/reconciliation/tell-runs';
import { PRESENT_FORM } from '../workflows/forms';
import { reconciliationCalendarId, reconciliationWorkflowId } from '../workflows/ids';
import type { CalendarInput } from '../workflows/keep-reconciliation-calendar';
import type { BusinessClock } from '../workflows/messages';
import type { ReconcilePeriodInput, RunChanged } from '../workflows/open-run';
import { keepWorkflow, tellWorkflow, type HowToStart } from './kept-workflows';
import { FORDRING_CREDITOR, FORDRING_PERIOD, FORDRING_RECIPE, FORDRING_STAGE } from '../workflows/search-attributes';

const CALENDAR = 'keepReconciliationCalendar';

/** In production a run's time is the wall's. */
export function wallTime(timeZone: string): BusinessClock {
  return { timeZone, offsetMilliseconds: 0, isVirtual: false };
}

/** Starts and tells the workflows of reconciliations: the engine's side of `tellRuns`. */
export class RunEngine implements RunEnginePort, RunKeeper {
  private readonly client: Client;
  private readonly taskQueue: string;
  private readonly clockFor: (timeZone: string) => BusinessClock;

  constructor(client: Client, taskQueue: string, clockFor: (timeZone: string) => BusinessClock = wallTime) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.clockFor = clockFor;
  }

  /** A run whose workflow has ended and that is opened again gets a new one. */
  async tell(news: RunNews): Promise<void> {
    const changed: RunChanged = { eventNumber: news.eventNumber };
    await tellWorkflow(this.client, 'reconcilePeriod', this.ofRun(news), 'runChanged', [changed]);
  }

  /** Sees to it that a run has its workflow; a new one asks the ledger how the run stands. */
  async ensureRun(news: RunNews): Promise<void> {
    await keepWorkflow(this.client, 'reconcilePeriod', this.ofRun(news));
  }

  /** Has the creditor's calendar looked at anew, since something was put on it or taken off; one that is not kept yet is begun. */
  async keepCalendar(creditorId: string, timeZone: string): Promise<void> {
    await tellWorkflow(this.client, CALENDAR, this.ofCalendar(creditorId, timeZone), 'calendarChanged');
  }

  async ensureCalendar(creditorId: string, timeZone: string): Promise<void> {
    await keepWorkflow(this.client, CALENDAR, this.ofCalendar(creditorId, timeZone));
  }

  private ofRun({ creditorId, recipe, period, timeZone }: RunNews): HowToStart {
    const input: ReconcilePeriodInput = {
      run: { creditorId, recipe, period },
      clock: this.clockFor(timeZone),
      form: PRESENT_FORM,
    };
    return {
      taskQueue: this.taskQueue,
      workflowId: reconciliationWorkflowId({ creditorId, recipe, period }),
      args: [input],
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      typedSearchAttributes: new TypedSearchAttributes([
        { key: FORDRING_CREDITOR, value: creditorId },
        { key: FORDRING_RECIPE, value: recipe },
        { key: FORDRING_PERIOD, value: period },
        { key: FORDRING_STAGE, value: 'waiting' },
      ]),
      staticSummary: `${recipe} of ${creditorId} for ${period}`,
    };
  }

  private ofCalendar(creditorId: string, timeZone: string): HowToStart {
    const input: CalendarInput = { creditorId, clock: this.clockFor(timeZone) };
    return {
      taskQueue: this.taskQueue,
      workflowId: reconciliationCalendarId(creditorId),
      args: [input],
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      typedSearchAttributes: new TypedSearchAttributes([{ key: FORDRING_CREDITOR, value: creditorId }]),
      staticSummary: `the calendar of reconciliations of ${creditorId}`,
    };
  }
}
