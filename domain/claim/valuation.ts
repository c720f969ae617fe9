import { addMonths, type CivilDate } from '../kernel/civil-date';
import { excessOf, Money } from '../kernel/money';
import type { OpenItem } from './open-item';

/** An open claim more than one year past due, and what a closing has to set apart for it. */
export interface ValuedItem extends OpenItem {
  /** What was written down beside the claim (S002-68). */
  readonly writtenDown: Money;
  /** All that is open, less what is disputed (S002-55) or written down already; never below zero. */
  readonly toValue: Money;
}

const MONTHS_PAST_DUE = 12;

/** Whether a claim is more than one year past its due date at the end of a day (S002-76). */
export function isOverAYear(dueOn: CivilDate, asOf: CivilDate): boolean {
  return addMonths(dueOn, MONTHS_PAST_DUE) < asOf;
}

/**
 * The open claims that a closing values as doubtful, with what was written down of each. A claim that
 * was due on 31 August 2015 is one year past due on 31 August 2016, and over one year on 1 September.
 */
export function valuedAt(
  items: readonly OpenItem[],
  writtenDown: (item: OpenItem) => Money | undefined,
  asOf: CivilDate,
): readonly ValuedItem[] {
  return items
    .filter(({ dueOn }) => isOverAYear(dueOn, asOf))
    .map((item) => {
      const before = writtenDown(item) ?? Money.zero(item.open.currency);
      return { ...item, writtenDown: before, toValue: excessOf(item.open, item.doubtful.plus(before)) };
    });
}
