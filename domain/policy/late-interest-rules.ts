import type { Setting } from './setting';

/**
 * What becomes of the interest from the due date to the payment, where payment comes late and no step has charged that
 * interest: nothing is claimed, an invoice of its own claims the interest, or a line on the debtor's next invoice does.
 */
export type PaidBeforeDemand = 'not-claimed' | 'separate-invoice' | 'next-invoice';

/** From which day late interest runs: the due date that was agreed, or the 30th day after the invoice was sent. */
export type InterestRunsFrom = 'due-date' | 'thirty-days-after-issue';

/**
 * Interest at so much for each month begun, counted from the day from which interest runs: where an agreement gives it
 * (räntelagen 1 §), or gebyrloven § 3 for Danish claims with distraint.
 */
export interface InterestPerMonthBegun {
  /** Percent for each month begun. */
  readonly percent: Setting<string>;
  /** Whose claims bear it; the policy's other claims bear interest by the day. Every claim when absent. */
  readonly groups?: readonly string[];
}

/** What becomes of a line for the next invoice that no invoice has taken within so many months. */
export interface NoNextInvoice {
  readonly afterMonths: Setting<number>;
  readonly then: Setting<'separate-invoice' | 'waived'>;
}

/** What a creditor claims for late payment, beside what its steps charge. */
export interface LateInterestRules {
  /** Percentage points over the reference rate. */
  readonly pointsOverReference: Setting<string>;
  /** By the day when absent, at so many points over the reference rate. */
  readonly perMonthBegun?: InterestPerMonthBegun;
  /** From the due date when absent (räntelagen 3 §); else by räntelagen 4 § and renteloven § 3, stk. 2. */
  readonly runsFrom?: Setting<InterestRunsFrom>;
  /** Not claimed when absent. */
  readonly paidBeforeDemand?: Setting<PaidBeforeDemand>;
  /** Interest that ran after a step had charged interest is claimed in the same way; else it is not claimed. */
  readonly alsoAfterCharge?: true;
  /** Interest of less than this is waived. */
  readonly waivedUnder?: Setting<string>;
  /** Asked for where interest goes on the next invoice: what becomes of the line that no invoice has taken. */
  readonly noNextInvoice?: NoNextInvoice;
}

/** What the claims of a group bear for each month begun; undefined for claims that bear interest by the day. */
export function perMonthBegunOf(
  { lateInterest }: { readonly lateInterest?: LateInterestRules },
  invoiceGroup: string,
): InterestPerMonthBegun | undefined {
  const rule = lateInterest?.perMonthBegun;
  return rule?.groups && !rule.groups.includes(invoiceGroup) ? undefined : rule;
}

/** In which way interest that no step charges is claimed; undefined where such interest is not claimed. */
export function interestWayOf({
  lateInterest,
}: {
  readonly lateInterest?: LateInterestRules;
}): Exclude<PaidBeforeDemand, 'not-claimed'> | undefined {
  const way = lateInterest?.paidBeforeDemand?.value;
  return way === 'not-claimed' ? undefined : way;
}
