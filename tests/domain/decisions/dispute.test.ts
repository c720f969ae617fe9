import { doubtfulOf, isWhollyDisputed } from '../../../domain/claim/claim';
import { live, openParts, paid, takenBack, type Happening } from '../life';
import { answerTo, claimOn, credit, dispute, plan, settlement, takenBackDecision, unpaid } from './decided';

describe('a dispute of the whole claim', () => {
  test('stops every step until it is settled', () => {
    const life = live(unpaid, '2016-12-31', dispute('2016-02-10'));
    expect([life.days, life.waitsFor]).toEqual([
      ['2016-02-08 reminder'],
      'the end of the dispute raised on 2016-02-10',
    ]);
    expect(doubtfulOf(life.claim).toString()).toBe('1200.00');
  });

  test('an amount that is all of the principal is the whole', () => {
    expect(claimOn('2016-02-10', dispute('2016-02-10', '1200.00')).disputedAmount).toBeUndefined();
  });

  test('settled without a dismissal, the steps come when the time of its letter has run out', () => {
    // Settled on Monday 4 April with ten days to pay, demanded on Friday 15: 74 days, 19.4098.
    const life = live(unpaid, '2016-04-15', dispute('2016-02-10'), settlement('2016-04-04'));
    expect(life.diary[1]).toBe('2016-04-15 demand 180.00 + 19.41 -> 1399.41');
  });
});

describe('a dispute of a part', () => {
  // 200.00 of 1,200.00; 17 days on 1,000.00: 3.7158.
  const part = dispute('2016-02-01', '200.00');

  test('the undisputed part goes on, with interest on it alone, and letters ask for it alone', () => {
    const life = live(unpaid, '2016-12-31', part);
    expect(life.diary).toEqual([
      '2016-02-08 reminder 1000.00',
      '2016-02-18 demand 180.00 + 3.72 -> 1183.72',
      '2016-03-01 warning 1183.72',
      '2016-03-18 referral 1183.72',
    ]);
    expect(life.demand().disputed?.toString()).toBe('200.00');
    expect(life.balance).toBe('1383.72');
  });

  test('interest that left the disputed part out stays as it was when that part is dismissed', () => {
    const life = live(unpaid, '2016-03-10', part, settlement('2016-03-09', '200.00'));
    // 1,000.00 is what was owed all along: 180.00 + 3.72 + 1,000.00.
    expect([life.claim.charged.interest.toString(), life.balance]).toEqual(['3.72', '1183.72']);
  });

  test('when the undisputed part is paid, nothing more is asked until the dispute is settled', () => {
    const life = live(unpaid, '2016-12-31', part, paid('2016-02-25', '1183.72'));
    expect([life.days.length, life.balance, life.outcome]).toEqual([2, '200.00', 'open']);
    expect(life.waitsFor).toBe('the end of the dispute raised on 2016-02-01');
  });

  test('a claim whose undisputed part was paid before any step gets none', () => {
    const life = live(unpaid, '2016-12-31', part, paid('2016-02-05', '1000.00'));
    expect([life.days, isWhollyDisputed(life.claim)]).toEqual([[], true]);
  });

  test('and goes on when that payment is taken back', () => {
    const life = live(unpaid, '2016-02-29', part, paid('2016-02-05', '1000.00'), takenBack('2016-02-15', '1000.00'));
    expect(life.days[0]).toBe('2016-02-15 reminder');
  });

  test('only what is undisputed counts towards the limit of the hand-over', () => {
    // 800.00 disputed; 17 days on 400.00: 1.4863. 400 + 180 + 1.49 is over 500.00; with 900.00 disputed 300 + 180 + 1.11 is not.
    expect(live(unpaid, '2016-12-31', dispute('2016-02-01', '800.00')).outcome).toBe('referred');
    const under = live(unpaid, '2016-12-31', dispute('2016-02-01', '900.00'));
    expect([under.outcome, under.waitsFor]).toEqual(['open', 'a person: claimed 481.11 is not over 500.00 (S002-25)']);
  });

  test('a credit of the undisputed part leaves the disputed one', () => {
    const { claim } = live(unpaid, '2016-02-12', part, credit('2016-02-12', '1000.00'));
    expect([doubtfulOf(claim).toString(), isWhollyDisputed(claim)]).toEqual(['200.00', true]);
  });
});

describe('a dispute that is settled with a dismissal', () => {
  test('of the part: what need not be paid is credited, and the claim is what is left', () => {
    const life = live(
      unpaid,
      '2016-04-04',
      dispute('2016-02-01', '200.00'),
      paid('2016-02-25', '1183.72'),
      settlement('2016-04-04', '200.00'),
    );
    expect([life.balance, life.outcome]).toEqual(['0.00', 'paid']);
  });

  test('after a demand: charges are corrected to what was owed all the time', () => {
    // Disputed on 20 February; 600.00 dismissed: 17 days on 600.00 cost 2.2295, so 2.23 of 4.46 falls away.
    const { claim } = live(unpaid, '2016-04-03', dispute('2016-02-20'));
    expect(openParts(live(unpaid, '2016-04-04', dispute('2016-02-20'), settlement('2016-04-04', '600.00')).claim)).toBe(
      '180.00 + 2.23 + 600.00',
    );
    expect(openParts(claim)).toBe('180.00 + 4.46 + 1200.00');
  });

  test('of everything: the fee falls away too', () => {
    const life = live(unpaid, '2016-12-31', dispute('2016-02-20'), settlement('2016-04-04', '1200.00'));
    expect([life.balance, life.refund, life.outcome]).toEqual(['0.00', '0.00', 'credited']);
  });
});

describe('a payment made under protest is a payment, whatever the judgment says', () => {
  test('the debtor has to pay: it had been paid on its own day, and nothing more is asked', () => {
    const life = live(
      unpaid,
      '2016-12-31',
      dispute('2016-02-10'),
      paid('2016-02-12', '1200.00'),
      settlement('2016-04-04'),
    );
    expect([life.balance, life.refund, life.outcome, life.days]).toEqual([
      '0.00',
      '0.00',
      'paid',
      ['2016-02-08 reminder'],
    ]);
  });

  const rows: [what: string, lived: Happening[], dismissed: string, balance: string, refund: string][] = [
    ['the debtor owed nothing', [dispute('2016-02-10'), paid('2016-02-12', '1200.00')], '1200.00', '0.00', '1200.00'],
    ['the debtor owed a part', [dispute('2016-02-10'), paid('2016-02-12', '1200.00')], '600.00', '0.00', '600.00'],
    [
      'the debtor had paid before the dispute',
      [paid('2016-02-05', '1200.00'), dispute('2016-02-10')],
      '600.00',
      '0.00',
      '600.00',
    ],
    [
      '700.00 of 1,200.00 was paid, and half is dismissed',
      [dispute('2016-02-10'), paid('2016-02-12', '700.00')],
      '600.00',
      '0.00',
      '100.00',
    ],
    [
      '500.00 was paid, and half is dismissed',
      [dispute('2016-02-10'), paid('2016-02-12', '500.00')],
      '600.00',
      '100.00',
      '0.00',
    ],
    [
      'the disputed part was paid too',
      [dispute('2016-02-01', '200.00'), paid('2016-02-05', '1200.00')],
      '200.00',
      '0.00',
      '200.00',
    ],
  ];
  test.each(rows)('%s: what need not have been paid is owed back', (_what, lived, dismissed, balance, refund) => {
    const life = live(unpaid, '2016-04-04', ...lived, settlement('2016-04-04', dismissed));
    expect([life.balance, life.refund]).toEqual([balance, refund]);
  });

  test('never more than was disputed', () => {
    const claim = claimOn('2016-04-04', dispute('2016-02-01', '200.00'), paid('2016-02-05', '1200.00'));
    expect(answerTo(settlement('2016-04-04', '200.01'), claim)).toMatch(
      /^not-possible: 200.01 cannot be dismissed; 200.00 is disputed/,
    );
  });
});

describe('refused, in this order of reasons', () => {
  const cases: [why: string, happening: Happening, day: string, lived: Happening[], answer: RegExp][] = [
    [
      'the dispute is recorded already',
      dispute('2016-02-12', '0.00', 'again'),
      '2016-02-12',
      [dispute('2016-02-10')],
      /^already-recorded: The dispute/,
    ],
    [
      'nothing is left to dispute a part of',
      dispute('2016-02-12', '0.00'),
      '2016-02-12',
      [paid('2016-02-10', '1200.00')],
      /^settled/,
    ],
    ['nought', dispute('2016-02-12', '0.00'), '2016-02-12', [], /^not-possible: 0.00 is disputed/],
    [
      'more than is open',
      dispute('2016-02-12', '1000.01'),
      '2016-02-12',
      [paid('2016-02-10', '200.00')],
      /^not-possible: 1000.01 is disputed, but 1000.00/,
    ],
    [
      'a plan acknowledges it',
      dispute('2016-02-12'),
      '2016-02-12',
      [plan('2016-02-10', [['2016-03-01', '1372.36']])],
      /^not-possible: .* end the plan/,
    ],
    ['a settlement of nothing', settlement('2016-02-12'), '2016-02-12', [], /^not-possible: The claim is not disputed/],
    [
      'a dismissal of nought',
      settlement('2016-02-12', '0.00'),
      '2016-02-12',
      [dispute('2016-02-10')],
      /^not-possible: 0.00 cannot/,
    ],
    [
      'a dismissal of more than is disputed',
      settlement('2016-02-12', '200.01'),
      '2016-02-12',
      [dispute('2016-02-10', '200.00')],
      /^not-possible: 200.01 cannot be dismissed; 200.00/,
    ],
    [
      'a document that credits the claim already',
      settlement('2016-02-12', '200.00'),
      '2016-02-12',
      [credit('2016-02-09', '1.00', { document: 'T 1-16' }), dispute('2016-02-10', '200.00')],
      /^already-recorded: Credit note T 1-16/,
    ],
  ];
  test.each(cases)('%s', (_why, happening, day, lived, answer) => {
    expect(answerTo(happening, claimOn(day, ...lived))).toMatch(answer);
  });
});

describe('a dispute that is taken back', () => {
  test('never was: the steps come when the time of the letter about it has run out', () => {
    const life = live(unpaid, '2016-03-08', dispute('2016-02-10'), takenBackDecision('2016-02-26', 'dispute'));
    // Friday 26 February and ten days: Monday 7 March.
    expect(life.days).toEqual(['2016-02-08 reminder', '2016-03-08 demand']);
  });

  test('not when it was settled', () => {
    const { claim } = live(unpaid, '2016-02-15', dispute('2016-02-10'), settlement('2016-02-12'));
    expect(answerTo(takenBackDecision('2016-02-15', 'dispute'), claim)).toMatch(
      /^not-possible: The dispute is settled/,
    );
  });

  test('nor does it end a later one', () => {
    const { claim } = live(
      unpaid,
      '2016-02-15',
      dispute('2016-02-10'),
      settlement('2016-02-12'),
      dispute('2016-02-15', undefined, 'second'),
    );
    expect(answerTo(takenBackDecision('2016-02-15', 'dispute'), claim)).toMatch(/^not-possible/);
    expect(answerTo(takenBackDecision('2016-02-15', 'second'), claim)).toBe('accepted');
  });
});
