import { readUblInvoice } from '../../../formats/ubl/read-ubl-invoice';
import { plain } from '../plain';
import { refusalOf } from '../refusal';
import { sample, withSamples } from '../samples';

/** The numbers are the ones that giro-kort.dk, Nets and the registers print as examples. */
const PARTY = `<cac:Party>
    <cbc:EndpointID schemeID="0088">7300010000001</cbc:EndpointID>
    <cac:PartyIdentification><cbc:ID>K-17</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name>Provbolaget</cbc:Name></cac:PartyName>
    <cac:PostalAddress>
      <cbc:StreetName>Testgatan 1</cbc:StreetName><cbc:AdditionalStreetName>Box 2</cbc:AdditionalStreetName>
      <cbc:CityName>Testby</cbc:CityName><cbc:PostalZone>123 45</cbc:PostalZone>
      <cac:Country><cbc:IdentificationCode>SE</cbc:IdentificationCode></cac:Country>
    </cac:PostalAddress>
    <cac:PartyLegalEntity>
      <cbc:RegistrationName>Provbolaget AB</cbc:RegistrationName><cbc:CompanyID schemeID="0007">5555555555</cbc:CompanyID>
    </cac:PartyLegalEntity>
  </cac:Party>`;

const PEPPOL = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>F-1</cbc:ID>
  <cbc:IssueDate>2026-03-02</cbc:IssueDate>
  <cbc:DueDate>2026-04-01</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>
  <cbc:AccountingCost>4711</cbc:AccountingCost>
  <cac:AccountingCustomerParty>${PARTY}</cac:AccountingCustomerParty>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>665760</cbc:PaymentID></cac:PaymentMeans>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="SEK">1250.5</cbc:PayableAmount></cac:LegalMonetaryTotal>
</Invoice>`;

const read = (text: string, invoiceGroup = 'water') => readUblInvoice(Buffer.from(text), { invoiceGroup });

function without(element: string): string {
  return PEPPOL.replace(new RegExp(`<${element}[ >][\\s\\S]*?</${element}>`), '');
}

function paidBy(means: string): string {
  const changed = PEPPOL.replace(
    /<cac:PaymentMeans>.*<\/cac:PaymentMeans>/,
    `<cac:PaymentMeans>${means}</cac:PaymentMeans>`,
  );
  return read(changed).invoice.paymentReference;
}

describe('a Peppol invoice', () => {
  it('gives the claim and the debtor', () => {
    expect(plain(read(PEPPOL))).toEqual({
      invoice: {
        invoiceNumber: 'F-1',
        debtorId: 'K-17',
        invoiceGroup: 'water',
        issuedOn: '2026-03-02',
        dueOn: '2026-04-01',
        amount: { amount: '1250.50', currency: 'SEK' },
        paymentReference: '665760',
        line: 1,
      },
      debtor: {
        debtorId: 'K-17',
        kind: 'business',
        name: 'Provbolaget AB',
        addressLines: ['Testgatan 1', 'Box 2'],
        postalCode: '123 45',
        city: 'Testby',
        country: 'SE',
        identityNumber: '5555555555',
        line: 1,
      },
    });
  });

  it('names the debtor by identification, else by endpoint, else by company number', () => {
    const endpoint = PEPPOL.replace(/<cac:PartyIdentification>.*<\/cac:PartyIdentification>/, '');
    const company = endpoint.replace(/<cbc:EndpointID.*<\/cbc:EndpointID>/, '');
    expect([endpoint, company].map((text) => read(text).invoice.debtorId)).toEqual(['7300010000001', '5555555555']);
  });

  it('belongs to the group of the import, whatever account of the buyer it names', () => {
    expect(read(without('cbc:AccountingCost'), 'rent').invoice.invoiceGroup).toBe('rent');
    expect(read(PEPPOL, 'rent').invoice.invoiceGroup).toBe('rent');
    expect(refusalOf(() => readUblInvoice(Buffer.from(PEPPOL)))).toContain('--group');
  });

  it.each([
    ['1250.5', '1250.50'],
    ['000000000000100.00', '100.00'],
    ['100.', '100.00'],
    ['+200.00', '200.00'],
    ['.5', '0.50'],
    ['00.50000', '0.50'],
  ])('states %s by the grammar of XML decimals', (written, amount) => {
    expect(read(PEPPOL.replace('1250.5<', `${written}<`)).invoice.amount.toString()).toBe(amount);
  });

  it('claims what is left of it: less what is prepaid, with rounding', () => {
    const totals = (payable: string) =>
      PEPPOL.replace(
        '<cbc:PayableAmount currencyID="SEK">1250.5<',
        `<cbc:TaxInclusiveAmount currencyID="SEK">1000.40</cbc:TaxInclusiveAmount><cbc:PrepaidAmount currencyID="SEK">300.00</cbc:PrepaidAmount><cbc:PayableRoundingAmount currencyID="SEK">-0.40</cbc:PayableRoundingAmount><cbc:PayableAmount currencyID="SEK">${payable}<`,
      );
    expect(read(totals('700.00')).invoice.amount.toString()).toBe('700.00');
    expect(refusalOf(() => read(totals('1000.40')))).toContain('-0.40 of rounding is 700.00');
    expect(refusalOf(() => read(totals('1000.40').replace('-0.40', 'some')))).toContain('cbc:PayableRoundingAmount');
  });

  it('without a due date has none', () => {
    expect(read(without('cbc:DueDate')).invoice.dueOn).toBeUndefined();
  });

  it('takes the due date with the means of payment', () => {
    const later = without('cbc:DueDate').replace(
      '<cbc:PaymentID>',
      '<cbc:PaymentDueDate>2026-05-04</cbc:PaymentDueDate>$&',
    );
    expect(read(later).invoice.dueOn).toBe('2026-05-04');
  });
});

describe('the payment reference', () => {
  it.each([
    ['Swedish OCR', '<cbc:PaymentID>66 57 60</cbc:PaymentID>', '665760'],
    ['Peppol’s form of FIK 71', '<cbc:PaymentID>71#026840149965328</cbc:PaymentID>', '026840149965328'],
    ['Peppol’s form of giro 04', '<cbc:PaymentID>04#0000000000000026</cbc:PaymentID>', '0000000000000026'],
    [
      'OIOUBL’s form of FIK 71',
      '<cbc:InstructionID>026840149965328</cbc:InstructionID><cbc:PaymentID>71</cbc:PaymentID>',
      '026840149965328',
    ],
    ['FIK 73, which has none', '<cbc:PaymentID>73</cbc:PaymentID>', ''],
    ['a bank transfer', '<cbc:PaymentMeansCode>42</cbc:PaymentMeansCode>', ''],
  ])('of %s', (_what, means, reference) => {
    expect(paidBy(means)).toBe(reference);
  });
});

describe('a UBL document is refused with', () => {
  it.each([
    ['no number', without('cbc:ID'), 'cbc:ID'],
    ['no customer', without('cac:AccountingCustomerParty'), 'cac:AccountingCustomerParty'],
    ['no day of issue', without('cbc:IssueDate'), 'cbc:IssueDate'],
    ['a due day before the day of issue', PEPPOL.replace('2026-04-01', '2026-03-01'), 'cbc:DueDate', '2026-03-02'],
    ['a due day that is none', PEPPOL.replace('2026-04-01', '2026-04-31'), 'cbc:DueDate', '2026-04-31'],
    ['half an öre', PEPPOL.replace('1250.5<', '1250.505<'), 'cbc:PayableAmount'],
    ['letters in the amount', PEPPOL.replace('1250.5<', 'many<'), 'cbc:PayableAmount', 'many'],
    ['nothing to pay', PEPPOL.replace('1250.5<', '0.00<'), 'cbc:PayableAmount', 'nothing to collect'],
    ['euro', PEPPOL.replace('currencyID="SEK"', 'currencyID="EUR"'), 'cbc:PayableAmount', 'EUR'],
    ['a pro forma invoice', PEPPOL.replace('>380<', '>325<'), 'cbc:InvoiceTypeCode', 'pro forma'],
    ['information for bookkeeping', PEPPOL.replace('>380<', '>751<'), 'cbc:InvoiceTypeCode', 'no demand'],
    [
      'a corrected invoice',
      PEPPOL.replace('>380<', '>384<').replace(
        '<cac:AccountingCustomerParty>',
        '<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>F-0</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>$&',
      ),
      'corrects invoice F-0',
    ],
    ['less than nothing', PEPPOL.replace('1250.5<', '-20.00<'), 'cbc:PayableAmount', 'nothing to collect'],
    ['a lone point', PEPPOL.replace('1250.5<', '.<'), 'cbc:PayableAmount', 'no amount'],
    ['a credit note', PEPPOL.replaceAll('Invoice', 'CreditNote'), 'line 1, CreditNote', 'only an Invoice'],
    ['a DOCTYPE', PEPPOL.replace('<Invoice', '<!DOCTYPE Invoice>\n<Invoice'), 'line 2, DOCTYPE'],
  ])('%s', (_what, text, ...says) => {
    const refusal = refusalOf(() => read(text));
    for (const said of says) expect(refusal).toContain(said);
  });
});

withSamples('official OIOUBL examples (samples/oioubl)', () => {
  it('OIOUBL_Invoice_v2p2.xml claims 6,312.50 by 25 November 2005', () => {
    const { invoice } = readUblInvoice(sample('oioubl/OIOUBL_Invoice_v2p2.xml'), { invoiceGroup: 'waste' });
    expect(invoice.amount.toString()).toBe('6312.50');
    expect(invoice.dueOn).toBe('2005-11-25');
  });

  it('fik73.xml claims 2,500.00 without a reference, and its group must be told', () => {
    const bytes = sample('oioubl/fik73.xml');
    const { invoice } = readUblInvoice(bytes, { invoiceGroup: 'waste' });
    expect([invoice.amount.toString(), invoice.paymentReference]).toEqual(['2500.00', '']);
    expect(refusalOf(() => readUblInvoice(bytes))).toContain('invoice group');
  });

  it('OIOUBL_Reminder_v2p2.xml is a reminder and not taken in', () => {
    expect(refusalOf(() => readUblInvoice(sample('oioubl/OIOUBL_Reminder_v2p2.xml')))).toContain(
      'the document is a Reminder',
    );
  });
});
