import { danishInvoice, invoice, knownOn, live, openParts, paid, takenBack } from './life';

/** Due Monday 1 February 2016; demanded on Thursday 18 February: 180.00 + 4.46 + 1,200.00 = 1,384.46. */
const unpaid = invoice({ due: '2016-02-01' });

describe('a payment that the bank takes back opens the claim again', () => {
  test('before the reminder: the steps keep their days', () => {
    const life = live(unpaid, '2016-02-29', paid('2016-01-29', '1200.00'), takenBack('2016-02-04', '1200.00'));
    // It never came, so all 17 days from 1 to 18 February bear interest: 96 × 17 / 366 = 4.4590.
    expect(life.diary).toEqual(['2016-02-08 reminder 1200.00', '2016-02-18 demand 180.00 + 4.46 -> 1384.46']);
  });

  test('after the demand’s day: a reminder comes first, and ten days', () => {
    // Taken back on Wednesday 24 February: reminder that day; ten days on is Saturday 5 March, so Monday 7.
    // Interest for the days between, too: 1 February to 7 March is 35 days, 96 × 35 / 366 = 9.1803.
    const life = live(unpaid, '2016-12-31', paid('2016-02-03', '1200.00'), takenBack('2016-02-24', '1200.00'));
    expect(life.diary).toEqual([
      '2016-02-24 reminder 1200.00',
      '2016-03-07 demand 180.00 + 9.18 -> 1389.18',
      '2016-03-17 warning 1389.18',
      '2016-04-07 referral 1389.18',
    ]);
  });

  test('after the reminder it is not reminded twice', () => {
    const life = live(unpaid, '2016-03-31', paid('2016-02-10', '1200.00'), takenBack('2016-02-24', '1200.00'));
    expect(life.days.slice(0, 2)).toEqual(['2016-02-08 reminder', '2016-02-24 demand']);
  });

  test('after the demand: warning and hand-over go on, and the fee is not charged again', () => {
    const life = live(unpaid, '2016-12-31', paid('2016-02-25', '1384.46'), takenBack('2016-03-10', '1384.46'));
    // Warned late, on Thursday 10 March; seven banking days end on Monday 21 March.
    expect(life.days.slice(2)).toEqual(['2016-03-10 warning', '2016-03-22 referral']);
    expect(openParts(life.claim)).toBe('180.00 + 4.46 + 1200.00');
  });

  test('after the hand-over it stands referred again', () => {
    const life = live(unpaid, '2016-12-31', paid('2016-05-02', '1384.46'), takenBack('2016-05-10', '1384.46'));
    expect([life.outcome, life.balance, life.days.length]).toEqual(['referred', '1384.46', 4]);
  });

  test('in Denmark the reminder comes in the next run', () => {
    // Taken back on Wednesday 9 March 2016; the next weekly run is Monday 14.
    const due = danishInvoice({ due: '2016-02-01' });
    const life = live(due, '2016-03-31', paid('2016-02-01', '1200.00'), takenBack('2016-03-09', '1200.00'));
    expect(life.days[0]).toBe('2016-03-14 reminder');
  });
});

describe('the days between bear interest', () => {
  test('on what was taken back alone: 700.00 was paid', () => {
    // 700.00 came on the due date and stands. 500.00 came on 5 February and was taken back on Friday the 12th, which is the
    // reminder's day; ten days on is Monday the 22nd. 500.00 was open for all 21 days: 40 × 21 / 366 = 2.2951.
    const life = live(
      unpaid,
      '2016-02-22',
      paid('2016-02-01', '700.00', 'stands'),
      paid('2016-02-05', '500.00', 'bounces'),
      takenBack('2016-02-12', '500.00', 'bounces'),
    );
    expect(life.diary).toEqual(['2016-02-12 reminder 500.00', '2016-02-22 demand 180.00 + 2.30 -> 682.30']);
  });

  test('of a part that was taken back', () => {
    // Of 600.00 of 5 February, 200.00 was taken back on the 12th. Interest to Thursday 18 February: 1,200.00 for 4 days, 800.00
    // for 13: (96 × 4 + 64 × 13) / 366 = 3.3224.
    const life = live(
      unpaid,
      '2016-02-18',
      paid('2016-02-05', '600.00', 'part'),
      takenBack('2016-02-12', '200.00', 'part'),
    );
    expect(life.demand().interest.toString()).toBe('3.32');
    expect(life.demand().interestLines).toHaveLength(2);
  });

  test('a reversal whose day lies before its payment counts from the payment', () => {
    const life = live(
      unpaid,
      '2016-02-18',
      paid('2016-02-05', '1200.00', 'bounces'),
      knownOn('2016-02-06', takenBack('2016-02-03', '1200.00', 'bounces')),
    );
    expect(life.diary).toEqual(['2016-02-08 reminder 1200.00', '2016-02-18 demand 180.00 + 4.46 -> 1384.46']);
    expect(life.claim.receipts.map(({ on }) => on)).toEqual(['2016-02-05', '2016-02-05']);
  });

  test('what becomes known late does not take them away again', () => {
    // Demanded late, on 7 March, with 35 days. Then 100.00 becomes known that came on 1 March: 6 days less on 100.00.
    // (96 × 35 − 8 × 6) / 366 = 9.0492.
    const life = live(
      unpaid,
      '2016-03-10',
      paid('2016-02-03', '1200.00', 'bounces'),
      takenBack('2016-02-24', '1200.00', 'bounces'),
      knownOn('2016-03-09', paid('2016-03-01', '100.00', 'late')),
    );
    expect(life.claim.charged.interest.toString()).toBe('9.05');
  });
});

describe('what opens again', () => {
  test('principal first, then interest, then the fee', () => {
    const life = live(
      unpaid,
      '2016-02-29',
      paid('2016-02-19', '1384.46', 'a'),
      takenBack('2016-02-22', '1202.00', 'a'),
    );
    expect(openParts(life.claim)).toBe('0.00 + 2.00 + 1200.00');
  });

  test('of an overpayment, what was owed back falls first', () => {
    const life = live(unpaid, '2016-02-05', paid('2016-02-03', '1500.00'), takenBack('2016-02-04', '400.00'));
    expect([life.balance, life.refund]).toEqual(['100.00', '0.00']);
  });

  test('of a double payment either may be taken back: the other one pays the claim', () => {
    for (const bounced of ['first', 'second']) {
      const life = live(
        unpaid,
        '2016-12-31',
        paid('2016-01-28', '1200.00', 'first'),
        paid('2016-01-29', '1200.00', 'second'),
        takenBack('2016-02-02', '1200.00', bounced),
      );
      expect([bounced, life.outcome, life.balance, life.refund]).toEqual([bounced, 'paid', '0.00', '0.00']);
    }
  });

  test('nobody is reminded while more of the debtor’s money is held than the claim needs', () => {
    const life = live(
      unpaid,
      '2016-02-05',
      paid('2016-01-28', '1200.00', 'first'),
      paid('2016-01-29', '500.00', 'second'),
      takenBack('2016-02-02', '1200.00', 'first'),
    );
    expect([life.balance, life.refund]).toEqual(['700.00', '0.00']);
  });

  test('of two payments the one of that amount is meant, then the latest', () => {
    const life = live(
      unpaid,
      '2016-02-05',
      paid('2016-01-27', '300.00', 'a'),
      paid('2016-01-28', '400.00', 'b'),
      takenBack('2016-02-02', '300.00'),
      takenBack('2016-02-03', '100.00'),
    );
    expect([...life.claim.payments].map(({ paymentId, amount }) => `${paymentId} ${amount.toString()}`)).toEqual([
      'b 300.00',
    ]);
  });
});

describe('a reversal is refused', () => {
  test('when nothing of that size stands', () => {
    const life = live(unpaid, '2016-02-05', paid('2016-01-28', '500.00'), takenBack('2016-01-29', '500.01'));
    expect([life.refusals, life.balance]).toEqual([['not-possible'], '700.00']);
  });

  test('when the payment named is another claim’s', () => {
    const life = live(unpaid, '2016-02-05', paid('2016-01-28', '500.00', 'a'), takenBack('2016-01-29', '500.00', 'b'));
    expect(life.refusals).toEqual(['not-possible']);
  });

  test('when it has been told before', () => {
    const bounced = takenBack('2016-01-29', '200.00');
    const life = live(unpaid, '2016-02-05', paid('2016-01-28', '500.00'), bounced, bounced);
    expect([life.refusals, life.balance]).toEqual([['already-recorded'], '900.00']);
  });
});

test('charges that revive with a reversal are covered by what is still owed back of another payment', () => {
  // 20.01 due 1 January 2015; the demand of Monday 19 January charges 180.00 and 18 days at 8 %: 0.0789. On the 20th a payment
  // of 519.10 covers 200.09; then one of 1,200.00 becomes known that came on the due date: the charge falls away. When the
  // bank takes the 1,200.00 back, 519.10 has paid 20.01 and the charges that are right after all: 319.01 is owed back.
  const life = live(
    invoice({ due: '2015-01-01', amount: '20.01' }),
    '2015-01-21',
    paid('2015-01-20', '519.10', 'late'),
    knownOn('2015-01-20', paid('2015-01-01', '1200.00', 'timely')),
    takenBack('2015-01-20', '1200.00', 'timely'),
  );
  expect([life.balance, life.refund]).toEqual(['0.00', '319.01']);
});
