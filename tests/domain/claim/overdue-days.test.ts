import fc from 'fast-check';
import { addDays, civilDate, daysBetween, type CivilDate } from '../../../domain/kernel/civil-date';
import { overdueDays, overdueDaysOf } from '../../../domain/claim/overdue-days';
import { disputed, held, invoice, live } from '../life';

const day = civilDate;

describe('Three days of grace, due on 1 October, held from 6 to 30 October', () => {
  const terms = {
    dueOn: day('2016-10-01'),
    graceDays: 3,
    pauses: [{ from: day('2016-10-06'), through: day('2016-10-30') }],
  };

  test.each([
    // Not late on the due date, nor before it.
    ['2016-09-20', 0, 0],
    ['2016-10-01', 0, 0],
    // The three days of grace.
    ['2016-10-04', 3, 0],
    ['2016-10-05', 4, 1],
    // The day on which the hold begins was not held the day before.
    ['2016-10-06', 5, 2],
    ['2016-10-07', 6, 2],
    ['2016-10-30', 29, 2],
    ['2016-10-31', 30, 3],
    ['2016-11-01', 31, 4],
  ])('on %s it is %i days past due, and %i of them count', (asOf, pastDue, counted) => {
    expect(overdueDays(terms, day(asOf))).toEqual({ pastDue, counted });
  });

  test.each([
    ['a hold within the hold', ['2016-10-10', '2016-10-20']],
    ['the same hold again', ['2016-10-06', '2016-10-30']],
    ['a hold that begins before and ends within', ['2016-10-06', '2016-10-15']],
    ['a hold that begins within', ['2016-10-15', '2016-10-30']],
  ])('%s takes no day off twice', (_what, [from = '', through = '']) => {
    const pauses = [...terms.pauses, { from: day(from), through: day(through) }];
    for (const asOf of ['2016-10-12', '2016-10-30', '2016-10-31']) {
      expect(overdueDays({ ...terms, pauses }, day(asOf))).toEqual(overdueDays(terms, day(asOf)));
    }
  });

  test('a hold in two parts without a free day between them is one', () => {
    const pauses = [
      { from: day('2016-10-06'), through: day('2016-10-17') },
      { from: day('2016-10-18'), through: day('2016-10-30') },
    ];
    expect(overdueDays({ ...terms, pauses }, day('2016-10-31'))).toEqual({ pastDue: 30, counted: 3 });
  });
});

/** Day by day, as one would do it with a calendar and a pencil. */
function countedByHand(
  dueOn: CivilDate,
  graceDays: number,
  pauses: readonly { from: CivilDate; through: CivilDate }[],
  asOf: CivilDate,
): number {
  const held = new Set<string>();
  for (const { from, through } of pauses) for (let on = from; on <= through; on = addDays(on, 1)) held.add(on);
  let counted = 0;
  let grace = graceDays;
  for (let on = addDays(dueOn, 1); on <= asOf; on = addDays(on, 1)) {
    if (grace > 0) grace -= 1;
    else if (!(held.has(on) && held.has(addDays(on, -1)))) counted += 1;
  }
  return counted;
}

test('whatever the holds and the days of grace, the count is the one made day by day', () => {
  const pause = fc
    .tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 30 }))
    .map(([start, length]) => ({ start, length }));
  fc.assert(
    fc.property(
      fc.array(pause, { maxLength: 6 }),
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: -5, max: 90 }),
      (written, graceDays, after) => {
        const dueOn = day('2016-10-01');
        const asOf = addDays(dueOn, after);
        const pauses = written.map(({ start, length }) => {
          const from = addDays(dueOn, start);
          return { from, through: addDays(from, length) };
        });
        const { pastDue, counted } = overdueDays({ dueOn, graceDays, pauses }, asOf);
        expect(pastDue).toBe(Math.max(0, daysBetween(dueOn, asOf)));
        expect(counted).toBe(countedByHand(dueOn, graceDays, pauses, asOf));
      },
    ),
  );
});

test('a claim counts from its own due date and without the days on which it was held', () => {
  const { claim } = live(invoice({ due: '2016-10-01' }), '2016-10-31', held('2016-10-06', '2016-10-30'));
  expect(overdueDaysOf(claim, day('2016-10-31'), 3)).toEqual({ pastDue: 30, counted: 3 });
});

test('a dispute stops steps, and takes no day off: the law lets interest run on what is owed after all', () => {
  const { claim } = live(invoice({ due: '2016-10-01' }), '2016-10-31', disputed('2016-10-06'));
  expect(overdueDaysOf(claim, day('2016-10-31'))).toEqual({ pastDue: 30, counted: 30 });
});
