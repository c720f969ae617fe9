import type { Money } from '../kernel/money';
import type { StepKind } from '../policy/step-kind';

/** The steps that are counted, in the order of the way. */
export const COUNTED_STEPS = [
  'reminder',
  'demand',
  'hand-over',
  'court',
  'monitoring',
] as const satisfies readonly StepKind[];
export type CountedStep = (typeof COUNTED_STEPS)[number];

/** What a step brought: how often it was taken, of what, what it charged, and what came in behind it and before the next. */
export interface StepFigures {
  readonly step: CountedStep;
  readonly taken: number;
  /** How many of these were behind the step before it: a demand behind a reminder, a hand-over behind a demand. */
  readonly behind: number;
  /** What the invoices came to on which it was taken. */
  readonly claimed: Money;
  /** How many of these were paid in full afterwards, through the day that is asked about. */
  readonly paid: number;
  readonly charged: Money;
  readonly received: Money;
}

/** Figures of a month, an invoice group and an administration, or of all of them. */
export interface KeyFigures {
  /** Issued in the month. */
  readonly invoices: number;
  readonly invoiced: Money;
  /** Credited of these invoices, through the day that is asked about. */
  readonly credited: Money;
  /** Paid of what was invoiced, through that day: without fees and interest, and without what is owed back. */
  readonly collected: Money;
  /** Paid of fees and interest of these invoices, through that day. */
  readonly chargesPaid: Money;
  /** The middle one of the days from the due date to the last payment, of these invoices when settled; negative when early. */
  readonly daysToPay?: number;
  /** Taken in the month, of whatever invoice. */
  readonly steps: readonly StepFigures[];
}

/** Shares in percent with two decimals; absent where there is nothing to divide by, or the parts are not of one time. */
export interface KeyShares {
  readonly remindedOfInvoices?: number;
  readonly demandedOfInvoices?: number;
  /** One less demands behind reminders by reminders: the audit's own measure, where no demand goes without one (S002-63). */
  readonly paidAfterReminder?: number;
  /** One less hand-overs, to the authority or the court, behind demands by demands. */
  readonly paidAfterDemand?: number;
  /** Of the claims handed over, to the authority or the court: those that were paid in full afterwards. */
  readonly paidAfterHandOver?: number;
  /** The collection rate: what was paid of what was invoiced, less what was credited. It cannot pass 100. */
  readonly collected?: number;
}

export function keySharesOf({ invoices, invoiced, credited, collected, steps }: KeyFigures): KeyShares {
  const taken = (...kinds: readonly CountedStep[]): number => countOf(steps, 'taken', kinds);
  const shares = {
    remindedOfInvoices: part(taken('reminder'), invoices),
    demandedOfInvoices: part(taken('demand'), invoices),
    paidAfterReminder: rest(countOf(steps, 'behind', ['demand']), taken('reminder')),
    paidAfterDemand: rest(countOf(steps, 'behind', HAND_OVERS), taken('demand')),
    paidAfterHandOver: share(countOf(steps, 'paid', HAND_OVERS), taken(...HAND_OVERS)),
    collected: share(collected.toMinorUnits(), invoiced.minus(credited).toMinorUnits()),
  };
  return Object.fromEntries(Object.entries(shares).filter(([, value]) => value !== undefined));
}

/** A claim goes to the authority, or to the court that hears its kind. */
export const HAND_OVERS = ['hand-over', 'court'] as const satisfies readonly CountedStep[];

/** How often the steps of these kinds were taken, were taken behind the step before, or were paid after. */
export function countOf(
  steps: KeyFigures['steps'],
  what: 'taken' | 'behind' | 'paid',
  kinds: readonly CountedStep[],
): number {
  return steps.filter(({ step }) => kinds.includes(step)).reduce((sum, one) => sum + one[what], 0);
}

const WHOLE = 10_000;

/** In percent with two decimals. */
export function share(part: number | bigint, whole: number | bigint): number | undefined {
  return BigInt(whole) === 0n ? undefined : hundredths(part, whole) / 100;
}

/** No share where more steps were taken than invoices issued: some were of invoices of before. */
function part(steps: number, invoices: number): number | undefined {
  return steps > invoices ? undefined : share(steps, invoices);
}

/** No share where more of the later step was taken in the time than of the earlier: those were reminded of before it. */
function rest(later: number, earlier: number): number | undefined {
  return earlier === 0 || later > earlier ? undefined : (WHOLE - hundredths(later, earlier)) / 100;
}

/** Hundredths of a percent; half a hundredth is rounded up. */
function hundredths(part: number | bigint, whole: number | bigint): number {
  return Number((BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n));
}
