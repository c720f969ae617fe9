import type { CivilDate } from '../kernel/civil-date';
import type {
  CaseCostsAdded,
  ChargesCorrected,
  ChargesOn,
  InterestOn,
  StepLeftOut,
  StepPerformed,
} from './claim-events';
import type { ChargesApart } from './charges-way';
import type { InterestApart } from './interest-way';
import type { JudgmentOutcome } from './judgment-outcome';
import type { AgencyCase } from './agency-case';
import type {
  ClaimWrittenOff,
  LimitationInterrupted,
  PlanAgreed,
  Service,
  ServiceChange,
  StatusEffects,
} from '../decisions/decision-events';
import type { DecisionKind } from '../decisions/decision-kinds';
import { Money, smallerOf, sumOf } from '../kernel/money';
import type { DebtorStatus, StepName } from '../policy/policy';
import type { DebtorKind } from '../policy/debtor-kind';
import { kindOf, type StepKind } from '../policy/step-kind';
import type { CourtFiling, Proceedings } from './proceedings';
import type { ReceivedPayments } from './received-payments';
import type { Credit, Deferral, Hold, InterestPause, Plan, SetOff } from './standing-terms';

export type { Credit, Deferral, Hold, InterestPause, Plan, SetOff } from './standing-terms';

/** What is open of each part of a claim. */
export interface Parts {
  readonly fee: Money;
  readonly interest: Money;
  readonly principal: Money;
}

/** The latest change of the debtor's status, with what it replaced; without a decision it was a fact from a file. */
export interface StatusChange {
  readonly decisionId?: string;
  readonly from: DebtorStatus;
  readonly fromEffects?: StatusEffects;
}

/** How one who owes the claim beside its debtor stands, with what it replaced. */
export interface LiableStatus {
  readonly debtorId: string;
  readonly status: DebtorStatus;
  readonly effects?: StatusEffects;
  readonly change: StatusChange;
}

/** The latest decision on where letters may go, with what held before it. */
export interface AddressChange {
  readonly decisionId: string;
  readonly wasProtected: boolean;
}

/** What came in on a claim after it had been given up. So much is claimed again, and is given up again with its payment. */
export interface Recovery extends Parts {
  /** The VAT of it that is owed to the state again. */
  readonly vat: Money;
  readonly given: ClaimWrittenOff;
  /** Those that stand, of all that became known since. */
  readonly payments: readonly { readonly paymentId: string; readonly on: CivilDate }[];
}

export interface TakenServiceChange {
  readonly decisionId: string;
  readonly service: Service;
  readonly change: ServiceChange;
  readonly on: CivilDate;
}

export interface BeganUnder {
  readonly policyId: string;
  readonly policyVersion: string;
  readonly stepsTaken: number;
}

/** A decision that this claim has lived through. */
export interface TakenDecision {
  readonly decisionId: string;
  readonly kind: DecisionKind;
  readonly on: CivilDate;
  readonly reversedBy?: string;
}

/** A creditor's claim on a debtor for one invoice, folded from its events. */
export interface Claim {
  readonly claimId: string;
  readonly creditorId: string;
  readonly invoiceNumber: string;
  readonly invoiceGroup: string;
  readonly issuedOn: CivilDate;
  /** As printed on the invoice. */
  readonly dueOn: CivilDate;
  /** The latest deferral's new due date. */
  readonly deferredTo?: CivilDate;
  /** In the order in which they were granted; the last counts. */
  readonly deferrals: readonly Deferral[];
  readonly invoiced: Money;
  readonly paymentReference: string;
  readonly policyId: string;
  readonly policyVersion: string;
  /** Under another policy than it began under: which one that was, and how many steps had been taken by then. */
  readonly beganUnder?: BeganUnder;
  readonly debtorStatus: DebtorStatus;
  /** As in the registration's event. */
  readonly debtorKind?: DebtorKind;
  /** The number of the latest event; the first is 1. */
  readonly eventNumber: number;
  /** The business day of the latest event. */
  readonly asOf: CivilDate;
  readonly open: Parts;
  /** Fees and interest charged so far, less what was corrected or waived. */
  readonly charged: { readonly fee: Money; readonly interest: Money };
  /** Paid beyond what was claimed; the creditor owes it back. */
  readonly refundLiability: Money;
  /** Each change of the open principal by its business day; the invoice itself is the first. Changes of one day in turn are one. */
  readonly principalChanges: readonly { readonly on: CivilDate; readonly change: Money }[];
  /** Payments that stand, in order of booking; a reversed one is reduced or gone. */
  readonly payments: ReceivedPayments;
  readonly reversalIds: readonly string[];
  /** Money as it came in and was taken back (negative), by its own day, in order of booking. What came in on one day in turn is one. */
  readonly receipts: readonly Receipt[];
  /** Charges that fell away because a payment became known late. */
  readonly corrections: readonly ChargesCorrected[];
  readonly performed: readonly StepPerformed[];
  /** Steps whose own condition was not met on their day. */
  readonly leftOut?: readonly StepLeftOut[];
  /** Steps that a decision withdrew; they count as not taken. */
  readonly withdrawn: readonly StepPerformed[];
  readonly decisions: readonly TakenDecision[];
  readonly plan?: Plan;
  /** In order of their day. */
  readonly interestPauses?: readonly InterestPause[];
  readonly holds: readonly Hold[];
  readonly credits: readonly Credit[];
  readonly cancelledOn?: CivilDate;
  /** The registration was taken back with its import; the same number may be registered anew. */
  readonly withdrawnOn?: CivilDate;
  /** Booked as a probable loss; what of it exceeds the open claim has been released. */
  readonly writtenDown: Money;
  /** By decision, those that stand. */
  readonly writeDowns: readonly { readonly decisionId: string; readonly amount: Money }[];
  /** What has been given up and is not claimed again. */
  readonly writtenOff?: ClaimWrittenOff;
  readonly recovery?: Recovery;
  readonly setOffs: readonly SetOff[];
  readonly interruptions: readonly LimitationInterrupted[];
  /** In the order in which they began. */
  readonly proceedings: readonly Proceedings[];
  readonly statusEffects?: StatusEffects;
  readonly addressProtected?: true;
  readonly addressChange?: AddressChange;
  /** Those who owe the claim beside the debtor. */
  readonly liableDebtorIds: readonly string[];
  /** Of those among them whose status was ever changed. */
  readonly liableStatuses: readonly LiableStatus[];
  readonly courtRoute?: true;
  /** Which court the decision named; the administrative court when absent. */
  readonly courtRouteTo?: 'district-court';
  /** The application to a court, once somebody said that it was filed. */
  readonly courtFiling?: CourtFiling;
  /** The court's, on the application. */
  readonly judgment?: { readonly on: CivilDate; readonly outcome: JudgmentOutcome };
  /** The debtor objected at the enforcement authority: `on` is the day of its notice. */
  readonly objection?: { readonly on: CivilDate; readonly lastDay: CivilDate };
  /** The creditor asked that the case goes to court. */
  readonly courtTransfer?: { readonly decisionId: string; readonly on: CivilDate };
  readonly recalledOn?: CivilDate;
  readonly services: readonly TakenServiceChange[];
  /** Fees that were charged rightly and are not asked for. */
  readonly waivers: readonly { readonly decisionId: string; readonly on: CivilDate; readonly amount: Money }[];
  /** Of plans, which charge as steps do. */
  readonly planCharges: readonly PlanAgreed[];
  /** Interest of what was paid late, where another invoice claims it. */
  readonly interestApart?: InterestApart;
  /** Of an invoice that claims the interest of another. */
  readonly interestOn?: InterestOn;
  /** Charges that were left when the rest was paid, where another invoice claims them or nobody asks for them. */
  readonly chargesApart?: ChargesApart;
  /** Of an invoice that claims the charges of another. */
  readonly chargesOn?: ChargesOn;
  /** Of the case before an authority or a court. */
  readonly caseCosts: readonly CaseCostsAdded[];
  readonly statusChange?: StatusChange;
  readonly disputedSince?: CivilDate;
  /** The day on which the latest dispute was settled. */
  readonly disputeSettledOn?: CivilDate;
  /** The part of the principal that is disputed; absent when all of the claim is. */
  readonly disputedAmount?: Money;
  readonly flaggedSince?: CivilDate;
  /** The last day to pay that the latest letter of a decision gave: no step is taken before it has passed. */
  readonly askedThrough?: CivilDate;
  readonly rulingOn?: CivilDate;
  readonly rejectedOn?: CivilDate;
  readonly acceptedOn?: CivilDate;
  readonly declinedOn?: CivilDate;
  /** What the collection agency has told; absent before its first word. */
  readonly agency?: AgencyCase;
}

/** Everything claimed and open: fee, interest and principal. Interest that has accrued but is not charged is not in it. */
export function claimedOf(claim: Claim): Money {
  return claim.open.fee.plus(claim.open.interest).plus(claim.open.principal);
}

export function isSettled(claim: Claim): boolean {
  return claimedOf(claim).isZero();
}

/** The latest; a letter may have gone out once more behind a pause. */
export function performanceOf(claim: Claim, step: StepName): StepPerformed | undefined {
  return claim.performed.findLast((performed) => performed.step === step);
}

/** The latest step of a kind. */
export function performanceOfKind(claim: Claim, kind: StepKind): StepPerformed | undefined {
  return claim.performed.findLast((performed) => kindOf(performed) === kind);
}

/** The due date that counts: a deferral's, or the printed one. */
export function dueDateOf(claim: Claim): CivilDate {
  return claim.deferredTo ?? claim.dueOn;
}

/** The disputed part of the open principal; all of it when the whole claim is disputed. */
export function doubtfulOf(claim: Claim): Money {
  if (!claim.disputedSince) return Money.zero(claim.invoiced.currency);
  return claim.disputedAmount ? smallerOf(claim.disputedAmount, claim.open.principal) : claim.open.principal;
}

/** What steps may ask for: everything claimed and open but the disputed part. */
export function undisputedOf(claim: Claim): Money {
  return claimedOf(claim).minus(doubtfulOf(claim));
}

/**
 * The whole claim is disputed: no step is taken (inkassolagen 8 §). So it is too when a part was disputed and no other
 * principal is left: only the charges of what has been paid would be asked for.
 */
export function isWhollyDisputed(claim: Claim): boolean {
  if (claim.disputedSince === undefined) return false;
  return claim.disputedAmount === undefined || !claim.open.principal.isOver(claim.disputedAmount);
}

export function isHeld({ holds }: Claim, day: CivilDate): boolean {
  return holds.some(({ from, through }) => from <= day && day <= through);
}

/** The probable loss that is booked on the claim: never more than what is open of it. */
export function allowanceOf(claim: Claim): Money {
  return smallerOf(claim.writtenDown, claimedOf(claim));
}

/** Money that came in for a claim on a day, or was taken back (negative). */
export interface Receipt {
  readonly on: CivilDate;
  readonly amount: Money;
  /** Of money that was taken back: the day on which it had seemed to come. */
  readonly paidOn?: CivilDate;
}

/** The plan that is being paid on, if one is. When all its instalments are covered, what is open beside it goes on. */
export function planInForce(claim: Claim): Plan | undefined {
  const { plan, invoiced } = claim;
  if (plan?.state !== 'kept') return undefined;
  const promised = sumOf(
    plan.instalments.map(({ amount }) => amount),
    invoiced.currency,
  );
  return promised.isOver(receivedOn(claim).minus(plan.receivedBefore)) ? plan : undefined;
}

/** What came in on the claim in all: payments and set-offs, less what was taken back. */
export function receivedOn(claim: Claim): Money {
  return sumOf(
    claim.receipts.map(({ amount }) => amount),
    claim.invoiced.currency,
  );
}

/** What was paid of each part: neither open, nor credited, nor given up. */
export function paidOf(claim: Claim): Parts {
  const { open, charged, invoiced, writtenOff } = claim;
  const rest = (whole: Money, part: keyof Parts): Money => {
    const unpaid = whole.minus(open[part]);
    return writtenOff ? unpaid.minus(writtenOff[part]) : unpaid;
  };
  return {
    fee: rest(charged.fee, 'fee'),
    interest: rest(charged.interest, 'interest'),
    principal: rest(invoiced.minus(creditedOf(claim)), 'principal'),
  };
}

/** What of the invoice was credited or cancelled. */
export function creditedOf(claim: Claim): Money {
  return sumOf(
    claim.credits.map(({ amount }) => amount),
    claim.invoiced.currency,
  );
}
