import type { CivilDate } from '../domain/kernel/civil-date';
import { claimedOf, type Claim } from '../domain/claim/claim';
import { outcomeOf, type Outcome } from '../domain/claim/outcome';
import type { StepName } from '../domain/policy/policy';
import { reasonOf } from '../domain/claim/reason';
import type { Rulebook } from '../domain/policy/rulebook';
import { timetable } from '../domain/claim/timetable';
import { signedAmountOf } from '../domain/payment/bank-movement';
import type { PaymentMatch } from '../domain/payment/match-payments';

/** One step of an invoice's line. Amounts are decimal strings in the invoice's currency. */
export interface StepLine {
  readonly step: StepName;
  /** Null for a review that is before a person and has no day. */
  readonly on: CivilDate | null;
  /** Charged with the step. */
  readonly fee: string;
  /** Charged with the step. */
  readonly interest: string;
  /** What the step asks for: everything claimed and open. */
  readonly total: string;
  readonly reason: string;
}

/** What became of one invoice by a day: the contract of `fordring preview --json` and `fordring rehearse --json`. */
export interface InvoiceLine {
  readonly invoice: string;
  readonly steps: readonly StepLine[];
  readonly outcome: Outcome;
  /** Claimed and open on the day. */
  readonly balance: string;
}

/** Money that was booked on no claim. */
export interface UnmatchedLine {
  readonly unmatched: {
    readonly on: CivilDate;
    readonly amount: string;
    readonly currency: string;
    readonly references: readonly string[];
    readonly reason: string;
  };
}

export function invoiceLine(claim: Claim, rulebook: Rulebook, until: CivilDate): InvoiceLine {
  const claimed = claimedOf(claim);
  const performed = claim.performed.map((step) => ({
    step: step.step,
    on: step.on,
    fee: step.fee.toString(),
    interest: step.interest.toString(),
    total: step.total.toString(),
    reason: step.reason,
  }));
  return {
    invoice: claim.invoiceNumber,
    steps:
      claimed.isZero() || claim.performed.length === 0 ? performed : [...performed, ...reviews(claim, rulebook, until)],
    outcome: outcomeOf(claim),
    balance: claimed.toString(),
  };
}

export function unmatchedLine({ movement, unmatchedBecause }: PaymentMatch): UnmatchedLine {
  return {
    unmatched: {
      on: movement.receivedOn,
      amount: signedAmountOf(movement).toString(),
      currency: movement.amount.currency,
      references: movement.references.map(({ reference }) => reference),
      reason: unmatchedBecause ?? 'it takes back more than was paid, or is for several claims',
    },
  };
}

/** Reviews that lie before a person on that day. */
function reviews(claim: Claim, rulebook: Rulebook, until: CivilDate): StepLine[] {
  return timetable(claim, rulebook, until)
    .filter(({ rule }) => rule.placement === 'without-day')
    .map((planned) => ({
      step: planned.step,
      on: null,
      fee: '0.00',
      interest: '0.00',
      total: claimedOf(claim).toString(),
      reason: reasonOf(planned, rulebook),
    }));
}
