import type { Client } from '@temporalio/client';
import { TypedSearchAttributes, WorkflowIdReusePolicy } from '@temporalio/common';
import type { CloseEnginePort, CloseNews } from '../office/close/tell-closes';
import type { CloseChanged, CloseMonthInput } from '../workflows/close-month';
import { closeWorkflowId } from '../workflows/ids';
import type { BusinessClock } from '../workflows/messages';
import { FORDRING_CREDITOR, FORDRING_PERIOD, FORDRING_STAGE } from '../workflows/search-attributes';
import { reaching } from './reaching';
import { wallTime } from './run-engine';

/** Starts and tells the workflows of months' closes: the engine's side of `tellCloses`. */
export class CloseEngine implements CloseEnginePort {
  private readonly client: Client;
  private readonly taskQueue: string;
  private readonly clockFor: (timeZone: string) => BusinessClock;

  constructor(client: Client, taskQueue: string, clockFor: (timeZone: string) => BusinessClock = wallTime) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.clockFor = clockFor;
  }

  /** Signal with start: a close whose workflow has ended, of a month that is opened again, gets a new one. */
  async tell({ creditorId, period, news, timeZone }: CloseNews): Promise<void> {
    const input: CloseMonthInput = { close: { creditorId, period }, clock: this.clockFor(timeZone) };
    const changed: CloseChanged = { news };
    await reaching(this.client, () =>
      this.client.workflow.signalWithStart('closeMonth', {
        taskQueue: this.taskQueue,
        workflowId: closeWorkflowId({ creditorId, period }),
        args: [input] as [CloseMonthInput],
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        typedSearchAttributes: new TypedSearchAttributes([
          { key: FORDRING_CREDITOR, value: creditorId },
          { key: FORDRING_PERIOD, value: period },
          { key: FORDRING_STAGE, value: 'open' },
        ]),
        staticSummary: `close of ${period} of ${creditorId}`,
        signal: 'closeChanged',
        signalArgs: [changed],
      }),
    );
  }
}
