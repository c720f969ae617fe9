/** How far a claim's process has come while something of it is open. */
export const VALUED_STAGES = ['awaiting-payment', 'dunning', 'agency', 'enforcement', 'monitoring'] as const;
export type ValuedStage = (typeof VALUED_STAGES)[number];

/**
 * What a closing sets apart. By `age`: all of what is open of every claim that is more than one year past due (S002-76). By
 * `stage`: of every claim that is past due, the percent that its creditor has decided for the claim's stage. No percent is
 * taken for granted.
 */
export type ValuationRule =
  { readonly by: 'age' } | { readonly by: 'stage'; readonly percents: Readonly<Record<ValuedStage, number>> };

/** The closings of a creditor: in which months doubtful claims are valued, and by which rule. */
export interface Closings {
  /** From 1 to 12. */
  readonly months: readonly number[];
  readonly valuation: ValuationRule;
}

/** April, August and December, by age (S002-75, S002-76): what a Swedish creditor has that has laid down nothing else. */
export const SWEDISH_CLOSINGS: Closings = { months: [4, 8, 12], valuation: { by: 'age' } };

/** Whether a month (`2016-08`) is a closing. */
export function isClosing({ months }: Pick<Closings, 'months'>, month: string): boolean {
  return months.includes(Number(month.slice(5)));
}
