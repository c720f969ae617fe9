import type { CivilDate } from '../kernel/civil-date';
import { counted } from '../kernel/counted';
import { recordedNameOf, type CountedFrom } from './counted-from';
import type { Placement, PolicyWords, StepName } from './policy';

/**
 * Why a step is taken on its day, as values: events record it, and whoever reads it is told in their own language. It
 * says all of it without the policy, which may have changed since.
 */
export interface StepReason {
  /** Why the policy takes the step at all. */
  readonly words: PolicyWords;
  /** Requirement items or paragraphs, such as `S002-24`. */
  readonly sources: readonly string[];
  /** Absent for a step that has no day. */
  readonly day?: ReasonedDay;
}

/** So many of one unit. */
export type ReasonedDelay =
  | { readonly days: number }
  | { readonly workingDays: number }
  | { readonly bankingDays: number }
  | { readonly weeks: number }
  | { readonly months: number };
export type DelayUnit = 'days' | 'workingDays' | 'bankingDays' | 'weeks' | 'months';

/** The count and the unit of a delay. */
export function countedDelay(delay: ReasonedDelay): { readonly count: number; readonly unit: DelayUnit } {
  if ('days' in delay) return { count: delay.days, unit: 'days' };
  if ('workingDays' in delay) return { count: delay.workingDays, unit: 'workingDays' };
  if ('bankingDays' in delay) return { count: delay.bankingDays, unit: 'bankingDays' };
  if ('weeks' in delay) return { count: delay.weeks, unit: 'weeks' };
  return { count: delay.months, unit: 'months' };
}

/** How a step's day was found. */
export interface ReasonedDay {
  readonly anchor: CountedFrom;
  /** From the anchor's day on. */
  readonly delay: ReasonedDelay;
  /** The day on which its delay had run. */
  readonly earliest: CivilDate;
  /** How the planned day was found from that one. */
  readonly placement: Placement;
  /** Why the planned day is a later one: banks were closed, as the calendar names the day. */
  readonly closed?: string;
  /** The letter whose last day had to pass first, when the policy alone gave an earlier day. */
  readonly letter?: { readonly step: StepName; readonly lastDay: CivilDate };
  /** The day that the policy gave it, when it was performed on a later one. */
  readonly lateFor?: CivilDate;
}

/**
 * The English note that events have beside the values: `payment reminder (S002-15): due date 2016-02-01 + 7 days`.
 * Events from before the values have the note alone, so its words stay.
 */
export function recordedReason({ words, sources, day }: StepReason): string {
  const because = `${words.en} (${sources.join(', ')})`;
  if (!day) return because;
  const delay = delayInWords(day.delay);
  const parts = [`${recordedNameOf(day.anchor)} ${day.anchor.on}${delay && ` + ${delay}`}`];
  if (day.placement === 'next-run') parts.push(`first run from ${day.earliest}`);
  else if (day.placement === 'first-banking-day-of-next-month') parts.push('first banking day of the next month');
  else if (day.closed !== undefined) parts.push(`moved from ${day.earliest}, ${day.closed}`);
  if (day.letter) parts.push(`after the last day of the ${day.letter.step}, ${day.letter.lastDay}`);
  if (day.lateFor) parts.push(`late: planned for ${day.lateFor}`);
  return `${because}: ${parts.join('; ')}`;
}

/** A delay in English: `17 days`, `1 banking day`; empty for none. */
export function delayInWords(delay: ReasonedDelay): string {
  const { count, unit } = countedDelay(delay);
  return count === 0 ? '' : counted(count, UNITS[unit]);
}

const UNITS: Readonly<Record<DelayUnit, string>> = {
  days: 'day',
  workingDays: 'working day',
  bankingDays: 'banking day',
  weeks: 'week',
  months: 'month',
};
