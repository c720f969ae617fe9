import { bank, danish, fact, invoiceOf, movement, previewed } from './portfolio-story';

/** Due Monday 1 February 2016: runs of Monday 8 and 22 February and Monday 7 March; the bank is reconciled or is not. */

describe('a run waits for the bank', () => {
  test('and is held on the banking day on which the bank is reconciled', () => {
    const bankGate = [bank('2016-02-05', 'not reconciled'), bank('2016-02-11', 'reconciled')];
    // Thursday 11 February; ten days on is Sunday 21, so Monday 22 is still in time: the run of Monday 29.
    expect(previewed(danish({ bankGate }), '2016-02-29').days()).toEqual([
      '2016-02-11 reminder',
      '2016-02-29 second-reminder',
    ]);
  });

  test('reconciled on a Saturday, the run is held on Monday, and the ten days count from then', () => {
    const bankGate = [bank('2016-02-05', 'not reconciled'), bank('2016-02-13', 'reconciled')];
    // Monday 15 February; ten days on is Thursday 25, so the run of Monday 29.
    expect(previewed(danish({ bankGate }), '2016-02-29').days()).toEqual([
      '2016-02-15 reminder',
      '2016-02-29 second-reminder',
    ]);
  });

  test('never reconciled, nothing is sent', () => {
    expect(previewed(danish({ bankGate: [bank('2016-02-05', 'not reconciled')] }), '2016-12-31').days()).toEqual([]);
  });

  test('a payment in full while it waits ends the matter', () => {
    const bankGate = [bank('2016-02-05', 'not reconciled'), bank('2016-02-11', 'reconciled')];
    const movements = [movement({ on: '2016-02-10', amount: '1200.00', currency: 'DKK' })];
    expect(previewed(danish({ bankGate, movements }), '2016-12-31').days()).toEqual([]);
  });

  test('a part payment while it waits does not put the claim off to the next run', () => {
    const bankGate = [bank('2016-02-05', 'not reconciled'), bank('2016-02-11', 'reconciled')];
    const movements = [movement({ on: '2016-02-10', amount: '200.00', currency: 'DKK' })];
    const { lines, days } = previewed(danish({ bankGate, movements }), '2016-02-21');
    expect(days()).toEqual(['2016-02-11 reminder']);
    expect(lines[0]!.steps[0]!.total).toBe('1000.00');
  });

  test('the acceptance is asked in a run, so it waits too; the hand-over does not', () => {
    const bankGate = [
      bank('2016-03-04', 'not reconciled'),
      bank('2016-03-09', 'reconciled'),
      bank('2016-03-15', 'not reconciled'),
    ];
    const { days } = previewed(danish({ bankGate, facts: [fact('2016-03-16', 'accepted')] }), '2016-12-31');
    expect(days().slice(2)).toEqual(['2016-03-09 acceptance', '2016-03-16 referral']);
  });
});

describe('a claim that the client marked', () => {
  test('is taken up in the next run once the mark is gone', () => {
    // Unmarked on Wednesday 10 February; the next run is Monday 15.
    const facts = [fact('2016-02-03', 'flagged'), fact('2016-02-10', 'unflagged')];
    expect(previewed(danish({ facts }), '2016-02-21').days()).toEqual(['2016-02-15 reminder']);
  });

  test('unmarked on the morning of a run it is in the run', () => {
    const facts = [fact('2016-02-03', 'flagged'), fact('2016-02-08', 'unflagged')];
    expect(previewed(danish({ facts }), '2016-02-21').days()).toEqual(['2016-02-08 reminder']);
  });

  test('marked on the day of the run it is left out', () => {
    expect(previewed(danish({ facts: [fact('2016-02-08', 'flagged')] }), '2016-12-31').days()).toEqual([]);
  });
});

describe('the client’s acceptance', () => {
  test.each([
    ['2016-03-18', '2016-03-18', 'Friday'],
    ['2016-03-19', '2016-03-21', 'Saturday: Monday'],
    ['2016-03-24', '2016-03-29', 'Maundy Thursday: the Tuesday after Easter'],
    ['2016-04-22', '2016-04-25', 'Great Prayer Day'],
    ['2016-05-05', '2016-05-09', 'Ascension Day; banks stay closed on Friday'],
  ])('given on %s: handed over on %s (%s)', (on, handedOver) => {
    const { days } = previewed(danish({ facts: [fact(on, 'accepted')] }), '2016-12-31');
    expect(days().at(-1)).toBe(`${handedOver} referral`);
  });

  test('declined, the claim stays open; accepted later, it goes', () => {
    const declined = fact('2016-03-10', 'declined');
    expect(previewed(danish({ facts: [declined] }), '2016-12-31').lines[0]!.outcome).toBe('open');
    const { days } = previewed(danish({ facts: [declined, fact('2016-06-06', 'accepted')] }), '2016-12-31');
    expect(days().at(-1)).toBe('2016-06-06 referral'); // Monday
  });

  test('paid on the day of the acceptance, nothing is handed over', () => {
    const movements = [movement({ on: '2016-03-16', amount: '1200.00', currency: 'DKK' })];
    const { lines } = previewed(danish({ movements, facts: [fact('2016-03-16', 'accepted')] }), '2016-12-31');
    expect(lines[0]).toMatchObject({ outcome: 'paid' });
    expect(lines[0]!.steps.map(({ step }) => step)).not.toContain('referral');
  });
});

test('a Danish run that falls on a closed day is held on the next banking day', () => {
  // Due Friday 18 March 2016: Monday's run of 21 March; the run of Easter Monday 28 is held on Tuesday 29;
  // ten days from 21 March is Thursday 31, so Monday 4 April; ten days on is Thursday 14, so Monday 18 April.
  const invoices = [invoiceOf({ due: '2016-03-18', currency: 'DKK' })];
  expect(previewed(danish({ invoices }), '2016-12-31').days()).toEqual([
    '2016-03-21 reminder',
    '2016-04-04 second-reminder',
    '2016-04-18 acceptance',
  ]);
  // Due Thursday 24 March, Maundy Thursday: in time through Tuesday 29, so not in the run held on that very day.
  const easter = [invoiceOf({ due: '2016-03-24', currency: 'DKK' })];
  expect(previewed(danish({ invoices: easter }), '2016-04-10').days()).toEqual(['2016-04-04 reminder']);
});
