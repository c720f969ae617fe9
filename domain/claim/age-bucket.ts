import { daysBetween, type CivilDate } from '../kernel/civil-date';

/** The first day past due of each bucket but the first (S002-78). */
export const FIRST_DAYS_PAST_DUE = [1, 8, 16, 31, 91, 181] as const;

/** Of the audit's age analysis: days past due, both included; the last has no end (S002-78). */
export const AGE_BUCKETS = ['not-due', '1-7', '8-15', '16-30', '31-90', '91-180', '181-'] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];

/** By the due date in force at the end of a day. A claim is past due from the day after. */
export function ageBucketOf(dueOn: CivilDate, asOf: CivilDate): AgeBucket {
  const days = daysBetween(dueOn, asOf);
  return AGE_BUCKETS[FIRST_DAYS_PAST_DUE.filter((first) => days >= first).length] as AgeBucket;
}
