import { MEASURE_NAMES } from '../../../domain/controls/objectives';
import {
  judgedObjectives,
  verdictOf,
  withUnseen,
  type Limits,
  type Measured,
  type Verdict,
} from '../../../domain/controls/verdict';
import type { MeasureName } from '../../../domain/controls/objectives';

const limits = Object.fromEntries(MEASURE_NAMES.map((name) => [name, { metUpTo: 0, partlyUpTo: 1 }])) as Record<
  MeasureName,
  Limits
>;
const of = (measure: MeasureName, verdict: Verdict): Measured => {
  const values = { 'not-tested': 0, met: 0, partly: 1, not: 2 } as const;
  return { measure, value: values[verdict], examined: verdict === 'not-tested' ? 0 : 9, findings: [] };
};
const objectiveOf = (one: Verdict, other: Verdict): Verdict | undefined =>
  judgedObjectives([of('losses-without-authority', one), of('losses-waiting', other)], limits).find(
    ({ number }) => number === 7,
  )?.verdict;

test.each<[Verdict, Verdict, Verdict]>([
  ['met', 'met', 'met'],
  ['met', 'not-tested', 'partly'],
  ['not-tested', 'not-tested', 'not-tested'],
  ['met', 'partly', 'partly'],
  ['not-tested', 'partly', 'partly'],
  ['met', 'not', 'not'],
  ['not-tested', 'not', 'not'],
])('an objective with one measure %s and one %s is %s', (one, other, expected) => {
  expect(objectiveOf(one, other)).toBe(expected);
  expect(objectiveOf(other, one)).toBe(expected);
});

test('a measure that could not look at everything is never met', () => {
  const damaged = [{ about: 'town/1', says: 'cannot be read' }];
  const seen = withUnseen(of('standing-still', 'met'), damaged);
  expect(seen).toMatchObject({ findings: damaged, notLookedAt: 1, value: 0 });
  expect(verdictOf(seen, limits['standing-still'])).toBe('partly');
  expect(verdictOf(withUnseen(of('standing-still', 'not'), damaged), limits['standing-still'])).toBe('not');
  expect(verdictOf(withUnseen(of('standing-still', 'not-tested'), damaged), limits['standing-still'])).toBe(
    'not-tested',
  );
});
