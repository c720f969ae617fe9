import fc from 'fast-check';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { readDebtors } from '../../../formats/csv/read-debtors';
import { readInvoices } from '../../../formats/csv/read-invoices';
import { writeDebtors } from '../../../formats/csv/write-debtors';
import { writeInvoices } from '../../../formats/csv/write-invoices';
import { plain } from '../plain';
import type { DebtorRecord } from '../../../domain/claim/debtor-record';
import type { InvoiceRecord } from '../../../domain/claim/invoice-record';

const signs = (letters: string) =>
  fc
    .array(fc.constantFrom(...Array.from(letters)), { minLength: 1, maxLength: 12 })
    .map((each) => each.join('').trim());
const identifier = signs('aåØ1-,"; /').filter(Boolean);
const text = signs('aåØ1-,"; \n').filter((value) => !/^\s|\s$/.test(value));
const addressLine = signs('aåØ1-,"; ').filter(Boolean);
const day = fc.integer({ min: 0, max: 5000 }).map((days) => addDays(civilDate('2010-01-01'), days));

const invoice: fc.Arbitrary<Omit<InvoiceRecord, 'line'>> = fc
  .record({
    invoiceNumber: identifier,
    debtorId: identifier,
    invoiceGroup: identifier,
    issuedOn: day,
    daysToPay: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
    ore: fc.integer({ min: 1, max: 2_000_000_000 }),
    currency: fc.constantFrom('SEK', 'DKK'),
    paymentReference: fc.stringMatching(/^\d{0,25}$/),
  })
  .map(({ daysToPay, ore, currency, ...rest }) => ({
    ...rest,
    amount: Money.ofMinorUnits(ore, currency),
    ...(daysToPay !== undefined && { dueOn: addDays(rest.issuedOn, daysToPay) }),
  }));

const debtor: fc.Arbitrary<Omit<DebtorRecord, 'line'>> = fc.record({
  debtorId: identifier,
  kind: fc.constantFrom('person', 'business', 'estate', 'public-body'),
  name: text.filter(Boolean),
  addressLines: fc.array(addressLine, { maxLength: 3 }),
  postalCode: text,
  city: text,
  country: fc.constantFrom('SE', 'DK', 'NO'),
  identityNumber: text,
});

describe('written and read again', () => {
  it('invoices are the same', () => {
    const files = fc.uniqueArray(invoice, { selector: ({ invoiceNumber }) => invoiceNumber, maxLength: 10 });
    fc.assert(
      fc.property(files, (written) => {
        expect(plain(readInvoices(writeInvoices(written)), 'line')).toEqual(plain(written));
      }),
    );
  });

  it('debtors are the same', () => {
    const files = fc.uniqueArray(debtor, { selector: ({ debtorId }) => debtorId, maxLength: 10 });
    fc.assert(
      fc.property(files, (written) => {
        expect(plain(readDebtors(writeDebtors(written)), 'line')).toEqual(written);
      }),
    );
  });

  it('an address line that holds the separator is not written', () => {
    const [written] = fc.sample(debtor, 1);
    expect(() => writeDebtors([{ ...(written as DebtorRecord), addressLines: ['a|b'] }])).toThrow(RangeError);
  });
});
