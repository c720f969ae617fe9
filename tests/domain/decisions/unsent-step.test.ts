import { civilDate } from '../../../domain/kernel/civil-date';
import { live, type Happening } from '../life';
import { answerTo, claimOn, deferral, unpaid } from './decided';

/** The letter of the step was withheld: its ground was gone before it left. */
function unsent(on: string, step: 'reminder' | 'demand', performedOn: string): Happening {
  const withdrawnOn = civilDate(on);
  return {
    knownOn: withdrawnOn,
    command: {
      ...{ type: 'WithdrawUnsentStep', decisionId: `letter/${step}`, step, performedOn: civilDate(performedOn) },
      ...{ withdrawnOn, reason: 'payment was deferred before the letter left' },
    },
  };
}

test('a demand whose letter never left is charged to nobody, and is made again before anything follows it', () => {
  // Demanded on Thursday 18 February with 184.46; deferred on the 19th to Tuesday 1 March, before the letter left. The
  // debtor is reminded anew on day 7, 8 March, and the demand is made anew on day 17, Friday 18 March: 1,200 × 8 % × 17 / 366 = 4.46.
  const life = live(
    unpaid,
    '2016-03-31',
    deferral('2016-02-19', '2016-03-01'),
    unsent('2016-02-19', 'demand', '2016-02-18'),
  );
  expect(life.diary).toEqual([
    '2016-02-08 reminder 1200.00',
    '2016-03-08 reminder 1200.00',
    '2016-03-18 demand 180.00 + 4.46 -> 1384.46',
  ]);
  expect(life.balance).toBe('1384.46');
});

test('a reminder on which a demand counts already stays, for a person to look at', () => {
  expect(answerTo(unsent('2016-02-19', 'reminder', '2016-02-08'), claimOn('2016-02-19'))).toMatch(
    /^not-possible: The demand of 2016-02-18 counts on the reminder/,
  );
});

test('told twice it changes nothing', () => {
  const twice = claimOn('2016-02-17', unsent('2016-02-09', 'reminder', '2016-02-08'));
  expect(answerTo(unsent('2016-02-10', 'reminder', '2016-02-08'), twice)).toMatch(/^already-recorded/);
});
