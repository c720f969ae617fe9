import { whyOne } from '../../../domain/claim/alike-number';
import type { NumberedInvoice } from '../../../domain/claim/lost-zeros';

function numbered(invoiceNumber: string, change: Partial<NumberedInvoice> = {}): NumberedInvoice {
  return {
    ...{ invoiceNumber, debtorId: 'anna', issuedOn: '2016-01-04', amount: '1200.00 SEK', paymentReference: '' },
    ...change,
  };
}

test.each([
  ['A-2', 'a-2'],
  ['A-2', 'A2'],
  ['A-2', 'A 2'],
  ['1001', '1 001'],
  ['2016-1-7', '2016-17'],
  ['0012-7', '127'],
])('%s and %s of one debtor, day and amount are one invoice', (one, other) => {
  expect(whyOne(numbered(one), numbered(other))).toBe('typed otherwise');
  expect(whyOne(numbered(other), numbered(one))).toBe('typed otherwise');
});

test.each([{ debtorId: 'berg' }, { issuedOn: '2016-01-05' }, { amount: '1200.01 SEK' }])(
  'with %o they are two',
  (change) => {
    expect(whyOne(numbered('A-2'), numbered('a2', change))).toBeUndefined();
  },
);

test.each([
  ['1-11', '11-1'],
  ['A-2', 'A-3'],
  ['A-2', 'A.2'],
])('%s and %s are two numbers', (one, other) => {
  expect(whyOne(numbered(one), numbered(other))).toBeUndefined();
});

test('lost zeros need less: the day, the amount or the reference', () => {
  expect(whyOne(numbered('0012'), numbered('12', { amount: '3.00 SEK' }))).toBe('zeros lost');
});
