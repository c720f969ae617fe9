import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { TypedSearchAttributes, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common';
import type { CaseEnginePort, ClaimNews } from '../office/claims/deliver-facts';
import { instantOf } from '../domain/kernel/civil-time';
import { claimWorkflowId } from '../workflows/ids';
import {
  caseStatus,
  confirmDecision,
  type BusinessClock,
  type CaseStatus,
  type ClaimChanged,
  type CollectInvoiceInput,
  type DecisionConfirmed,
} from '../workflows/messages';
import { PRESENT_FORM } from '../workflows/forms';
import { caseSearchAttributes, FORDRING_CREDITOR, FORDRING_GROUP } from '../workflows/search-attributes';

/** How a case's clock runs, and from which business instant it starts (milliseconds). */
export interface CaseTime {
  readonly clock: BusinessClock;
  readonly startsAt: number;
}

/** When a day begins for a workflow that starts on it. */
const MORNING_SECONDS = 6 * 3600;

/** A claim's time is the wall's. Of a creditor that lives in virtual time it is the morning of that creditor's own today. */
function timeOf({ timeZone, virtualToday }: ClaimNews): CaseTime {
  const now = Date.now();
  const startsAt = virtualToday === undefined ? now : instantOf(virtualToday, MORNING_SECONDS, timeZone);
  return { clock: { timeZone, offsetMilliseconds: startsAt - now, isVirtual: false }, startsAt };
}

/** Starts and tells claim workflows: the engine's side of the ledger's outbox. */
export class CaseEngine implements CaseEnginePort {
  private readonly client: Client;
  private readonly taskQueue: string;

  constructor(client: Client, taskQueue: string) {
    this.client = client;
    this.taskQueue = taskQueue;
  }

  /** Asleep until the claim's first step: one event in its history, no worker involved. */
  async start(news: ClaimNews, time: CaseTime = timeOf(news)): Promise<void> {
    const startDelay = news.notice.next ? Math.max(news.notice.next.at - time.startsAt, 0) : 0;
    await this.client.workflow.start('collectInvoice', {
      ...this.options(news, time),
      startDelay,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    });
  }

  /** Signal with start, since a plain signal would not end a start delay. A settled claim whose workflow has ended needs none. */
  async tell(news: ClaimNews, time: CaseTime = timeOf(news)): Promise<void> {
    const settled = news.notice.stage === 'settled';
    const changed: ClaimChanged = { eventNumber: news.notice.eventNumber, settled };
    try {
      await this.client.workflow.signalWithStart('collectInvoice', {
        ...this.options(news, time),
        signal: 'claimChanged',
        signalArgs: [changed],
        workflowIdReusePolicy: settled ? WorkflowIdReusePolicy.REJECT_DUPLICATE : WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      });
    } catch (problem) {
      if (!(settled && problem instanceof WorkflowExecutionAlreadyStartedError)) throw problem;
    }
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

  private options({ claimId, creditorId, invoiceGroup, notice }: ClaimNews, { clock }: CaseTime) {
    return {
      taskQueue: this.taskQueue,
      workflowId: claimWorkflowId(claimId),
      args: [{ claimId, notice, clock, form: PRESENT_FORM } satisfies CollectInvoiceInput] as [CollectInvoiceInput],
      staticSummary: `invoice ${claimId}, group ${invoiceGroup}`,
      typedSearchAttributes: new TypedSearchAttributes([
        { key: FORDRING_CREDITOR, value: creditorId },
        { key: FORDRING_GROUP, value: invoiceGroup },
        ...caseSearchAttributes(notice),
      ]),
    };
  }
}
