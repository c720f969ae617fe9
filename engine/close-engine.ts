import type { Client } from '@temporalio/client';
import { TypedSearchAttributes, WorkflowIdReusePolicy } from '@temporalio/common';
import type { CloseEnginePort, CloseNews } from '../office/close/tell-closes';
import type { CloseKeeper, CloseToFollow } from '../office/controls/followed-closes';
import type { CloseChanged, CloseMonthInput } from '../workflows/close-month';
import { closeWorkflowId } from '../workflows/ids';
import type { BusinessClock } from '../workflows/messages';
import { FORDRING_CREDITOR, FORDRING_PERIOD, FORDRING_STAGE } from '../workflows/search-attributes';
import { keepWorkflow, tellWorkflow, type HowToStart } from './kept-workflows';
import { wallTime } from './run-engine';

/** Starts and tells the workflows of months' closes: the engine's side of `tellCloses`. */
export class CloseEngine implements CloseEnginePort, CloseKeeper {
  private readonly client: Client;
  private readonly taskQueue: string;
  private readonly clockFor: (timeZone: string) => BusinessClock;

  constructor(client: Client, taskQueue: string, clockFor: (timeZone: string) => BusinessClock = wallTime) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.clockFor = clockFor;
  }

  /** A close whose workflow has ended, of a month that is opened again, gets a new one. */
  async tell(close: CloseNews): Promise<void> {
    const changed: CloseChanged = { news: close.news };
    await tellWorkflow(this.client, 'closeMonth', this.ofClose(close), 'closeChanged', [changed]);
  }

  /** Sees to it that a close has its workflow; a new one asks the ledger how the close stands. */
  async ensureClose(close: CloseToFollow): Promise<void> {
    await keepWorkflow(this.client, 'closeMonth', this.ofClose(close));
  }

  private ofClose({ creditorId, period, timeZone }: CloseToFollow): HowToStart {
    const input: CloseMonthInput = { close: { creditorId, period }, clock: this.clockFor(timeZone) };
    return {
      taskQueue: this.taskQueue,
      workflowId: closeWorkflowId({ creditorId, period }),
      args: [input],
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      typedSearchAttributes: new TypedSearchAttributes([
        { key: FORDRING_CREDITOR, value: creditorId },
        { key: FORDRING_PERIOD, value: period },
        { key: FORDRING_STAGE, value: 'open' },
      ]),
      staticSummary: `close of ${period} of ${creditorId}`,
    };
  }
}
