import { readDebtors } from '../../formats/csv/read-debtors';
import { readInvoices } from '../../formats/csv/read-invoices';
import { writeDebtors } from '../../formats/csv/write-debtors';
import { writeInvoices } from '../../formats/csv/write-invoices';
import { hasLuhnDigit } from '../../domain/payment/references/luhn';
import { ocrFault } from '../../domain/payment/references/ocr';
import { addDays, monthOf } from '../../domain/kernel/civil-date';
import { sampleMunicipality } from '../../sample/sample-municipality';

const sample = sampleMunicipality();

describe('The sample municipality', () => {
  test('bills at least 600 invoices over all eight groups of the audit and the three special ones', () => {
    expect(sample.invoices.length).toBeGreaterThanOrEqual(600);
    expect([...new Set(sample.invoices.map(({ invoiceGroup }) => invoiceGroup))].sort()).toEqual([
      '40',
      '55',
      '61',
      '62',
      '64',
      '65',
      '66',
      '67',
      'placed-children-care',
      'premises-hire',
      'social-area',
    ]);
  });

  test('bills in every month of 2015, 30 days net', () => {
    expect(new Set(sample.invoices.map(({ issuedOn }) => monthOf(issuedOn))).size).toBe(12);
    for (const { issuedOn, dueOn } of sample.invoices) {
      expect(issuedOn.slice(0, 4)).toBe('2015');
      expect(dueOn).toBe(addDays(issuedOn, 30));
    }
  });

  test('bills in kronor and öre', () => {
    const withOre = sample.invoices.filter(({ amount }) => amount.toMinorUnits() % 100n !== 0n);
    expect(withOre.length).toBeGreaterThan(sample.invoices.length / 2);
  });

  test('gives every invoice a number and an OCR reference of its own, with length digit and check digit', () => {
    const references = sample.invoices.map(({ paymentReference }) => paymentReference);
    const agreement = { kind: 'check-digit-and-length-digit' } as const;
    expect(references.filter((reference) => ocrFault(reference, agreement) !== undefined)).toEqual([]);
    expect(new Set(references).size).toBe(sample.invoices.length);
    expect(new Set(sample.invoices.map(({ invoiceNumber }) => invoiceNumber)).size).toBe(sample.invoices.length);
  });

  test('writes CSV files that the importers read as they are', () => {
    expect(readInvoices(writeInvoices(sample.invoices))).toEqual(sample.invoices);
    expect(readDebtors(writeDebtors(sample.debtors))).toEqual(sample.debtors);
  });

  test('knows every debtor that it bills, most of them several times', () => {
    const known = new Set(sample.debtors.map(({ debtorId }) => debtorId));
    expect(sample.invoices.filter(({ debtorId }) => !known.has(debtorId))).toEqual([]);
    expect(sample.invoices.length / sample.debtors.length).toBeGreaterThan(3);
  });

  test('uses no identity number that could be somebody: none for persons, organisation numbers of no legal form', () => {
    for (const { kind, identityNumber } of sample.debtors) {
      if (kind === 'person') expect(identityNumber).toBe('');
      else expect(identityNumber).toMatch(/^4\d[2-9]\d{3}-\d{4}$/);
      if (identityNumber !== '') expect(hasLuhnDigit(identityNumber.replace('-', ''))).toBe(true);
    }
  });

  test('is the same to the byte for the same seed, and another municipality for another', () => {
    const again = sampleMunicipality(2015);
    expect(again.bankFiles).toEqual(sample.bankFiles);
    expect(writeInvoices(again.invoices)).toEqual(writeInvoices(sample.invoices));
    expect(writeDebtors(again.debtors)).toEqual(writeDebtors(sample.debtors));
    expect(again.facts).toEqual(sample.facts);
    expect(writeInvoices(sampleMunicipality(7).invoices)).not.toEqual(writeInvoices(sample.invoices));
  });
});
