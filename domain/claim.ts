import { toEpochDay, type CivilDate } from './civil-date';
import type { Allocation, ChargesCorrected, StepPerformed } from './claim-events';
import { Money } from './money';
import type { DebtorStatus, StepName } from './policy';
import type { PrincipalSegment } from './rulebook';

/** What is open of each part of a claim. */
export interface Parts {
  readonly fee: Money;
  readonly interest: Money;
  readonly principal: Money;
}

export interface ReceivedPayment {
  readonly paymentId: string;
  readonly on: CivilDate;
  readonly amount: Money;
  readonly allocation: Allocation;
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
  /** A deferral's new due date. */
  readonly deferredTo?: CivilDate;
  readonly invoiced: Money;
  readonly paymentReference: string;
  readonly policyId: string;
  readonly policyVersion: string;
  readonly debtorStatus: DebtorStatus;
  /** The number of the latest event; the first is 1. */
  readonly eventNumber: number;
  /** The business day of the latest event. */
  readonly asOf: CivilDate;
  readonly open: Parts;
  /** Fees and interest charged so far, less what was corrected. */
  readonly charged: { readonly fee: Money; readonly interest: Money };
  /** Paid beyond what was claimed; the creditor owes it back. */
  readonly refundLiability: Money;
  /** Each change of the open principal by its business day; the invoice itself is the first. */
  readonly principalChanges: readonly { readonly on: CivilDate; readonly change: Money }[];
  /** Payments that stand, in order of booking; a reversed one is reduced or gone. */
  readonly payments: readonly ReceivedPayment[];
  readonly reversalIds: readonly string[];
  /** Money as it came in and was taken back (negative), by its own day, in order of booking. */
  readonly receipts: readonly { readonly on: CivilDate; readonly amount: Money }[];
  /** Charges that fell away because a payment became known late. */
  readonly corrections: readonly ChargesCorrected[];
  readonly performed: readonly StepPerformed[];
  readonly disputedSince?: CivilDate;
  readonly flaggedSince?: CivilDate;
  readonly rulingOn?: CivilDate;
  readonly rejectedOn?: CivilDate;
  readonly acceptedOn?: CivilDate;
  readonly declinedOn?: CivilDate;
}

/** Everything claimed and open: fee, interest and principal. Interest that has accrued but is not charged is not in it. */
export function claimedOf(claim: Claim): Money {
  return claim.open.fee.plus(claim.open.interest).plus(claim.open.principal);
}

export function isSettled(claim: Claim): boolean {
  return claimedOf(claim).isZero();
}

export function performanceOf(claim: Claim, step: StepName): StepPerformed | undefined {
  return claim.performed.find((performed) => performed.step === step);
}

/** The due date that counts: a deferral's, or the printed one. */
export function dueDateOf(claim: Claim): CivilDate {
  return claim.deferredTo ?? claim.dueOn;
}

/**
 * The open principal day by day, from a day to a day. A payment lowers it from its own day on, so that day no longer
 * bears interest on what was paid.
 */
export function principalSegments(
  claim: Claim,
  from: CivilDate,
  to: CivilDate,
  timelyThrough: CivilDate = from,
): PrincipalSegment[] {
  const changes = [...claim.principalChanges].sort((one, other) => toEpochDay(one.on) - toEpochDay(other.on));
  const segments: PrincipalSegment[] = [];
  let principal = Money.zero(claim.invoiced.currency);
  let start = from;
  for (const { on, change } of changes) {
    if (on >= to) break;
    if (on > timelyThrough && on > start) {
      if (principal.isPositive()) segments.push({ from: start, to: on, principal });
      start = on;
    }
    principal = principal.plus(change);
  }
  if (start < to && principal.isPositive()) segments.push({ from: start, to, principal });
  return segments;
}

export type Outcome = 'paid' | 'open' | 'referred' | 'monitored' | 'in-court';

/** Where the claim stands, in one word. */
export function outcomeOf(claim: Claim): Outcome {
  if (isSettled(claim)) return 'paid';
  if (performanceOf(claim, 'monitoring')) return 'monitored';
  if (performanceOf(claim, 'referral') && !claim.rejectedOn) return 'referred';
  if (performanceOf(claim, 'administrative-court')) return 'in-court';
  return 'open';
}
