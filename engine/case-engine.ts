import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { TypedSearchAttributes, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import type { CaseEnginePort, ClaimNews } from '../office/claims/deliver-facts';
import type { CaseKeeper } from '../office/controls/followed-claims';
import type { GateEngine } from '../office/controls/wake-calls';
import { instantOf } from '../domain/kernel/civil-time';
import { claimWorkflowId } from '../workflows/ids';
import { grpcErrorOf, reaching } from './reaching';
import {
  caseStatus,
  confirmDecision,
  type BusinessClock,
  type CaseStatus,
  type ClaimChanged,
  type CollectInvoiceInput,
  type DecisionConfirmed,
  type GateOpened,
  type ReadAgain,
} from '../workflows/messages';
import { PRESENT_FORM } from '../workflows/forms';
import { caseSearchAttributes, FORDRING_CREDITOR, FORDRING_GROUP } from '../workflows/search-attributes';
import { memoOf } from './case-memo';

/** How a case's clock runs, and from which business instant it starts (milliseconds). */
export interface CaseTime {
  readonly clock: BusinessClock;
  readonly startsAt: number;
}

/** Told to whoever looks at a run that was ended so. */
const NO_MORE_SIGNALS =
  'This run has had as many signals as the engine allows. The claim goes on in a new run, where the ledger says it stands.';

/** The engine's own word; it takes 10,000 signals in one run. */
function takesNoMoreSignals(problem: unknown): boolean {
  return /limit for signal events/i.test(grpcErrorOf(problem)?.details ?? '');
}

/**
 * A run that a message starts asks the ledger first. The message may be old: it may come after the one that settled the
 * claim and ended the run before.
 */
const BEGINS_BY_ASKING: Pick<CollectInvoiceInput, 'again'> = { again: true };

/** When a day begins for a workflow that starts on it. */
const MORNING_SECONDS = 6 * 3600;

/** A claim's time is the wall's. Of a creditor that lives in virtual time it is the morning of that creditor's own today. */
function timeOf({ timeZone, virtualToday }: ClaimNews): CaseTime {
  const now = Date.now();
  const startsAt = virtualToday === undefined ? now : instantOf(virtualToday, MORNING_SECONDS, timeZone);
  return { clock: { timeZone, offsetMilliseconds: startsAt - now, isVirtual: false }, startsAt };
}

/** Starts and tells claim workflows: the engine's side of the ledger's outbox. */
export class CaseEngine implements CaseEnginePort, CaseKeeper, GateEngine {
  private readonly client: Client;
  private readonly taskQueue: string;

  constructor(client: Client, taskQueue: string) {
    this.client = client;
    this.taskQueue = taskQueue;
  }

  /** Asleep until the claim's first step: one event in its history, no worker involved. */
  async start(news: ClaimNews, time: CaseTime = timeOf(news)): Promise<void> {
    const startDelay = news.notice.next ? Math.max(news.notice.next.at - time.startsAt, 0) : 0;
    await reaching(this.client, () =>
      this.client.workflow.start('collectInvoice', {
        ...this.options(news, time),
        startDelay,
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      }),
    );
  }

  /**
   * Signal with start, since a plain signal would not end a start delay. A settled claim whose workflow has ended needs none.
   * A workflow that takes no more signals is started anew where its claim stands.
   */
  async tell(news: ClaimNews, time: CaseTime = timeOf(news)): Promise<void> {
    const settled = news.notice.stage === 'settled';
    const changed: ClaimChanged = {
      eventNumber: news.notice.eventNumber,
      settled,
      ...(news.cause && { correlationId: news.cause.correlationId }),
    };
    await this.signal(news, time, 'claimChanged', changed);
  }

  /** Signal with start as well: one that sleeps in its start delay wakes, and an open claim whose workflow has ended gets a new one. */
  async readAgain(news: ClaimNews, because: string, time: CaseTime = timeOf(news)): Promise<void> {
    await this.signal(news, time, 'readAgain', { because } satisfies ReadAgain);
  }

  /** Signal with start as well: whoever waits at the gate asks the ledger again. */
  async openGate(news: ClaimNews, gate: string, time: CaseTime = timeOf(news)): Promise<void> {
    await this.signal(news, time, 'gateOpened', { gate } satisfies GateOpened);
  }

  /**
   * Ends a run that takes no more signals and starts the claim's workflow anew, where the claim stands. Nothing is lost: a
   * workflow knows nothing that the ledger does not tell it, and a step that the old run was taking is booked once, by its
   * key. If the process dies between the two, the next telling starts the workflow.
   */
  private async startAnew(news: ClaimNews, time: CaseTime): Promise<void> {
    const { claimId, notice } = news;
    await reaching(this.client, () =>
      this.client.workflow.getHandle(claimWorkflowId(claimId)).terminate(NO_MORE_SIGNALS),
    ).catch((problem: unknown) => {
      // It has ended by itself meanwhile.
      if (!(problem instanceof WorkflowNotFoundError)) throw problem;
    });
    if (notice.stage !== 'settled') await this.start(news, time);
  }

  /**
   * Has a decision taken up by the claim's workflow at once. `later` when no worker answered in time or the workflow has
   * ended: the outbox tells it again. Throws `WorkflowUpdateFailedError` when the ledger does not confirm the decision.
   */
  async confirm(
    claimId: string,
    decisionId: string,
    withinMilliseconds = 10_000,
  ): Promise<DecisionConfirmed | 'later'> {
    const handle = this.client.workflow.getHandle(claimWorkflowId(claimId));
    try {
      return await this.client.connection.withDeadline(Date.now() + withinMilliseconds, () =>
        handle.executeUpdate(confirmDecision, { args: [{ decisionId }] }),
      );
    } catch (problem) {
      if (problem instanceof WorkflowNotFoundError || problem instanceof WorkflowUpdateRPCTimeoutOrCancelledError)
        return 'later';
      throw problem;
    }
  }

  /** Where the case stands, by its workflow; nothing from one that still sleeps before its first step, or has ended. */
  async statusOf(claimId: string): Promise<CaseStatus | undefined> {
    const handle = this.client.workflow.getHandle(claimWorkflowId(claimId));
    return handle.query(caseStatus).catch(() => undefined);
  }

  private async signal(
    news: ClaimNews,
    time: CaseTime,
    signal: 'claimChanged' | 'readAgain' | 'gateOpened',
    message: ClaimChanged | ReadAgain | GateOpened,
  ): Promise<void> {
    const settled = news.notice.stage === 'settled';
    try {
      await reaching(this.client, () =>
        this.client.workflow.signalWithStart('collectInvoice', {
          ...this.options(news, time, BEGINS_BY_ASKING),
          signal,
          signalArgs: [message],
          workflowIdReusePolicy: settled
            ? WorkflowIdReusePolicy.REJECT_DUPLICATE
            : WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        }),
      );
    } catch (problem) {
      if (takesNoMoreSignals(problem)) return this.startAnew(news, time);
      if (!(settled && problem instanceof WorkflowExecutionAlreadyStartedError)) throw problem;
    }
  }

  private options(
    { claimId, creditorId, invoiceGroup, notice }: ClaimNews,
    { clock }: CaseTime,
    begins: Pick<CollectInvoiceInput, 'again'> = {},
  ) {
    return {
      taskQueue: this.taskQueue,
      workflowId: claimWorkflowId(claimId),
      args: [{ claimId, notice, clock, form: PRESENT_FORM, ...begins } satisfies CollectInvoiceInput] as [
        CollectInvoiceInput,
      ],
      memo: memoOf(notice),
      staticSummary: `invoice ${claimId}, group ${invoiceGroup}`,
      typedSearchAttributes: new TypedSearchAttributes([
        { key: FORDRING_CREDITOR, value: creditorId },
        { key: FORDRING_GROUP, value: invoiceGroup },
        ...caseSearchAttributes(notice),
      ]),
    };
  }
}
