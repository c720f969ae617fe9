import { AGE_BUCKETS, ageBucketOf } from '../../../domain/claim/age-bucket';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';

const due = civilDate('2016-02-01');

/** The audit's buckets, each with its first and its last day past due (S002-78). */
test.each([
  ['not-due', -400, 0],
  ['1-7', 1, 7],
  ['8-15', 8, 15],
  ['16-30', 16, 30],
  ['31-90', 31, 90],
  ['91-180', 91, 180],
  ['181-', 181, 4000],
] as const)('%s has the days %i to %i past due', (bucket, first, last) => {
  expect(ageBucketOf(due, addDays(due, first))).toBe(bucket);
  expect(ageBucketOf(due, addDays(due, last))).toBe(bucket);
  expect(AGE_BUCKETS).toContain(bucket);
});
