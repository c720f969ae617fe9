import { invoiceOf, movement, previewed } from './portfolio-story';

const two = [invoiceOf({ number: 'A1' }), invoiceOf({ number: 'A2' })];

test('money with an unknown reference, as a line', () => {
  const { unmatched, lines } = previewed(
    { movements: [movement({ on: '2016-01-20', amount: '70.5', to: ['X9'] })] },
    '2016-02-29',
  );
  expect(JSON.parse(JSON.stringify(unmatched))).toEqual([
    {
      unmatched: {
        on: '2016-01-20',
        amount: '70.50',
        currency: 'SEK',
        references: ['OCR-X9'],
        reason: 'the reference OCR-X9 is not known',
      },
    },
  ]);
  expect(lines[0]!.steps).toHaveLength(2);
});

test('money without any reference', () => {
  const { unmatched } = previewed(
    { movements: [movement({ on: '2016-01-20', amount: '1200.00', to: [] })] },
    '2016-02-29',
  );
  expect(unmatched).toMatchObject([{ unmatched: { references: [], reason: 'no reference was stated' } }]);
});

test('a reversal of more than was paid stands with its sign', () => {
  const movements = [
    movement({ on: '2016-01-20', amount: '500.00' }),
    movement({ on: '2016-01-22', amount: '600.00', kind: 'reversal' }),
  ];
  const { unmatched, lines } = previewed({ movements }, '2016-01-31');
  expect(unmatched).toMatchObject([{ unmatched: { on: '2016-01-22', amount: '-600.00' } }]);
  expect(lines[0]!.balance).toBe('700.00');
});

test('a deduction for several invoices waits for a person', () => {
  const movements = [
    movement({ on: '2016-01-20', amount: '2400.00', to: ['A1', 'A2'] }),
    movement({ on: '2016-01-22', amount: '2400.00', to: ['A1', 'A2'], kind: 'deduction' }),
  ];
  const { unmatched, lines } = previewed({ invoices: two, movements }, '2016-01-31');
  expect(unmatched).toHaveLength(1);
  expect(lines.map(({ outcome }) => outcome)).toEqual(['paid', 'paid']);
});

test('what came after the last day is not told', () => {
  const movements = [movement({ on: '2016-02-01', amount: '70.00', to: ['X9'] })];
  expect(previewed({ movements }, '2016-01-31').unmatched).toEqual([]);
});

test('money of a double payment is not unmatched: it is owed back on its claim', () => {
  const movements = [
    movement({ on: '2016-01-20', amount: '1200.00' }),
    movement({ on: '2016-01-21', amount: '1200.00' }),
  ];
  expect(previewed({ movements }, '2016-12-31')).toMatchObject({
    unmatched: [],
    lines: [{ outcome: 'paid', balance: '0.00' }],
  });
});

test('a movement is booked whole or not at all', () => {
  // The payer named A1 twice, by its reference and by its number, and A2.
  const stated = movement({ on: '2016-01-20', amount: '1200.00', to: ['A1=300.00', 'A2=500.00'] });
  const twice = {
    ...stated,
    references: [
      ...stated.references,
      { reference: 'A1', amount: movement({ on: '2016-01-20', amount: '400.00' }).amount },
    ],
  };
  const { unmatched, lines } = previewed({ invoices: two, movements: [twice] }, '2016-01-31');
  expect(unmatched).toEqual([]);
  expect(lines.map(({ balance }) => balance)).toEqual(['500.00', '700.00']);
});
