import { civilDate } from '../../../domain/kernel/civil-date';
import { decide } from '../../../domain/claim/decide';
import { danishInvoice, debtorIs, foldedOn, invoice, live, paid, statensAdministration, type Happening } from '../life';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { answerTo, claimOn, deferral, hold, takenBackDecision, unpaid } from './decided';

/** When the reminder of 8 February goes out, with a demand ten days after a late one. */
const cases: [what: string, holds: Happening[], days: string[]][] = [
  ['ends on a Sunday', [hold('2016-02-05', '2016-02-14')], ['2016-02-15 reminder', '2016-02-25 demand']],
  [
    'ends on its last day, and not before',
    [hold('2016-02-05', '2016-02-08')],
    ['2016-02-09 reminder', '2016-02-19 demand'],
  ],
  ['ends the day before', [hold('2016-02-02', '2016-02-07')], ['2016-02-08 reminder', '2016-02-18 demand']],
  // After the hold the debtor is reminded anew before anything is charged.
  ['begins the day after', [hold('2016-02-09', '2016-02-12')], ['2016-02-08 reminder', '2016-02-15 reminder']],
  [
    'ends on a Friday before closed days',
    [hold('2016-02-05', '2016-02-19')],
    ['2016-02-22 reminder', '2016-03-03 demand'],
  ],
  [
    'overlaps another',
    [hold('2016-02-05', '2016-02-14'), hold('2016-02-08', '2016-02-18', 'later')],
    ['2016-02-19 reminder', '2016-02-29 demand'],
  ],
  [
    'follows another without a gap',
    [hold('2016-02-05', '2016-02-14'), hold('2016-02-08', '2016-02-09', 'within'), hold('2016-02-10', '2016-02-16')],
    ['2016-02-17 reminder', '2016-02-29 demand'],
  ],
  [
    'encloses another: the shorter ends nothing',
    [hold('2016-02-05', '2016-02-19'), hold('2016-02-08', '2016-02-10', 'within')],
    ['2016-02-22 reminder', '2016-03-03 demand'],
  ],
  [
    'is enclosed by another',
    [hold('2016-02-03', '2016-02-05', 'within'), hold('2016-02-04', '2016-02-19')],
    ['2016-02-22 reminder', '2016-03-03 demand'],
  ],
  [
    'lies on top of a deferral',
    [deferral('2016-01-28', '2016-02-15'), hold('2016-02-20', '2016-02-24')],
    ['2016-02-25 reminder', '2016-03-07 demand'],
  ],
  [
    'is taken back early',
    [hold('2016-02-05', '2016-02-19'), takenBackDecision('2016-02-10', 'hold 2016-02-05')],
    ['2016-02-10 reminder', '2016-02-22 demand'],
  ],
  [
    'is taken back, and another goes on',
    [
      hold('2016-02-05', '2016-02-19'),
      hold('2016-02-08', '2016-02-11'),
      takenBackDecision('2016-02-10', 'hold 2016-02-05'),
    ],
    ['2016-02-12 reminder', '2016-02-22 demand'],
  ],
];

test.each(cases)('a hold that %s', (_what, holds, days) => {
  expect(live(unpaid, '2016-03-10', ...holds).days.slice(0, 2)).toEqual(days);
});

test('interest runs on during a hold: nobody said that payment may wait', () => {
  // 24 days to 25 February: 6.2951.
  expect(live(unpaid, '2016-02-25', hold('2016-02-05', '2016-02-14')).diary[1]).toBe(
    '2016-02-25 demand 180.00 + 6.30 -> 1386.30',
  );
});

describe('a hold that is placed while a step waits for its gate', () => {
  // The run of Monday 8 February; the bank is reconciled on Wednesday 10. Held from the 9th through Saturday 20.
  const due = live(danishInvoice({ due: '2016-02-01' }), '2016-02-07').claim;
  const held = (() => {
    const placed = decide(
      due,
      { type: 'PlaceHold', decisionId: 'h', placedOn: civilDate('2016-02-09'), through: civilDate('2016-02-20') },
      statensAdministration,
      civilDate('2016-02-09'),
    );
    if (!('events' in placed)) throw new Error(placed.message);
    return foldedOn(due, placed.events);
  })();
  const reminder = (on: string) =>
    decide(
      held,
      { type: 'PerformStep', step: 'reminder', gates: { bankReconciled: true }, dueOn: civilDate('2016-02-08') },
      statensAdministration,
      civilDate(on),
    );

  test('keeps the step back, and says when it comes', () => {
    expect(reminder('2016-02-10')).toMatchObject({ refused: 'not-due', nextOn: '2016-02-22' });
    expect(reminder('2016-02-19')).toMatchObject({ refused: 'not-due', nextOn: '2016-02-22' });
  });

  test('and lets it go when it has ended', () => {
    expect(reminder('2016-02-22')).toHaveProperty('events');
  });
});

describe('a hold is refused', () => {
  test('on a settled claim', () => {
    expect(answerTo(hold('2016-02-10', '2016-01-01'), claimOn('2016-02-10', paid('2016-02-02', '1200.00')))).toMatch(
      /^settled/,
    );
  });

  test('when it ends before it begins', () => {
    expect(answerTo(hold('2016-02-10', '2016-02-09'), claimOn('2016-02-10'))).toMatch(/^not-possible: A hold from/);
    expect(answerTo(hold('2016-02-10', '2016-02-10'), claimOn('2016-02-10'))).toBe('accepted');
  });
});

test('a letter that the policy no longer sends keeps the hand-over behind the hold: it waits for a person', () => {
  const notForEstates = { statuses: ['deceased'] as const, sources: ['S002-29'] };
  const steps = seBotkyrka.steps.map((step) =>
    step.step === 'warning' ? { ...step, notForDebtors: notForEstates } : step,
  );
  const under = rulebookOf({ ...seBotkyrka, steps });
  const lived = [hold('2016-03-05', '2016-04-30'), debtorIs('2016-03-07', 'deceased')];
  expect(live(invoice({ due: '2016-02-01', under }), '2016-12-31', ...lived).days).toEqual([
    ...['2016-02-08 reminder', '2016-02-18 demand', '2016-03-01 warning'],
  ]);
});

test('a hold that is taken back has rested until then: the debtor is reminded anew before anything is charged', () => {
  const lived = [hold('2016-02-10', '2016-06-30'), takenBackDecision('2016-06-01', 'hold 2016-02-10')];
  // Four banking days: 2, 3, 7 and 8 June; the 6th is the national day.
  expect(live(unpaid, '2016-06-10', ...lived).days).toEqual([
    ...['2016-02-08 reminder', '2016-06-01 reminder', '2016-06-09 demand'],
  ]);
});
