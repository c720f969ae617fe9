import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';

/** So many invoices, and what they come to. */
export interface Counted {
  readonly count: number;
  readonly sum: Money;
}

/**
 * Where an invoice of a delivery was lost. `not-kept`: in the file and not among the delivery's invoices · `not-registered`: no
 * claim · `other-amount`: the claim has another amount · `not-booked`: not in the journal · `booked-otherwise`: by another
 * amount · `not-exported`: its day left for the general ledger without it · `not-followed`: the engine was never told.
 */
export const LOST_AT = [
  'not-kept',
  'not-registered',
  'other-amount',
  'not-booked',
  'booked-otherwise',
  'not-exported',
  'not-followed',
] as const;
export type LostAt = (typeof LOST_AT)[number];

/** One invoice that a step lost. */
export interface LostInvoice {
  /** Empty where the invoice itself is not known any more. */
  readonly invoiceNumber: string;
  readonly at: LostAt;
  /** What is lost of it. */
  readonly amount: Money;
}

/** How a delivery passed from its source to the engine, invoice by invoice. */
export interface CountedDelivery {
  readonly deliveryNumber: number;
  /** Registered before, by another delivery or import. */
  readonly known: Counted;
  readonly registered: Counted;
  /** Of these, registered and taken back since. */
  readonly takenBack: Counted;
  /** Of what was registered, what stands in the journal. */
  readonly booked: Counted;
  /** Of that, what left for the general ledger, and what waits for the next export. */
  readonly exported: Counted;
  readonly toExport: Counted;
  /** Of what was registered, what the engine was told of, or is settled. */
  readonly followed: Counted;
  readonly lost: readonly LostInvoice[];
}

/** Entries that stand in another month than the one to which they belong, in one account and currency. */
export interface MovedPostings {
  /** The month of the value day: of the issue, of the payment. */
  readonly belongsTo: string;
  /** The month of the accounting day. */
  readonly standsIn: string;
  readonly account: string;
  readonly entries: number;
  readonly amount: Money;
}

/** One entry that stands in another month. */
export interface MovedEntry {
  readonly entryId: string;
  readonly invoiceNumber?: string;
  readonly text: string;
  readonly valueDay: CivilDate;
  readonly accountingDay: CivilDate;
  /** On the control accounts; nought where they are not touched. */
  readonly receivables: Money;
  /** How much better the result is by it. */
  readonly result: Money;
}

/** What is wrong in a month by entries that stand elsewhere, against the creditor's threshold (S002-93). */
export interface CutOffEffect {
  /** On the receivables and on the result of the month: what stands in it and belongs elsewhere, less what it lacks. */
  readonly receivables: Money;
  readonly result: Money;
  /** Absent where no threshold is stated in the currency. */
  readonly threshold?: Money;
  /** `undecided` where no threshold is stated. Nothing to judge is `none`. */
  readonly isMaterial: 'yes' | 'no' | 'undecided' | 'none';
}

/** The effect against a threshold: what is at least the threshold is material, with or without its sign. */
export function effectOf(
  receivables: Money,
  result: Money,
  threshold: Money | undefined,
  entries: number,
): CutOffEffect {
  const of = { receivables, result, ...(threshold && { threshold }) };
  if (entries === 0) return { ...of, isMaterial: 'none' };
  if (!threshold) return { ...of, isMaterial: 'undecided' };
  const reaches = (amount: Money): boolean =>
    !amount.isZero() && !threshold.isOver(amount.isNegative() ? amount.negated() : amount);
  return { ...of, isMaterial: reaches(receivables) || reaches(result) ? 'yes' : 'no' };
}
