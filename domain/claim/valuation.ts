import type { ValuationRule } from '../close/closings';
import { addMonths, type CivilDate } from '../kernel/civil-date';
import { excessOf, Money } from '../kernel/money';
import type { Stage } from './case-notice';
import type { OpenItem } from './open-item';

/** An open claim that a closing values, and what the closing has to set apart for it. */
export interface ValuedItem extends OpenItem {
  /** What was written down beside the claim (S002-68). */
  readonly writtenDown: Money;
  /** Of what is open, and neither disputed nor written down. */
  readonly percent: number;
  /** The percent of what is open, less what is disputed (S002-55) or written down already; never below zero. */
  readonly toValue: Money;
}

const MONTHS_PAST_DUE = 12;

/** Whether a claim is more than one year past its due date at the end of a day (S002-76). */
export function isOverAYear(dueOn: CivilDate, asOf: CivilDate): boolean {
  return addMonths(dueOn, MONTHS_PAST_DUE) < asOf;
}

/** What a valuation knows of each claim beside what is open. */
export interface BesideItem {
  readonly writtenDown: (item: OpenItem) => Money | undefined;
  /** Asked only where the rule goes by stage. */
  readonly stageOf: (item: OpenItem) => Stage;
}

/**
 * The open claims that a closing values. By age, a claim that was due on 31 August 2015 is one year past due on 31 August
 * 2016, and over one year on 1 September.
 */
export function valuedAt(
  items: readonly OpenItem[],
  beside: BesideItem,
  { rule, asOf }: { readonly rule: ValuationRule; readonly asOf: CivilDate },
): readonly ValuedItem[] {
  const valued = items.filter(({ dueOn }) => (rule.by === 'age' ? isOverAYear(dueOn, asOf) : dueOn < asOf));
  return valued.map((item) => {
    const writtenDown = beside.writtenDown(item) ?? Money.zero(item.open.currency);
    const percent = percentOf(item, rule, beside);
    const rest = excessOf(item.open, item.doubtful.plus(writtenDown));
    return {
      ...item,
      writtenDown,
      percent,
      toValue: Money.rounded(rest.amount.times(percent).div(100), rest.currency),
    };
  });
}

/** A claim that is settled by its events, and open by its accounts alone, is settled in the month that follows. */
function percentOf(item: OpenItem, rule: ValuationRule, { stageOf }: BesideItem): number {
  if (rule.by === 'age') return 100;
  const stage = stageOf(item);
  return stage === 'settled' ? 0 : rule.percents[stage];
}
