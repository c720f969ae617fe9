import { refuseImpossibleValues } from '../../../domain/claim/entered-values';
import type { InvoiceRecord } from '../../../domain/claim/invoice-record';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { withPossibleDays } from '../../../rehearsal/possible-days';

const today = civilDate('2026-11-30');
const right: InvoiceRecord = {
  invoiceNumber: 'A1',
  debtorId: 'D1',
  invoiceGroup: '61',
  issuedOn: civilDate('2026-10-01'),
  dueOn: civilDate('2026-10-31'),
  amount: Money.of('1200.00', 'SEK'),
  paymentReference: '123463',
  line: 2,
};

function refusalOf(changes: Partial<InvoiceRecord>, country: 'SE' | 'DK' = 'SE'): string {
  try {
    refuseImpossibleValues({ invoices: [{ ...right, ...changes }], debtors: [] }, country, today);
    return '';
  } catch (problem) {
    return (problem as Error).message;
  }
}

function on(day: string, dueOn = day): Partial<InvoiceRecord> {
  return { issuedOn: civilDate(day), dueOn: civilDate(dueOn) };
}

test.each([
  ['a year with a digit missing', on('1010-11-20'), 'line 2, issued_on: 1010-11-20 lies before'],
  ['a year of two digits moved', on('0206-11-20'), 'line 2, issued_on'],
  ['a year with two digits swapped', on('2206-11-20'), 'line 2, issued_on: 2206-11-20 lies more than 12 months'],
  ['a due day of another century', on('2026-10-01', '2206-10-31'), 'line 2, due_on'],
  ['an OCR reference with a wrong check digit', { paymentReference: '123464' }, 'line 2, payment_reference'],
  ['an OCR reference of 26 digits', { paymentReference: '1'.repeat(26) }, 'line 2, payment_reference'],
  ['a debtor of whom a spreadsheet made a truth', { debtorId: 'TRUE' }, 'line 2, debtor_id'],
  ['an invoice number with decimals', { invoiceNumber: '1234.0' }, 'line 2, invoice_number'],
  ['a rounded invoice number', { invoiceNumber: '1.23457E+15' }, 'line 2, invoice_number'],
  ['an invisible sign in a debtor', { debtorId: 'D\u200B1' }, 'line 2, debtor_id'],
])('%s is refused by line and field', (_what, changes, says) => {
  expect(refusalOf(changes)).toContain(says);
});

test.each([
  ['an invoice made ready for the next month', on('2026-12-31', '2027-01-31')],
  ['a claim of decades', on('1986-03-01')],
  ['no reference', { paymentReference: '' }],
  ['a reference in groups', { paymentReference: '12 34 63' }],
  ['a reference that is text', { paymentReference: 'RF18 5390 0754 7034' }],
])('%s is taken in', (_what, changes) => {
  expect(refusalOf(changes)).toBe('');
});

test.each([
  ['000000000000018', true],
  ['000000000000019', false],
  ['0000000000000018', true],
  ['00000000000018', false],
  ['+71<000000000000018+12345678<', true],
  ['+73<+12345678<', true],
])('the Danish reference %s is right: %s', (paymentReference, isRight) => {
  expect(refusalOf({ paymentReference }, 'DK') === '').toBe(isRight);
});

test('one invoice with an impossible day is left out of a preview, and the others are in it', () => {
  const wrong = { ...right, ...on('1010-11-20'), invoiceNumber: 'A2', line: 3 };
  const given = { creditorId: 'town', invoices: [right, wrong], movements: [], facts: [], bankGate: [] };
  const { portfolio, problems } = withPossibleDays(given, today);
  expect(portfolio.invoices).toEqual([right]);
  expect(problems).toMatchObject([{ line: 3, field: 'issued_on' }]);
});

test.each([
  ['99151', 'SE', true],
  ['9915', 'SE', false],
  ['9915', '', false],
  ['9999', 'DK', true],
  ['999', 'DK', false],
  ['0150', 'NO', true],
])('the postal code %s of a debtor in "%s" is right: %s', (postalCode, country, isRight) => {
  const debtor = { debtorId: 'D1', kind: 'person', name: 'Berg', addressLines: [], city: 'Sjövik' } as const;
  const register = () =>
    refuseImpossibleValues(
      { invoices: [], debtors: [{ ...debtor, postalCode, country, identityNumber: '', line: 7 }] },
      'SE',
      today,
    );
  if (isRight) expect(register).not.toThrow();
  else expect(register).toThrow('line 7, postal_code: it is no');
});
