import { writeDebtors } from '../../../formats/csv/write-debtors';
import { writeInvoices } from '../../../formats/csv/write-invoices';
import { debtorTemplate, readDebtorFile } from '../../../formats/register/debtor-file';
import { invoiceTemplate, readInvoiceFile } from '../../../formats/register/invoice-file';
import { plain } from '../plain';
import { refusalOf } from '../refusal';
import { book, row } from '../tables/xlsx-file';

const HEADER = 'invoice_number;debtor_id;invoice_group;issued_on;due_on;amount;currency;payment_reference'.split(';');
const ROWS = [
  ['F1', 'D1', 'Vård', '2016-01-31', '2016-03-01', '1234.50', 'SEK', '665760'],
  ['F2', 'D2', 'Vård', '2016-01-31', '', '7.00', 'SEK', ''],
];
const OWN = Buffer.from([HEADER, ...ROWS].map((cells) => `${cells.join(',')}\n`).join(''));
const TRUTH = plain(readInvoiceFile(OWN));

const comma = (amount: string) => amount.replace('.', ',');
const swedish = (amount: string) => comma(amount).replace(/^(\d)(\d{3})/, '$1 $2');
const danishAmount = (amount: string) => comma(amount).replace(/^(\d)(\d{3})/, '$1.$2');
const danishDay = (day: string) => day.split('-').reverse().join('-');

function saved(
  separator: string,
  amountAs: (amount: string) => string,
  dayAs: (day: string) => string,
  encoding: BufferEncoding = 'utf8',
): Buffer {
  const rows = ROWS.map((cells) =>
    cells.map((cell, at) => (at === 5 ? amountAs(cell) : at === 3 || at === 4 ? dayAs(cell) : cell)),
  );
  const cell = (text: string) => (text.includes(separator) ? `"${text}"` : text);
  return Buffer.from([HEADER, ...rows].map((cells) => `${cells.map(cell).join(separator)}\r\n`).join(''), encoding);
}

const asIs = (text: string) => text;

test.each([
  ['with semicolons and a decimal comma', saved(';', comma, asIs)],
  ['with semicolons and a decimal point', saved(';', asIs, asIs)],
  ['as a Swedish spreadsheet saves it, in Windows-1252', saved(';', swedish, asIs, 'latin1')],
  ['as a Danish spreadsheet saves it', saved(';', danishAmount, danishDay)],
  ['with tabs', saved('\t', comma, danishDay)],
  ['with commas, and a decimal comma in quotation marks', saved(',', comma, asIs)],
  ['with commas, in Windows-1252', saved(',', asIs, asIs, 'latin1')],
  [
    'as a workbook, whose days and amounts are numbers',
    book({
      sheets: {
        Fakturor: [
          row(1, ...HEADER),
          row(2, 'F1', 'D1', 'Vård', 42400, 42430, 1234.5, 'SEK', '665760'),
          row(3, 'F2', 'D2', 'Vård', 42400, '', 7, 'SEK', ''),
        ].join(''),
      },
    }),
  ],
])('invoices saved %s are the same invoices', (_how, bytes) => {
  expect(plain(readInvoiceFile(bytes))).toEqual(TRUTH);
});

describe('headers of one’s own', () => {
  const template = invoiceTemplate(
    {
      columns: { invoice_number: 'Fakturanr', debtor_id: 'Kundnr', issued_on: 'Fakturadatum', amount: 'Belopp (kr)' },
      values: { currency: 'SEK', invoice_group: '61' },
    },
    'columns.json',
  );

  test('are read by a template that was kept; other columns do not matter', () => {
    const bytes = Buffer.from('Namn;Kundnr;Fakturanr;Fakturadatum;Belopp (kr)\nAda;D1;F1;2016-01-31;1 234,50\n');
    expect(plain(readInvoiceFile(bytes, template))).toEqual([
      {
        ...{ invoiceNumber: 'F1', debtorId: 'D1', invoiceGroup: '61', issuedOn: '2016-01-31' },
        ...{ amount: { amount: '1234.50', currency: 'SEK' }, paymentReference: '', line: 2 },
      },
    ]);
  });

  test('are named in what is refused, with our own name', () => {
    const bytes = Buffer.from('Kundnr;Fakturanr;Fakturadatum;Belopp (kr)\nD1;1,23E+15;2016-01-31;1,50\n');
    expect(refusalOf(() => readInvoiceFile(bytes, template))).toMatch(
      /line 2, Fakturanr \(invoice_number\): a spreadsheet/,
    );
  });

  test.each([
    ['an unknown field', { columns: { number: 'Nr' } }, /columns\.number: it is no field/],
    ['an unknown member', { column: {} }, /column: it is not known/],
    [
      'a field twice',
      { columns: { currency: 'Valuta' }, values: { currency: 'SEK' } },
      /values\.currency: the field has/,
    ],
    ['an unknown pattern of days', { dates: 'MM-DD-YYYY' }, /dates: write one of/],
    ['no object', [], /template: write an object/],
    ['a blank header', { columns: { amount: ' ' } }, /columns\.amount: write a text/],
  ])('of a template with %s are refused', (_what, data, words) => {
    expect(refusalOf(() => invoiceTemplate(data, 'columns.json'))).toMatch(words);
  });
});

describe('what can be read in two ways is refused by line and field, and a template decides it', () => {
  const file = (amount: string, day = '2016-01-31') =>
    Buffer.from(`${HEADER.join(';')}\nF1;D1;61;${day};;${amount};SEK;\n`);
  const amountOf = (amount: string, data: object) =>
    readInvoiceFile(file(amount), invoiceTemplate(data, 'columns.json'))[0]?.amount.toString();

  test.each([
    ['1.234', /line 2, amount: "1\.234" is thousands or three decimals/],
    ['1,234', /line 2, amount: "1,234" is thousands or three decimals/],
    ['12,34,56', /line 2, amount/],
    ['1,23E+5', /line 2, amount/],
  ])('%s', (amount, words) => {
    expect(refusalOf(() => readInvoiceFile(file(amount)))).toMatch(words);
  });

  test.each(['03/04/2016', '3/4/2016', '13/04/2016'])('the day %s', (day) => {
    expect(refusalOf(() => readInvoiceFile(file('1,00', day)))).toMatch(
      /line 2, issued_on: .* may begin with the day or/,
    );
  });

  test('the template knows the decimal sign and the pattern of days', () => {
    expect(amountOf('1.234', { decimal: ',' })).toBe('1234.00');
    expect(refusalOf(() => amountOf('1.234', { decimal: '.' }))).toMatch(/three decimals/);
    const read = readInvoiceFile(file('1,00', '03/04/2016'), invoiceTemplate({ dates: 'DD/MM/YYYY' }, 'columns.json'));
    expect(read[0]?.issuedOn).toBe('2016-04-03');
  });

  test('a missing column is named with what the file has', () => {
    const words = refusalOf(() => readInvoiceFile(Buffer.from('Nr;Belopp\n1;2,00\n')));
    expect(words).toMatch(/invoice_number: the column is missing. The file has Nr, Belopp\./);
  });
});

describe('debtors', () => {
  test('saved with semicolons are the same debtors', () => {
    const own = Buffer.from(
      'debtor_id,kind,name,address,postal_code,city,country,identity_number\nD1,person,Ada Bo,Storgatan 1|2 tr,99901,Björkvik,SE,\n',
    );
    const asSaved = Buffer.from(own.toString().replaceAll(',', ';'), 'latin1');
    expect(readDebtorFile(asSaved)).toEqual(readDebtorFile(own));
  });

  test('whose address stands in several columns and whose kind is a word of the file are read by a template', () => {
    const template = debtorTemplate(
      {
        columns: { debtor_id: 'Kundnr', kind: 'Typ', name: ['Förnamn', 'Efternamn'], address: ['Adress', 'Adress 2'] },
        values: { country: 'SE' },
        words: { kind: { Privat: 'person', Företag: 'business' } },
      },
      'columns.json',
    );
    const bytes = Buffer.from(
      'Kundnr;Typ;Förnamn;Efternamn;Adress;Adress 2\nD1;Privat;Ada;Bo;Storgatan 1;2 tr\nD2;Företag;Summa;AB;;\n',
    );
    expect(readDebtorFile(bytes, template)).toMatchObject([
      { debtorId: 'D1', kind: 'person', name: 'Ada Bo', addressLines: ['Storgatan 1', '2 tr'], country: 'SE' },
      { debtorId: 'D2', kind: 'business', name: 'Summa AB', addressLines: [] },
    ]);
  });
});

test('our own form is read back as it was written', () => {
  expect(plain(readInvoiceFile(writeInvoices(readInvoiceFile(OWN))))).toEqual(TRUTH);
  expect(readDebtorFile(writeDebtors([]))).toEqual([]);
});
