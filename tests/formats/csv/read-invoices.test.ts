import { readInvoices } from '../../../formats/csv/read-invoices';
import { plain } from '../plain';
import { refusalOf } from '../refusal';

const HEADER = 'invoice_number,debtor_id,invoice_group,issued_on,due_on,amount,currency,payment_reference';
const GOOD = 'F1,D1,water,2016-01-31,2016-03-01,1200.00,SEK,665760';

function invoices(...lines: readonly string[]): Buffer {
  return Buffer.from([HEADER, ...lines, ''].join('\n'));
}

describe('an invoice file', () => {
  it('gives each invoice with its line', () => {
    const bytes = invoices(GOOD, 'F2,D2,rent,2016-01-31,,7.5,DKK,');
    expect(plain(readInvoices(bytes))).toEqual([
      {
        invoiceNumber: 'F1',
        debtorId: 'D1',
        invoiceGroup: 'water',
        issuedOn: '2016-01-31',
        dueOn: '2016-03-01',
        amount: { amount: '1200.00', currency: 'SEK' },
        paymentReference: '665760',
        line: 2,
      },
      {
        invoiceNumber: 'F2',
        debtorId: 'D2',
        invoiceGroup: 'rent',
        issuedOn: '2016-01-31',
        amount: { amount: '7.50', currency: 'DKK' },
        paymentReference: '',
        line: 3,
      },
    ]);
  });

  it.each([
    ['with CRLF', Buffer.from(`${HEADER}\r\n${GOOD}\r\n`)],
    ['with a byte order mark', Buffer.from(`\uFEFF${HEADER}\n${GOOD}\n`)],
    ['without a line break at the end', Buffer.from(`${HEADER}\n${GOOD}`)],
    ['with blank lines', Buffer.from(`${HEADER}\n\n${GOOD}\n\n`)],
    [
      'with every cell quoted',
      Buffer.from(
        `${HEADER}\n${GOOD.split(',')
          .map((cell) => `"${cell}"`)
          .join(',')}\n`,
      ),
    ],
    ['with blanks around the cells', Buffer.from(`${HEADER}\n${GOOD.replaceAll(',', ' , ')}\n`)],
  ])('%s is read', (_what, bytes) => {
    expect(readInvoices(bytes).map(({ invoiceNumber, amount }) => [invoiceNumber, amount.toString()])).toEqual([
      ['F1', '1200.00'],
    ]);
  });

  it('with a header only has no invoices', () => {
    expect(readInvoices(invoices())).toEqual([]);
  });

  it('counts the lines inside a quoted cell', () => {
    const first = 'F1,D1,"water, waste",2016-01-31,,1.00,SEK,"1\n2"';
    const [, second] = readInvoices(invoices(first, GOOD.replace('F1', 'F2')));
    expect(second?.line).toBe(4);
  });
});

const REFUSED: readonly (readonly [what: string, bytes: Buffer, ...says: string[]])[] = [
  ['nothing in it', Buffer.from(''), 'line 1: the file is empty', HEADER],
  ['a missing column', Buffer.from(HEADER.replace(',due_on', '')), 'line 1, due_on', 'missing'],
  ['an unknown column', Buffer.from(`${HEADER},colour`), 'line 1, colour', 'not known'],
  ['a column twice', Buffer.from(`${HEADER},amount`), 'line 1, amount', 'twice'],
  ['columns in another order', Buffer.from(HEADER.split(',').reverse().join(',')), 'line 1:', 'another order'],
  ['semicolons', Buffer.from(HEADER.replaceAll(',', ';')), 'line 1:', 'semicolons'],
  [
    'a cell too few',
    invoices(GOOD, 'F2,D1,water,2016-01-31,2016-03-01,1200.00,SEK'),
    'line 3:',
    '7 cells instead of 8',
  ],
  ['a decimal comma', invoices(GOOD, 'F2,D1,water,2016-01-31,,1200,50,SEK,1'), 'line 3:', '9 cells instead of 8'],
  ['a quoted decimal comma', invoices(GOOD.replace('1200.00', '"1200,00"')), 'line 2, amount', 'comma'],
  ['three decimals', invoices(GOOD.replace('1200.00', '1200.005')), 'line 2, amount', 'two decimals'],
  ['nothing to pay', invoices(GOOD.replace('1200.00', '0.00')), 'line 2, amount', 'not above zero'],
  ['a negative amount', invoices(GOOD.replace('1200.00', '-5.00')), 'line 2, amount', 'below zero'],
  ['letters in the amount', invoices(GOOD.replace('1200.00', '12OO')), 'line 2, amount', '"12OO" is no amount'],
  ['an amount in powers of ten', invoices(GOOD.replace('1200.00', '1e3')), 'line 2, amount', 'no amount'],
  ['a blank amount', invoices(GOOD.replace('1200.00', '')), 'line 2, amount', 'blank'],
  ['a blank invoice number', invoices(GOOD.replace('F1', ' ')), 'line 2, invoice_number', 'blank'],
  ['a blank debtor', invoices(GOOD.replace('D1', '')), 'line 2, debtor_id', 'blank'],
  ['a blank group', invoices(GOOD.replace('water', '')), 'line 2, invoice_group', 'blank'],
  ['an invoice number twice', invoices(GOOD, '', GOOD), 'line 4, invoice_number', 'already stands on line 2'],
  ['a day that is none', invoices(GOOD.replace('2016-01-31', '2016-01-32')), 'line 2, issued_on', '2016-01-32'],
  ['a day written otherwise', invoices(GOOD.replace('2016-01-31', '31/1 2016')), 'line 2, issued_on', 'YYYY-MM-DD'],
  ['a blank day of issue', invoices(GOOD.replace('2016-01-31', '')), 'line 2, issued_on'],
  ['a due day that is none', invoices(GOOD.replace('2016-03-01', '2015-02-29')), 'line 2, due_on', '2015-02-29'],
  [
    'a due day before the day of issue',
    invoices(GOOD.replace('2016-03-01', '2016-01-30')),
    'line 2, due_on',
    '2016-01-31',
  ],
  ['another currency', invoices(GOOD.replace('SEK', 'EUR')), 'line 2, currency', 'SEK or DKK'],
  ['a line break in a number', invoices(GOOD.replace('F1', '"F\n1"')), 'line 2, invoice_number', 'line break'],
  ['a quotation never closed', invoices(GOOD, GOOD.replace('D1', '"D1')), 'line 3:', 'never closed'],
  ['a quotation mark inside a cell', invoices(GOOD, GOOD.replace('D1', 'D"1')), 'line 3:', 'quotation mark'],
  [
    'letters whose encoding cannot be told',
    Buffer.from(`${HEADER}\n${GOOD}\nF2,D1,f\u00b5r,`, 'latin1'),
    'line 3, encoding:',
    'UTF-8',
  ],
  ['a NUL in it', invoices(GOOD, GOOD.replace('D1', 'D\u0000')), 'line 3, encoding:', 'control character'],
];

describe('an invoice file is refused whole with', () => {
  it.each(REFUSED.map(([what, bytes, ...says]) => ({ what, bytes, says })))('$what', ({ bytes, says }) => {
    const refusal = refusalOf(() => readInvoices(bytes));
    for (const said of says) expect(refusal).toContain(said);
  });

  it('all its problems, of which the first twenty are shown', () => {
    const lines = Array.from({ length: 25 }, (_each, index) => `F${index},D1,water,2016-01-31,,0,SEK,`);
    const refusal = refusalOf(() => readInvoices(invoices(...lines)));
    expect(refusal).toContain('line 21, amount');
    expect(refusal).not.toContain('line 22');
    expect(refusal).toContain('and 5 more');
  });

  it('two problems of one line', () => {
    const refusal = refusalOf(() => readInvoices(invoices('F1,D1,water,2016-01-31,,0,EUR,')));
    expect(refusal).toContain('line 2, currency');
    expect(refusal).toContain('line 2, amount');
  });
});
