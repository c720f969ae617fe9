import { InputRefused } from '../../../domain/kernel/input-refused';
import { readSource } from '../../../formats/tables/read-source';
import { readSie } from './read-sie';
import { HEAD, sie } from './sie-text';
import { ACCOUNTS, JOURNAL, sie5, YEAR } from './sie5-text';

const LEDGER = { kind: 'sie', title: 'Huvudbok', rows: 'ledger' } as const;

/** The same books as `sie5()`, in SIE 4. */
const SAME_IN_SIE_4 = sie(
  ...HEAD,
  '#ORGNR 212000-0001',
  '#RAR -1 20150101 20151231',
  '#RAR 0 20160101 20161231',
  '#KONTO 15190 "Kundfordringar"',
  '#KONTO 30100 "Avgifter"',
  '#IB 0 15190 300.00',
  '#UB 0 15190 1500.00',
  '#RES 0 30100 -1200.00',
  '#VER A 7 20160831 "Faktura 4711" 20160901',
  '{',
  '#TRANS 15190 {} 1200.00 "" "Å & Ö"',
  '#TRANS 30100 {} -1200.00',
  '}',
);

function entryOf(inside: string, attributes = 'id="8" journalDate="2016-08-31"'): string {
  return `<Journal id="A" name="A"><JournalEntry ${attributes}><EntryInfo date="2016-08-31" by="p"/>${inside}</JournalEntry></Journal>`;
}

function refusalOf(bytes: Buffer): string {
  try {
    readSie(bytes);
  } catch (problem) {
    if (problem instanceof InputRefused) return problem.message;
    throw problem;
  }
  throw new Error('It was read.');
}

test('the same books give the same rows in SIE 4 and in SIE 5', () => {
  const without = (bytes: Buffer): unknown =>
    readSource(bytes, LEDGER).rows.map(({ fields, currency }) => ({ fields, currency }));
  expect(without(sie5())).toEqual(without(SAME_IN_SIE_4));
  expect(readSource(sie5(), LEDGER).totals).toEqual(readSource(SAME_IN_SIE_4, LEDGER).totals);
});

test('the head: program, day, organisation, years and accounts', () => {
  expect(readSie(sie5())).toMatchObject({
    type: '4',
    program: 'Provbok 3',
    generatedOn: '2016-09-01',
    companyName: 'Grebbestads kommun',
    organisationNumber: '212000-0001',
    currency: 'SEK',
    years: [
      { year: -1, from: '2015-01-01', to: '2015-12-31' },
      { year: 0, from: '2016-01-01', to: '2016-12-31' },
    ],
    accounts: [
      { number: '15190', name: 'Kundfordringar' },
      { number: '30100', name: 'Avgifter' },
    ],
    findings: [],
  });
});

test('an entry that was struck out does not count, and one with a day of its own keeps it', () => {
  const bytes = sie5({
    journals: entryOf(
      '<LedgerEntry accountId="15190" amount="10"><Overstrike date="2016-09-02" by="p"/></LedgerEntry>' +
        '<LedgerEntry accountId="15190" amount="+12.500" ledgerDate="2016-09-03"/><LedgerEntry accountId="30100" amount="-12.5"/>',
    ),
  });
  const [voucher] = readSie(bytes).vouchers;
  expect(voucher?.transactions.map(({ amount, date }) => [amount.toString(), date])).toEqual([
    ['12.50', '2016-09-03'],
    ['-12.50', undefined],
  ]);
  expect(voucher?.deleted.map(({ amount }) => amount.toString())).toEqual(['10.00']);
});

test('an entry of the customer ledger tells its invoice, by the account and else by the item alone', () => {
  const before = `<CustomerInvoices primaryAccountId="15190"><SecondaryAccountRef accountId="15191"/>
    <CustomerInvoice id="i1" customerId="k" invoiceNumber="4711"><OriginalAmount date="2016-08-01" amount="1"/></CustomerInvoice>
    </CustomerInvoices>`;
  const on = (account: string, amount: string): string =>
    `<LedgerEntry accountId="${account}" amount="${amount}"><ObjectReference dimId="6" objectId="A1"/><SubdividedAccountObjectReference objectId="i1"/></LedgerEntry>`;
  const [voucher] = readSie(sie5({ before, journals: entryOf(on('15191', '1') + on('9', '-1')) })).vouchers;
  for (const { objects } of voucher?.transactions ?? []) {
    expect(objects).toEqual([
      { dimension: '6', object: 'A1' },
      { dimension: '10', object: '4711' },
    ]);
  }
});

test('a voucher that does not balance is told, or refuses the file, as in SIE 4', () => {
  const bytes = sie5({ journals: JOURNAL + entryOf('<LedgerEntry accountId="15190" amount="5"/>') });
  expect(refusalOf(bytes)).toContain('voucher A 8 does not balance: its transactions come to 5.00');
  expect(readSie(bytes, { findings: 'told' }).findings).toMatchObject([{ kind: 'unbalanced', line: 3 }]);
});

test('a closing balance that does not follow from the vouchers is a gap', () => {
  const accounts = ACCOUNTS.replace('amount="1500.00"', 'amount="1600.00"');
  const gaps = readSource(sie5({ accounts }), LEDGER).rows.filter(({ fields }) => fields['series'] === 'UB?');
  expect(gaps.map(({ fields }) => [fields['account'], fields['amount']])).toEqual([['15190', '100.00']]);
});

test.each([
  ['no day', sie5({ journals: entryOf('', 'id="1"') }), 'journalDate'],
  ['a day that is none', sie5({ journals: entryOf('', 'id="1" journalDate="2016-02-30"') }), '2016-02-30'],
  ['an amount with a comma', sie5({ journals: entryOf('<LedgerEntry accountId="1" amount="1,00"/>') }), '1,00'],
  ['an amount of three decimals', sie5({ journals: entryOf('<LedgerEntry accountId="1" amount="0.001"/>') }), '0.001'],
  ['two signs', sie5({ journals: entryOf('<LedgerEntry accountId="1" amount="-+1"/>') }), '-+1'],
  ['no account', sie5({ journals: entryOf('<LedgerEntry amount="1"/>') }), 'accountId'],
  ['a month that is none', sie5({ year: YEAR.replace('2016-12', '2016-13') }), '2016-13'],
  ['another currency', Buffer.from(sie5().toString().replace('"SEK"', '"EUR"')), 'EUR'],
  ['another document', Buffer.from('<Document xmlns="urn:iso"/>'), 'its root element is Document'],
  ['a file cut off', sie5().subarray(0, 900), 'XML'],
  ['entities of its own', Buffer.from(`<!DOCTYPE Sie [<!ENTITY a "b">]>${sie5().toString().slice(39)}`), 'DOCTYPE'],
])('%s refuses the whole file, and says where', (_what, bytes, says) => {
  expect(refusalOf(bytes)).toContain(says);
});

test('a general ledger is recognised whatever prefix its names have, and with a byte order mark', () => {
  const prefixed = sie5()
    .toString()
    .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1s:')
    .replace('xmlns=', 'xmlns:s=');
  for (const bytes of [Buffer.from(prefixed), Buffer.from(`\ufeff${sie5().toString()}`)])
    expect(readSie(bytes).vouchers).toEqual(readSie(sie5()).vouchers);
});
