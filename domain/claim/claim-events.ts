import type { AgencyNews } from './agency-news';
import type { CaseCost } from '../policy/case-cost';
import type { CivilDate } from '../kernel/civil-date';
import type { DecisionEvent } from '../decisions/decision-events';
import type { Money } from '../kernel/money';
import type { DebtorStatus, StepName } from '../policy/policy';
import type { DebtorKind } from '../policy/debtor-kind';
import type { StepKind } from '../policy/step-kind';
import type { FeeBar } from '../policy/rulebook';
import type { StepReason } from '../policy/step-reason';
import type { HandPlace } from '../payment/money-place';
import { type Allocation, type ChargedInterest } from './allocation';
import type { JudgmentOutcome } from './judgment-outcome';
import type { ChargesWay } from './charges-way';
import type { InterestWay } from './interest-way';

interface Dated {
  /** The business day of the fact, in the creditor's zone. */
  readonly on: CivilDate;
}

export interface ClaimRegistered extends Dated {
  readonly type: 'ClaimRegistered';
  readonly claimId: string;
  readonly creditorId: string;
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly amount: Money;
  readonly paymentReference: string;
  readonly debtorStatus: DebtorStatus;
  /** Only where the policy asks for it: what the register had when the invoice was taken up. */
  readonly debtorKind?: DebtorKind;
  readonly policyId: string;
  readonly policyVersion: string;
  /** Only of an invoice that claims the late interest of another, which had been paid. */
  readonly interestOn?: InterestOn;
  /** Only of an invoice that claims the charges that were left of another, which had been paid. */
  readonly chargesOn?: ChargesOn;
}

/** Whose charges an invoice claims, from which day they can be time-barred, and what they are. */
export interface ChargesOn {
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly from: CivilDate;
  readonly fee: Money;
  readonly interest: Money;
}

/** Whose interest an invoice claims, from which day that interest ran, and how the interest was reckoned. */
export interface InterestOn {
  readonly claimId: string;
  readonly invoiceNumber: string;
  readonly from: CivilDate;
  readonly lines: readonly ChargedInterest[];
}

export interface StepPerformed extends Dated {
  readonly type: 'StepPerformed';
  readonly step: StepName;
  /** Of a step whose name is the policy's own; a standing step's kind follows from its name. */
  readonly kind?: StepKind;
  /** The day that the policy gave it; earlier than `on` when it was late. */
  readonly plannedOn: CivilDate;
  /** Charged with this step. */
  readonly fee: Money;
  /** Charged with this step. */
  readonly interest: Money;
  readonly interestLines: readonly ChargedInterest[];
  /** The day from which interest was counted; absent where the first line begins on it. */
  readonly interestSince?: CivilDate;
  /** What the step asks for: everything claimed and open after its charges. */
  readonly total: Money;
  /** The part of `total` that is principal. */
  readonly principal: Money;
  /** Principal that was disputed on the day: neither asked for nor bearing interest with this step. */
  readonly disputed?: Money;
  /** It has a fee by its policy and costs nothing, since earlier letters with a fee stand in the way. */
  readonly feeWithheld?: FeeWithheld;
  /** The last day to pay that its letter gives; absent without a letter, and in events of older versions. */
  readonly lastDay?: CivilDate;
  /** The day on which the service ends unless the debtor pays, where the policy lets the notice name it. */
  readonly endsOn?: CivilDate;
  /** An English note. */
  readonly reason: string;
  /** Why on this day, as values; events of older versions have the note alone. */
  readonly because?: StepReason;
}

/** By which paragraph a letter costs nothing, and on which other invoices the debtor was charged before. */
export interface FeeWithheld {
  readonly rule: FeeBar['rule'];
  readonly paragraph: string;
  readonly otherInvoices: readonly string[];
}

/**
 * A step of a sanction came due, and the policy's own condition was not met on that day: so many unpaid invoices of one
 * debtor. The step is not taken for this invoice; the next unpaid one asks anew.
 */
export interface StepLeftOut extends Dated {
  readonly type: 'StepLeftOut';
  readonly step: StepName;
  readonly kind?: StepKind;
  readonly plannedOn: CivilDate;
  /** Unpaid and overdue invoices of the service on the day, this one among them. */
  readonly unpaidInvoices: number;
  /** How many the policy asks for, and where it says so. */
  readonly asked: number;
  readonly sources: readonly string[];
}

export interface PaymentReceived extends Dated {
  readonly type: 'PaymentReceived';
  readonly paymentId: string;
  readonly amount: Money;
  readonly allocation: Allocation;
  /** Where a person took the money in; absent where the bank has it. */
  readonly takenAt?: HandPlace;
  /** By which the payment was moved here, when it stood elsewhere before. */
  readonly decisionId?: string;
}

/** The bank took a payment back, a person gave it back, or a decision moved it away. The claim lives on. */
export interface PaymentReversed extends Dated {
  readonly type: 'PaymentReversed';
  readonly reversalId: string;
  readonly paymentId: string;
  readonly amount: Money;
  readonly allocation: Allocation;
  /** Out of which place a person gave the money back; absent where it left the bank. */
  readonly takenAt?: HandPlace;
  /** By which the payment was moved away: then it never was for this claim. */
  readonly decisionId?: string;
}

/**
 * A payment turned out to have come no later than the day of a charge, or a decision took the charge's ground away: what
 * was charged too much falls away. What had been paid of it already is moved to the principal, or is owed back.
 */
export interface ChargesCorrected extends Dated {
  readonly type: 'ChargesCorrected';
  /** The part of the fees that falls away. */
  readonly fee: Money;
  /** The part of the charged interest that falls away. */
  readonly interest: Money;
  /** What had been paid of these two, and covers principal now. */
  readonly movedToPrincipal: Money;
  /** What had been paid of these two, and is owed back now; negative when what was owed back covers something again. */
  readonly movedToRefund: Money;
  /** What covers other charges now, of what had been paid of these two or was owed back; negative when it is taken off them. */
  readonly movedToCharges?: Money;
  /** The payment that led to it, or else the decision. */
  readonly paymentId?: string;
  readonly decisionId?: string;
  readonly reason: string;
}

export interface RulingReceived extends Dated {
  readonly type: 'RulingReceived';
  readonly rulingId: string;
}

/**
 * The authority took the case in (`received`), sent it back (`rejected`), or told that the debtor objects (`objected`), with
 * its own reason. `on` is the day of its notice.
 */
export interface ReferralAnswered extends Dated {
  readonly type: 'ReferralAnswered';
  readonly answerId: string;
  readonly answer: 'received' | 'rejected' | 'objected';
  readonly reason: string;
  /** Of an objection: the last day on which the creditor may ask that the case goes to court. */
  readonly lastDay?: CivilDate;
}

/** The monitoring agency's quarterly account of this claim. */
export interface MonitoringAccounted extends Dated {
  readonly type: 'MonitoringAccounted';
  readonly accountId: string;
  readonly balance: Money;
}

/** The collection agency's word on the claim that it has. */
export interface AgencyReported extends Dated {
  readonly type: 'AgencyReported';
  readonly reportId: string;
  readonly news: AgencyNews;
  /** Kronofogden's own number of the case: of an application and of a ruling. */
  readonly authorityCaseId?: string;
  /** Until when the debtor has time, by the agency's demand or plan. */
  readonly until?: CivilDate;
  /** Why the agency gave the claim back. */
  readonly reason?: string;
}

/** The collection agency's account of this claim: what came in since the last one, and what the agency kept. */
export interface AgencyAccounted extends Dated {
  readonly type: 'AgencyAccounted';
  readonly accountId: string;
  /** From the debtor, the agency's own fees included. */
  readonly received: Money;
  /** The agency's own fees in it: theirs alone, and no part of the claim. */
  readonly ownFees: Money;
  /** What the agency kept of the creditor's money as its pay. */
  readonly commission: Money;
  /** Still open of the claim, without the agency's own fees. */
  readonly balance: Money;
}

/** What the case before an authority or a court costs the debtor. The costs join the claim's fees. */
export interface CaseCostsAdded extends Dated {
  readonly type: 'CaseCostsAdded';
  readonly costsId: string;
  readonly costs: readonly CaseCost[];
}

export interface AcceptanceAnswered extends Dated {
  readonly type: 'AcceptanceAnswered';
  readonly answerId: string;
  readonly accepted: boolean;
  /** The number of the client's own document, where somebody else recorded the answer. */
  readonly receipt?: string;
}

/** The client marked the claim as one not to be reminded, or took the mark away (S003-21, S003-22). */
export interface FlagChanged extends Dated {
  readonly type: 'FlagChanged';
  readonly flagged: boolean;
  readonly reason: string;
}

/** The court judged on the creditor's application. `on` is the day of the judgment. */
export interface JudgmentReceived extends Dated {
  readonly type: 'JudgmentReceived';
  readonly judgmentId: string;
  readonly outcome: JudgmentOutcome;
  /** The court's own number of the case. */
  readonly caseNumber?: string;
}

/**
 * The principal was paid late, and no step had charged the interest until the payment: the interest is claimed apart from this
 * claim, on an invoice of its own or on the debtor's next invoice. Said again, with what has changed, whenever a payment that
 * becomes known or is taken back makes another sum of it.
 */
export interface InterestClaimedApart extends Dated {
  readonly type: 'InterestClaimedApart';
  readonly way: InterestWay;
  /** Claimed apart in all, from now on. */
  readonly amount: Money;
  /** More than before; negative for less. */
  readonly change: Money;
  readonly waived?: Money;
  /** It is not claimed again. */
  readonly givenUp?: true;
  readonly interestLines: readonly ChargedInterest[];
  /** An English note. */
  readonly reason: string;
}

/**
 * Everything was paid but charges of letters, and these are not asked for on this claim any more: the debtor's next invoice or
 * an invoice of their own has them, or they are waived. Said again, with what has changed, whenever something makes another
 * sum of it; what is no longer apart is charged on this claim again.
 */
export interface ChargesClaimedApart extends Dated {
  readonly type: 'ChargesClaimedApart';
  readonly way: ChargesWay;
  /** Claimed apart in all, from now on. */
  readonly amount: Money;
  /** More claimed apart than before; negative for less. */
  readonly change: Money;
  /** More of the fees stands apart from this claim than before; negative for less. */
  readonly fee: Money;
  /** The same of the charged interest. */
  readonly interest: Money;
  /** What had been paid of these two, and covers principal now; negative when principal is uncovered again. */
  readonly movedToPrincipal: Money;
  /** The same of what is owed back. */
  readonly movedToRefund: Money;
  /** Stands apart, and nobody asks for it. */
  readonly waived?: Money;
  /** It is not claimed again. */
  readonly givenUp?: true;
  /** The next invoice that had them was credited whole, or its registration was taken back. */
  readonly backFrom?: string;
  /** An English note. */
  readonly reason: string;
}

/** Everything that can have happened to a claim. A claim is the fold of these (`evolve`); none is ever changed. */
export type ClaimEvent =
  | ClaimRegistered
  | StepPerformed
  | StepLeftOut
  | PaymentReceived
  | PaymentReversed
  | ChargesCorrected
  | RulingReceived
  | ReferralAnswered
  | MonitoringAccounted
  | AgencyReported
  | AgencyAccounted
  | CaseCostsAdded
  | AcceptanceAnswered
  | FlagChanged
  | InterestClaimedApart
  | ChargesClaimedApart
  | JudgmentReceived
  | DecisionEvent;
