import { danishInvoice, invoice, live, openParts, paid, statensAdministration } from './life';

/** Due Monday 1 February 2016; demanded on Thursday 18 February: 180.00 + 4.46 + 1,200.00 = 1,384.46. */
const unpaid = invoice({ due: '2016-02-01' });

describe('what a payment covers', () => {
  test.each([
    [
      '2016-02-17',
      '100.00',
      '180.00 + 4.44 + 1100.00',
      'the day before the demand: principal, and interest from then on',
    ],
    ['2016-02-18', '100.00', '180.00 + 4.46 + 1100.00', 'on the day of the demand: principal; interest ran until then'],
    ['2016-02-19', '100.00', '80.00 + 4.46 + 1200.00', 'after the demand: the fee'],
    ['2016-02-19', '180.00', '0.00 + 4.46 + 1200.00', 'just the fee'],
    ['2016-02-19', '184.00', '0.00 + 0.46 + 1200.00', 'the fee, then interest'],
    ['2016-02-19', '184.46', '0.00 + 0.00 + 1200.00', 'fee and interest'],
    ['2016-02-19', '184.47', '0.00 + 0.00 + 1199.99', 'fee, interest, and an öre of the principal'],
    ['2016-02-19', '1384.46', '0.00 + 0.00 + 0.00', 'everything'],
  ])('paid on %s, %s: open %s (%s)', (on, amount, open) => {
    expect(openParts(live(unpaid, '2016-02-29', paid(on, amount)).claim)).toBe(open);
  });

  // 16 days on 1,200 and 1 on 1,100 at 8 % of 366 days: 4.1967 + 0.2404 = 4.4372.
  test('a payment lowers the interest from its own day on', () => {
    expect(live(unpaid, '2016-02-29', paid('2016-02-17', '100.00')).demand().interest.toString()).toBe('4.44');
  });
});

describe('more than was claimed', () => {
  test('an overpayment settles the claim, and the rest is owed back', () => {
    const life = live(unpaid, '2016-12-31', paid('2016-01-29', '1250.00'));
    expect([life.outcome, life.balance, life.refund]).toEqual(['paid', '0.00', '50.00']);
  });

  test('a double payment is owed back whole', () => {
    const life = live(unpaid, '2016-12-31', paid('2016-01-28', '1200.00'), paid('2016-01-29', '1200.00'));
    expect([life.outcome, life.balance, life.refund]).toEqual(['paid', '0.00', '1200.00']);
  });

  test('the same payment told twice counts once', () => {
    const once = paid('2016-01-28', '700.00', 'bank-1');
    const life = live(unpaid, '2016-01-31', once, once);
    expect([life.balance, life.refund, life.refusals]).toEqual(['500.00', '0.00', ['already-recorded']]);
  });
});

test('payments in parts that make up the claim to the öre end it', () => {
  const parts = [paid('2016-01-20', '400.00'), paid('2016-02-10', '399.99'), paid('2016-02-17', '400.01')];
  const life = live(unpaid, '2016-12-31', ...parts);
  expect([life.outcome, life.balance, life.days]).toEqual(['paid', '0.00', ['2016-02-08 reminder']]);
});

test('a payment that comes before the invoice is issued counts', () => {
  const life = live(unpaid, '2016-12-31', paid('2015-12-28', '1200.00'));
  expect([life.outcome, life.balance, life.days]).toEqual(['paid', '0.00', []]);
});

test('a Danish claim bears no fee and no interest: all of it is principal', () => {
  const life = live(danishInvoice({ due: '2016-02-01' }), '2016-12-31', paid('2016-02-20', '200.00'));
  expect(life.claim.open.principal.toString()).toBe('1000.00');
  expect(life.diary.at(-1)).toContain('1000.00');
});

describe('a due date on which banks are closed is met by payment on the next banking day', () => {
  // Due Sunday 1 May 2016. The demand of day 17 is performed on Wednesday 18 May.
  test('half of it paid on Monday 2 May bears no interest', () => {
    // Only the other half does: 600 × 8 % × 17 / 366 = 2.2295.
    const life = live(invoice({ due: '2016-05-01' }), '2016-05-31', paid('2016-05-02', '600.00'));
    expect(life.demand().interest.toString()).toBe('2.23');
  });

  test('paid on Tuesday 3 May it bore interest for two days', () => {
    // 600 × 8 % × 2 / 366 + 600 × 8 % × 17 / 366 = 0.2623 + 2.2295 = 2.4918.
    const life = live(invoice({ due: '2016-05-01' }), '2016-05-31', paid('2016-05-03', '600.00'));
    expect(life.demand().interest.toString()).toBe('2.49');
  });

  test('in Denmark paid in full on it, no reminder is written', () => {
    // Due Maundy Thursday 24 March 2016; the next banking day is Tuesday 29 March, itself the day of Monday's run.
    const due = danishInvoice({ due: '2016-03-24' });
    expect(live(due, '2016-12-31', paid('2016-03-29', '1200.00')).days).toEqual([]);
    expect(statensAdministration.lastTimelyDayToPay(due.dueOn)).toBe('2016-03-29');
  });
});
