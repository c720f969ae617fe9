import { danishInvoice, clientAnswers, deferred, invoice, live, openParts, paid, ruling } from '../life';
import { aheadOf, answerTo, claimOn, deferral, interestRunsOn, plan, takenBackDecision, unpaid } from './decided';

describe('a deferral moves every step and timer to the new due date', () => {
  test('interest starts there, when nothing else is settled', () => {
    // Seventeen days from 1 March: 4.4590.
    const life = live(unpaid, '2016-12-31', deferral('2016-01-28', '2016-03-01'));
    expect(life.diary).toEqual([
      '2016-03-08 reminder 1200.00',
      '2016-03-18 demand 180.00 + 4.46 -> 1384.46',
      '2016-04-01 warning 1384.46',
      '2016-04-18 referral 1384.46',
    ]);
  });

  test('or runs on from the old one, where the policy says so', () => {
    // 1 February to 18 March is 46 days: 12.0656.
    const given = invoice({ due: '2016-02-01', under: interestRunsOn });
    const life = live(given, '2016-03-18', deferral('2016-01-28', '2016-03-01'));
    expect(life.diary[1]).toBe('2016-03-18 demand 180.00 + 12.07 -> 1392.07');
  });

  test('what comes after a demand waits for the new due date too', () => {
    // Deferred on 25 February to Friday 8 April: warning on Monday 11; seven banking days end on Wednesday 20.
    const life = live(unpaid, '2016-12-31', deferral('2016-02-25', '2016-04-08'));
    expect(life.days.slice(2)).toEqual(['2016-04-11 warning', '2016-04-21 referral']);
  });

  test('a new due date on a Saturday leaves Monday to pay: nothing is sent before Tuesday', () => {
    const life = live(unpaid, '2016-12-31', deferral('2016-02-25', '2016-03-05'));
    expect(life.days.slice(2)).toEqual(['2016-03-08 warning', '2016-03-18 referral']);
  });

  test('a second one counts instead of the first', () => {
    const twice = [deferral('2016-01-28', '2016-03-01', undefined, 'one'), deferral('2016-02-25', '2016-04-01')];
    expect(live(unpaid, '2016-04-20', ...twice).days).toEqual(['2016-04-08 reminder', '2016-04-18 demand']);
  });
});

describe('at most three months in all, from the printed due date, or the next banking day', () => {
  const last: [due: string, latest: string, tooLate: string, why: string][] = [
    ['2016-02-01', '2016-05-02', '2016-05-03', '1 May is a Sunday'],
    ['2016-01-31', '2016-05-02', '2016-05-03', '31 January and three months is Saturday 30 April'],
    ['2015-11-30', '2016-02-29', '2016-03-01', 'February has 29 days'],
    ['2014-11-30', '2015-03-02', '2015-03-03', '28 February 2015 is a Saturday'],
    ['2015-12-25', '2016-03-29', '2016-03-30', 'Good Friday, and Easter Monday is the 28th'],
  ];
  test.each(last)('due %s: %s, not %s (%s)', (due, latest, tooLate) => {
    const { claim } = live(invoice({ due }), due);
    expect(answerTo(deferral(due, latest), claim)).toBe('accepted');
    expect(answerTo(deferral(due, tooLate), claim)).toMatch(new RegExp(`^not-possible: .* to ${latest} at the latest`));
  });

  test('in all: a first deferral leaves the second no more', () => {
    const claim = claimOn('2016-02-20', deferral('2016-01-28', '2016-03-01', undefined, 'first'));
    expect(answerTo(deferral('2016-02-20', '2016-05-02'), claim)).toBe('accepted');
    expect(answerTo(deferral('2016-02-20', '2016-05-03'), claim)).toMatch(/^not-possible/);
  });
});

describe('a deferral that counts from an earlier day withdraws what was sent since', () => {
  test('reminder and demand, with fee and interest; the steps come anew', () => {
    const life = live(unpaid, '2016-03-31', deferral('2016-02-22', '2016-03-01', '2016-02-05'));
    expect(life.claim.withdrawn.map(({ step }) => step)).toEqual(['demand', 'reminder']);
    expect(life.diary).toEqual(['2016-03-08 reminder 1200.00', '2016-03-18 demand 180.00 + 4.46 -> 1384.46']);
    expect(openParts(claimOn('2016-02-22', deferral('2016-02-22', '2016-03-01', '2016-02-05')))).toBe(
      '0.00 + 0.00 + 1200.00',
    );
  });

  test('only what was sent since that day', () => {
    const claim = claimOn('2016-02-22', deferral('2016-02-22', '2016-03-01', '2016-02-10'));
    expect(claim.performed.map(({ step }) => step)).toEqual(['reminder']);
  });

  test('and nothing when it counts from its own day', () => {
    const claim = claimOn('2016-02-22', deferral('2016-02-22', '2016-03-01'));
    expect([claim.withdrawn.length, openParts(claim)]).toEqual([0, '180.00 + 4.46 + 1200.00']);
  });

  test('what had been paid of fee and interest moves to the principal', () => {
    const life = live(
      unpaid,
      '2016-02-22',
      paid('2016-02-20', '184.46'),
      deferral('2016-02-22', '2016-03-01', '2016-02-05'),
    );
    expect([openParts(life.claim), life.refund]).toEqual(['0.00 + 0.00 + 1015.54', '0.00']);
  });

  test('and what of it the principal does not take is owed back', () => {
    // 1,300.00 had covered 184.46 and 1,115.54; 84.46 of principal was left.
    const life = live(
      unpaid,
      '2016-02-22',
      paid('2016-02-20', '1300.00'),
      deferral('2016-02-22', '2016-03-01', '2016-02-05'),
    );
    expect([life.balance, life.refund, life.outcome]).toEqual(['0.00', '100.00', 'paid']);
  });

  test('the hand-over itself, while the authority has not ruled', () => {
    const life = live(unpaid, '2016-05-25', deferral('2016-03-21', '2016-05-02', '2016-02-05'));
    expect(life.claim.withdrawn.map(({ step }) => step)).toEqual(['referral', 'warning', 'demand', 'reminder']);
    expect(life.days).toEqual(['2016-05-09 reminder', '2016-05-19 demand']);
  });

  test('but not past a ruling', () => {
    const ruled = claimOn('2016-03-30', ruling('2016-03-24'));
    expect(answerTo(deferral('2016-03-31', '2016-05-02', '2016-02-05'), ruled)).toMatch(
      /^not-possible: The enforcement authority ruled on 2016-03-24/,
    );
    expect(answerTo(deferral('2016-03-31', '2016-05-02', '2016-03-23'), ruled)).toBe('accepted');
    expect(answerTo(deferral('2016-03-31', '2016-05-02'), ruled)).toBe('accepted');
  });

  test("in Denmark the client's acceptance of a withdrawn hand-over does not count for the next", () => {
    // Runs on Mondays: 8 and 22 February, asked on 7 March, accepted on the 9th. Anew from Thursday 31 March: 4 and 18
    // April, asked again on 2 May.
    const life = live(
      danishInvoice({ due: '2016-02-01' }),
      '2016-06-30',
      clientAnswers('2016-03-09', true),
      deferral('2016-03-10', '2016-03-31', '2016-02-01'),
    );
    expect(life.days).toEqual(['2016-04-04 reminder', '2016-04-18 second-reminder', '2016-05-02 acceptance']);
    expect(life.waitsFor).toBe("the client's acceptance");
  });
});

describe('a deferral is refused, in this order of reasons', () => {
  const open = claimOn('2016-02-05');
  test('the decision is on the claim already', () => {
    const settled = claimOn('2016-02-20', deferral('2016-02-01', '2016-03-01'), paid('2016-02-02', '1200.00'));
    expect(answerTo(deferral('2016-02-20', '2016-03-01'), settled)).toMatch(/^already-recorded/);
  });

  test('the claim is settled', () => {
    expect(
      answerTo(deferral('2016-02-05', '2016-01-01'), claimOn('2016-02-05', paid('2016-02-02', '1200.00'))),
    ).toMatch(/^settled/);
  });

  test('it ends no later than the printed due date', () => {
    expect(answerTo(deferral('2016-02-05', '2016-02-01'), open)).toMatch(/^not-possible: .* after the due date/);
    expect(answerTo(deferral('2016-02-05', '2016-02-05'), open)).toBe('accepted');
  });

  test('it is longer than three months', () => {
    const planned = claimOn('2016-02-05', plan('2016-02-03', [['2016-03-01', '1370.52']]));
    expect(answerTo(deferral('2016-02-05', '2016-05-03'), planned)).toMatch(/^not-possible: Payment can be deferred/);
  });

  test('a plan is being paid on', () => {
    // Two days of interest on 3 February: 0.5246.
    const planned = claimOn('2016-02-05', plan('2016-02-03', [['2016-03-01', '1370.52']]));
    expect(planned.plan?.state).toBe('kept');
    expect(answerTo(deferral('2016-02-05', '2016-03-01'), planned)).toMatch(/^not-possible: .* end the plan/);
  });
});

test('a deferral that is taken back leaves the steps where they were, with the respite of late ones', () => {
  // Taken back on Monday 15 February, with ten days to pay: reminded on Friday 26, demanded ten days on. 35 days: 9.1803.
  const life = live(
    unpaid,
    '2016-03-07',
    deferral('2016-01-28', '2016-03-01'),
    takenBackDecision('2016-02-15', 'deferral'),
  );
  expect(life.diary).toEqual(['2016-02-26 reminder 1200.00', '2016-03-07 demand 180.00 + 9.18 -> 1389.18']);
});

test('of two deferrals the earlier one counts again when the later is taken back', () => {
  const life = live(
    unpaid,
    '2016-02-28',
    deferred('2016-01-28', '2016-03-01'),
    deferral('2016-02-10', '2016-04-01'),
    takenBackDecision('2016-02-28', 'deferral'),
  );
  expect(aheadOf(life, '2016-02-28')[0]).toBe('2016-03-08 reminder');
});
