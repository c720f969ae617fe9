import { bank, danish, fact, invoiceOf, movement, previewed } from './portfolio-story';

/** The lines are a contract: other programs read them, and rehearsal must print the same. */

test('an invoice handed over to Kronofogden, as a line', () => {
  const { lines } = previewed({}, '2016-03-31');
  expect(JSON.parse(JSON.stringify(lines))).toEqual([
    {
      invoice: 'A1',
      steps: [
        {
          step: 'reminder',
          on: '2016-02-08',
          fee: '0.00',
          interest: '0.00',
          total: '1200.00',
          reason: 'payment reminder on the invoice amount only (S002-15, S002-16): due date 2016-02-01 + 7 days',
        },
        {
          step: 'demand',
          on: '2016-02-18',
          fee: '180.00',
          interest: '4.46',
          total: '1384.46',
          reason:
            'collection demand with fee and late interest (S002-17, S002-18, S002-19, S002-21): due date 2016-02-01 + 17 days',
        },
        {
          step: 'warning',
          on: '2016-03-01',
          fee: '0.00',
          interest: '0.00',
          total: '1384.46',
          reason:
            'warning of hand-over, when the demand is still unpaid (S002-22, S002-23): demand 2016-02-18; after the last day of the demand, 2016-02-29',
        },
        {
          step: 'referral',
          on: '2016-03-18',
          fee: '0.00',
          interest: '0.00',
          total: '1384.46',
          reason: 'hand-over to Kronofogden (S002-24, S002-25): demand 2016-02-18 + 1 month',
        },
      ],
      outcome: 'referred',
      balance: '1384.46',
    },
  ]);
});

test('the names stand in the order that the contract shows', () => {
  const { lines } = previewed({}, '2016-02-29');
  expect(Object.keys(lines[0]!)).toEqual(['invoice', 'steps', 'outcome', 'balance']);
  expect(Object.keys(lines[0]!.steps[0]!)).toEqual(['step', 'on', 'fee', 'interest', 'total', 'reason']);
});

test('a step that a holiday moved says so', () => {
  const { lines } = previewed({ invoices: [invoiceOf({ due: '2016-03-18' })] }, '2016-03-31');
  expect(lines[0]!.steps[0]!.reason).toContain('moved from 2016-03-25, Good Friday');
});

describe('where an invoice stands on the last day', () => {
  test.each([
    ['2016-01-01', [], 'open', '1200.00', 'the day before it is issued: it is in the file all the same'],
    ['2016-01-02', [], 'open', '1200.00', 'the day it is issued'],
    ['2016-02-07', [], 'open', '1200.00', 'due, but not yet reminded'],
    ['2016-02-18', [], 'open', '1384.46', 'demanded on the last day itself'],
    ['2016-03-17', [], 'open', '1384.46', 'the day before the hand-over'],
    ['2016-03-18', [], 'referred', '1384.46', 'handed over on the last day itself'],
    ['2016-03-18', [movement({ on: '2016-03-18', amount: '1384.46' })], 'paid', '0.00', 'paid on that day'],
    ['2016-03-18', [movement({ on: '2016-03-19', amount: '1384.46' })], 'referred', '1384.46', 'paid the day after'],
    ['2016-01-31', [movement({ on: '2016-01-31', amount: '0.01' })], 'open', '1199.99', 'paid in part'],
    ['2016-01-31', [movement({ on: '2016-01-31', amount: '1300.00' })], 'paid', '0.00', 'overpaid'],
  ])('until %s: %#', (until, movements, outcome, balance) => {
    expect(previewed({ movements }, until).lines[0]).toMatchObject({ outcome, balance });
  });

  test('monitored, on the ruling', () => {
    const { lines, days } = previewed({ facts: [fact('2016-09-05', 'ruling')] }, '2016-12-31');
    expect(lines[0]).toMatchObject({ outcome: 'monitored', balance: '1384.46' });
    expect(days().at(-1)).toBe('2016-09-05 monitoring');
  });

  test('an invoice without a due date is due thirty days after its issue', () => {
    const withoutDueDate = invoiceOf({ issued: '2016-01-02', due: 'not stated' });
    expect(previewed({ invoices: [withoutDueDate] }, '2016-02-08').days()).toEqual(['2016-02-08 reminder']);
  });
});

describe('a review for a person has no day', () => {
  const water = invoiceOf({ group: '55' });

  test('it stands on the line while the demand is unpaid', () => {
    const [line] = previewed({ invoices: [water] }, '2016-02-18').lines;
    expect(line!.steps.at(-1)).toMatchObject({
      step: 'shut-off-review',
      on: null,
      fee: '0.00',
      interest: '0.00',
      total: '1384.46',
    });
  });

  test.each([
    ['2016-02-17', []],
    ['2016-02-29', [movement({ on: '2016-02-22', amount: '1384.46' })]],
  ])('but not before the demand, nor when it has been paid (%s)', (until, movements) => {
    const [line] = previewed({ invoices: [water], movements }, until).lines;
    expect(line!.steps.map(({ step }) => step)).not.toContain('shut-off-review');
  });
});

test('groups may be written by their names in the sources', () => {
  const invoices = [
    invoiceOf({ number: 'A1', group: 'placedChildrenCare' }),
    invoiceOf({ number: 'A2', group: 'socialArea' }),
    invoiceOf({ number: 'A3', group: 'premisesHire' }),
  ];
  const { days } = previewed({ invoices }, '2016-02-29');
  expect(days('A1').at(-1)).toBe('2016-02-18 administrative-court');
  expect(days('A2').at(-1)).toBe('2016-02-18 administrative-court');
  expect(days('A3').at(-1)).toBe('null set-off-review');
});

test('an unknown group, or kroner under a Swedish policy, is refused by its line', () => {
  expect(() => previewed({ invoices: [invoiceOf({ group: '99' })] }, '2016-02-29')).toThrow(/99.*no invoice group/s);
  expect(() => previewed({ invoices: [invoiceOf({ currency: 'DKK' })] }, '2016-02-29')).toThrow(/SEK, not in DKK/);
});

test('a Danish invoice, as a line', () => {
  const { lines } = previewed(
    danish({ facts: [fact('2016-03-16', 'accepted')], bankGate: [bank('2016-01-01', 'reconciled')] }),
    '2016-12-31',
  );
  // Due Monday 1 February; runs on Mondays.
  expect(lines[0]!.steps.map(({ on, step, total }) => `${on} ${step} ${total}`)).toEqual([
    '2016-02-08 reminder 1200.00', // the first run after 1 February
    '2016-02-22 second-reminder 1200.00', // the first run from 18 February
    '2016-03-07 acceptance 1200.00', // the first run from 3 March
    '2016-03-16 referral 1200.00', // Wednesday, the day of the acceptance
  ]);
  expect(lines[0]).toMatchObject({ outcome: 'referred', balance: '1200.00' });
});
