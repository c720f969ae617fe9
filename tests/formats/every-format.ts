import { readBgMax } from '../../formats/bgmax/read-bgmax';
import { readCamt } from '../../formats/camt/read-camt';
import { writeGaeldsstyrelsenClaims } from '../../formats/counterparts/gaeldsstyrelsen';
import { writeAgencyCases } from '../../formats/counterparts/agency';
import { writeIntrumCases } from '../../formats/counterparts/intrum';
import { writeKfmApplications } from '../../formats/counterparts/kfm';
import { readDebtors } from '../../formats/csv/read-debtors';
import { readInvoices } from '../../formats/csv/read-invoices';
import { readFacts } from '../../formats/facts/read-facts';
import { readJsonDocument } from '../../formats/json/read-json-document';
import { readBankFile } from '../../formats/recognise-bank-file';
import type { FixedWidthLayout, JsonLayout, Layout } from '../../formats/tables/layout';
import { readSource } from '../../formats/tables/read-source';
import { readUblInvoice } from '../../formats/ubl/read-ubl-invoice';
import { parseAuthorityMatrix } from '../../policies/authority/matrix-schema';
import { parsePolicy } from '../../policies/parse-policy';
import { shippedMatrix } from '../../policies/authority/shipped-matrices';
import { SHIPPED_POLICIES } from '../../policies/shipped-policies';
import { deposit, end, file, OPENING, payment, record, START } from './bgmax/record';
import { entry, statement, structured, transaction } from './camt/camt-text';
import { application, fordring, givenToAgency, monitored, start } from './counterparts/counterpart-cases';
import { HEAD, sie, VOUCHER } from './sie/sie-text';
import { sie5 } from './sie/sie5-text';
import { HEADER, POSTINGS } from './tables/report';
import { book, row } from './tables/xlsx-file';
import { readGaeldsstyrelsenClaims } from '../support/counterparts/gaeldsstyrelsen-side';
import { readAgencyCases } from '../support/counterparts/agency-side';
import { readIntrumCases } from '../support/counterparts/intrum-side';
import { readKfmApplications } from '../support/counterparts/kfm-side';
import { readSie } from './sie/read-sie';

/** A format with a small good file of it, as a sender would write it. */
export interface KnownFormat {
  readonly name: string;
  readonly bytes: Buffer;
  readonly read: (bytes: Buffer) => unknown;
}

const NAMED = record('26', [3, 'Provbolaget']);
const BGMAX = file(START, OPENING, payment({ amount: '123450' }), NAMED, deposit('123450', 1), end(1, 0, 0, 1));

const CAMT = statement(
  '02',
  entry({ details: transaction(`<RmtInf>${structured('665760')}<Ustrd>Tack &amp; hej</Ustrd></RmtInf>`, '100.00') }),
);

const INVOICES = `invoice_number,debtor_id,invoice_group,issued_on,due_on,amount,currency,payment_reference
F1,D1,water,2016-01-31,2016-03-01,1200.50,SEK,665760
F2,"D2",förskola,2016-01-31,,80,SEK,
`;
const DEBTORS = `debtor_id,kind,name,address,postal_code,city,country,identity_number
D1,business,Provbolaget,Testgatan 1,123 45,Testby,SE,5555555555
`;
const FACTS = `on,fact,invoice_number,detail
2016-03-01,deferred,F1,2016-04-01
2016-03-02,disputed,F2,
`;

const UBL = `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
  <cbc:ID>F-1</cbc:ID>
  <cbc:IssueDate>2026-03-02</cbc:IssueDate>
  <cbc:DueDate>2026-04-01</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>
  <cbc:AccountingCost>water</cbc:AccountingCost>
  <cac:AccountingCustomerParty><cac:Party>
    <cac:PartyIdentification><cbc:ID>K-17</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name>Provbolaget</cbc:Name></cac:PartyName>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="SEK">1250.5</cbc:PayableAmount></cac:LegalMonetaryTotal>
</Invoice>
`;

const FIXED: FixedWidthLayout = {
  kind: 'fixed-width',
  title: 'Linjer',
  encoding: 'sniffed',
  lineLength: 12,
  currency: 'SEK',
  columns: [
    { name: 'key', type: 'text', from: 1, length: 6, required: true },
    { name: 'amount', type: 'amount', from: 7, length: 6 },
  ],
};

const JSON_ROWS: JsonLayout = {
  kind: 'json',
  title: 'Krav',
  currency: 'DKK',
  columns: [
    { name: 'id', type: 'text', headers: ['id'], required: true },
    { name: 'amount', type: 'amount', headers: ['amount'] },
  ],
};

const table = (name: string, layout: Layout, bytes: Buffer): KnownFormat => ({
  name,
  bytes,
  read: (changed) => readSource(changed, layout),
});

const SHEET = `${row(1, 'Bilag', 'Beløb', 'Konto')}${row(2, 'KY-1', 5, 'Drift')}`;

/** Every format that is read, each with a file that is read whole. */
export const EVERY_FORMAT: readonly KnownFormat[] = [
  { name: 'BgMax', bytes: BGMAX, read: (bytes) => readBgMax(bytes) },
  { name: 'camt', bytes: CAMT, read: (bytes) => readCamt(bytes) },
  { name: 'any bank file', bytes: BGMAX, read: (bytes) => readBankFile(bytes) },
  { name: 'invoices', bytes: Buffer.from(INVOICES), read: readInvoices },
  { name: 'debtors', bytes: Buffer.from(DEBTORS), read: readDebtors },
  { name: 'facts', bytes: Buffer.from(FACTS), read: readFacts },
  { name: 'UBL', bytes: Buffer.from(UBL), read: (bytes) => readUblInvoice(bytes, { invoiceGroup: 'water' }) },
  { name: 'SIE', bytes: sie(...HEAD, '#IB 0 15190 5', ...VOUCHER), read: (bytes) => readSie(bytes) },
  { name: 'SIE 5', bytes: sie5(), read: (bytes) => readSie(bytes) },
  {
    name: 'Kronofogden',
    bytes: Buffer.from(writeKfmApplications(start, [application])),
    read: (bytes) => readKfmApplications(bytes),
  },
  { name: 'Intrum', bytes: Buffer.from(writeIntrumCases(start, [monitored])), read: (bytes) => readIntrumCases(bytes) },
  {
    name: 'collection agency',
    bytes: Buffer.from(writeAgencyCases(start, [givenToAgency])),
    read: (bytes) => readAgencyCases(bytes),
  },
  {
    name: 'Gældsstyrelsen',
    bytes: Buffer.from(writeGaeldsstyrelsenClaims(start, [fordring])),
    read: (bytes) => readGaeldsstyrelsenClaims(bytes),
  },
  {
    name: 'policy',
    bytes: Buffer.from(JSON.stringify(SHIPPED_POLICIES[0], undefined, 1)),
    read: (bytes) => parsePolicy(readJsonDocument(bytes, 'policy.json')),
  },
  {
    name: 'authority matrix',
    bytes: Buffer.from(JSON.stringify(shippedMatrix('SE'), undefined, 1)),
    read: (bytes) => parseAuthorityMatrix(readJsonDocument(bytes, 'matrix.json')),
  },
  table('CSV', { ...POSTINGS, encoding: 'sniffed' }, Buffer.from(`${HEADER}\nÅ-1;"a;""b";-1.234,50;31-12-2021\n`)),
  table('fixed width', FIXED, Buffer.from('Malmö   1.50\nLund   -2.00\n')),
  table('JSON', JSON_ROWS, Buffer.from('[{"id":"a\\u00e5","amount":1.50},\n{"id":7,"amount":"-2.00","x":[null,1e3]}]')),
  table('SIE rows', { kind: 'sie', title: 'Huvudbok', rows: 'transactions' }, sie(...HEAD, ...VOUCHER)),
  table('SIE 5 rows', { kind: 'sie', title: 'Huvudbok', rows: 'ledger' }, sie5()),
  table('XLSX', { ...POSTINGS, kind: 'xlsx' }, book({ sheets: { Ark1: SHEET }, strings: ['Delt'] })),
];

/** Formats that are text; a workbook is packed. */
export const TEXT_FORMATS = EVERY_FORMAT.filter(({ name }) => name !== 'XLSX');
