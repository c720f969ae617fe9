import type { CivilDate } from '../kernel/civil-date';
import type { AgencyNews } from './agency-news';
import type { JudgmentOutcome } from './judgment-outcome';
import type { BankUnread } from './bank-unread';
import type { CaseCost } from '../policy/case-cost';
import type { ClaimRegistered } from './claim-events';
import type { DecisionCommand } from '../decisions/decision-commands';
import type { Money } from '../kernel/money';
import type { HandPlace } from '../payment/money-place';
import type { StepName } from '../policy/policy';
import type { ChargedElsewhere } from '../policy/rulebook';

/** What is true outside the claim on the day of a step: the creditor's gates. */
export interface GateStates {
  readonly bankReconciled: boolean;
}

export type ClaimCommand =
  | { readonly type: 'RegisterClaim'; readonly registration: Omit<ClaimRegistered, 'type' | 'on'> }
  /** `dueOn` is the day on which the step came due, when it has waited for a gate since. */
  | {
      readonly type: 'PerformStep';
      readonly step: StepName;
      readonly gates: GateStates;
      readonly dueOn?: CivilDate;
      /** Letters with a fee on the debtor's other claims for the same service, where the law counts these. */
      readonly feesElsewhere?: readonly ChargedElsewhere[];
      /** It is performed at an hour at which the creditor's letters do not leave. */
      readonly outsideSendingWindow?: true;
      /** Unpaid and overdue invoices of the claim's service, this one among them; absent where no step asks for them. */
      readonly unpaidInvoices?: number;
      /** Payments of the last day that was given may not be known yet. Absent where all are, as in a preview. */
      readonly bankUnread?: BankUnread;
    }
  /** Its letter never left, since its ground was gone by then: the step counts as not taken. */
  | {
      readonly type: 'WithdrawUnsentStep';
      /** The letter, in the place of a decision. */
      readonly decisionId: string;
      readonly step: StepName;
      readonly performedOn: CivilDate;
      readonly withdrawnOn: CivilDate;
      readonly reason: string;
    }
  | {
      readonly type: 'ReceivePayment';
      readonly paymentId: string;
      readonly receivedOn: CivilDate;
      readonly amount: Money;
      /** Where a person took it in; absent for the bank. */
      readonly takenAt?: HandPlace;
      /** It is moved here from elsewhere. */
      readonly decisionId?: string;
    }
  /** `paymentId` when the bank says which payment it takes back; otherwise the latest of that amount, then the latest. */
  | {
      readonly type: 'ReversePayment';
      readonly reversalId: string;
      readonly reversedOn: CivilDate;
      readonly amount: Money;
      readonly paymentId?: string;
      /** Out of which place a person gave it back; absent for the bank. */
      readonly takenAt?: HandPlace;
      /** It is moved away. */
      readonly decisionId?: string;
    }
  | { readonly type: 'RecordRuling'; readonly rulingId: string; readonly ruledOn: CivilDate }
  | {
      readonly type: 'RecordJudgment';
      readonly judgmentId: string;
      readonly judgedOn: CivilDate;
      readonly outcome: JudgmentOutcome;
      /** The court's own number of the case. */
      readonly caseNumber?: string;
    }
  | {
      readonly type: 'RecordReferralAnswer';
      readonly answerId: string;
      readonly answer: 'received' | 'rejected' | 'objected';
      readonly answeredOn: CivilDate;
      readonly reason: string;
    }
  | {
      readonly type: 'RecordMonitoringAccount';
      readonly accountId: string;
      readonly accountedOn: CivilDate;
      readonly balance: Money;
    }
  | {
      readonly type: 'RecordAgencyReport';
      readonly reportId: string;
      readonly reportedOn: CivilDate;
      readonly news: AgencyNews;
      readonly authorityCaseId?: string;
      readonly until?: CivilDate;
      readonly reason?: string;
    }
  | {
      readonly type: 'RecordAgencyAccount';
      readonly accountId: string;
      readonly accountedOn: CivilDate;
      readonly received: Money;
      readonly ownFees: Money;
      readonly commission: Money;
      readonly balance: Money;
    }
  | {
      readonly type: 'RecordCaseCosts';
      readonly costsId: string;
      readonly incurredOn: CivilDate;
      /** The paragraph is the law's own where its figure is recorded. */
      readonly costs: readonly (Omit<CaseCost, 'paragraph'> & { readonly paragraph?: string })[];
    }
  | {
      readonly type: 'AnswerAcceptance';
      readonly answerId: string;
      readonly answeredOn: CivilDate;
      readonly accepted: boolean;
      /** The number of the client's own document, where somebody else records the answer. */
      readonly receipt?: string;
    }
  /** Works the interest that is claimed apart out anew, or gives up what no next invoice has taken. */
  | { readonly type: 'ClaimInterestApart'; readonly giveUp?: true; readonly reason?: string }
  /** Gives up what no next invoice has taken of charges that stand apart, or takes back what an invoice had that was credited. */
  | { readonly type: 'ClaimChargesApart'; readonly backFrom?: string; readonly reason?: string }
  | { readonly type: 'ChangeFlag'; readonly changedOn: CivilDate; readonly flagged: boolean; readonly reason: string }
  | DecisionCommand;
