import { InputRefused, ProblemList } from '../../domain/kernel/input-refused';
import { INVOICE_COLUMNS, readInvoices } from '../../formats/csv/read-invoices';
import { readJsonDocument } from '../../formats/json/read-json-document';
import { LARGEST_BGMAX, readBgMax } from '../../formats/bgmax/read-bgmax';
import { LARGEST_SIE } from '../../formats/sie/read-sie';
import type { Layout } from '../../formats/tables/layout';
import { readSource } from '../../formats/tables/read-source';
import { readUblInvoice } from '../../formats/ubl/read-ubl-invoice';
import { readXml } from '../../formats/xml/read-xml';
import { file, OPENING, START } from './bgmax/record';
import { refusalOf } from './refusal';
import { HEAD, sie } from './sie/sie-text';
import { readKfmApplications } from '../support/counterparts/kfm-side';
import { readSie } from './sie/read-sie';

const refusedBy = (read: () => unknown): InputRefused => {
  try {
    read();
  } catch (problem) {
    if (problem instanceof InputRefused) return problem;
    throw problem;
  }
  throw new Error('The file was taken in.');
};

const TABLE: Layout = {
  ...{ kind: 'csv', title: 'a table', delimiter: ',', encoding: 'utf-8', header: true, currency: 'SEK' },
  columns: [
    { type: 'text', name: 'name', headers: ['name'] },
    { type: 'amount', name: 'amount', headers: ['amount'] },
  ],
};
const table = (...rows: readonly string[]) => Buffer.from(['name,amount', ...rows, ''].join('\n'));

const invoices = (...lines: readonly string[]) => Buffer.from([INVOICE_COLUMNS.join(','), ...lines].join('\n'));

describe('of very many problems', () => {
  const BAD: readonly (readonly [name: string, read: () => unknown])[] = [
    ['invoices', () => readInvoices(invoices(...Array.from({ length: 5_000 }, () => 'x')))],
    ['BgMax', () => readBgMax(file(START, OPENING, ...Array.from({ length: 5_000 }, () => '70')))],
    ['SIE', () => readSie(sie(...HEAD, ...Array.from({ length: 5_000 }, () => '#TRANS "')))],
    ['tables', () => readSource(table(...Array.from({ length: 5_000 }, () => 'x,many')), TABLE)],
    ['agency files', () => readKfmApplications(Buffer.from(`00|x\n${'zz|\n'.repeat(5_000)}99|1\n`))],
  ];

  test.each(BAD)('in %s a hundred are kept, and all are counted', (_name, read) => {
    const refused = refusedBy(read);
    expect(refused.problems).toHaveLength(100);
    expect(refused.count).toBeGreaterThanOrEqual(5_000);
    expect(refused.message).toMatch(/… and \d{4} more$/);
  });

  test('a list keeps the first hundred', () => {
    const list = new ProblemList();
    for (let line = 1; line <= 250; line++) list.push({ line, message: 'wrong' });
    expect([list.length, list.kept.length, list.kept.at(-1)?.line]).toEqual([250, 100, 100]);
  });
});

const LONG = '9'.repeat(1_000_000);

test.each([
  [
    'BgMax',
    () => readBgMax(file(START, OPENING, LONG)),
    'line 3, record: it has 1000001 characters; the limit is 20000.',
  ],
  ['SIE', () => readSie(sie(...HEAD, `#FNAMN ${LONG}`)), 'line 7: it has 1000008 characters'],
  ['an agency file', () => readKfmApplications(Buffer.from(`00|${LONG}\n99|1|1|1\n`)), 'line 1: it has 1000003'],
  ['a table', () => readSource(table(`A,1.00`, `${LONG.slice(1)},1.00`), TABLE), 'line 3, name: it has more than 4000'],
  ['an XML tag', () => readXml(Buffer.from(`<A b="${LONG}>"/>`), 'No.'), 'line 1, XML: a tag has more than 100000'],
  ['invoices', () => readInvoices(invoices(`${LONG},D,G,2016-01-01,,1,SEK,`)), 'line 2, invoice_number: it has more'],
])('a line or a field of a megabyte in %s is refused in a short sentence', (_name, read, said) => {
  const refusal = refusalOf(read);
  expect(refusal).toContain(said);
  expect(refusal.length).toBeLessThan(1_000);
});

test.each([
  ['an amount of 400 digits', invoices(`F1,D,G,2016-01-01,,${'9'.repeat(400)},SEK,`), 'amount: "9'],
  ['a date of 400 digits', invoices(`F1,D,G,${'2'.repeat(400)},,1,SEK,`), 'issued_on: "2'],
])('%s is told by its beginning', (_what, bytes, said) => {
  const refusal = refusalOf(() => readInvoices(bytes));
  expect(refusal).toContain(said);
  expect(refusal).toContain('… (400 characters)');
});

test('a settings file of many megabytes is not opened', () => {
  expect(refusalOf(() => readJsonDocument(Buffer.alloc(5_000_001, ' '), 'policy.json'))).toContain(
    'it has 5000001 bytes; the limit is 5000000.',
  );
});

test('a text of many megabytes between two XML tags is refused, and a comment is not', () => {
  const filler = '-'.repeat(100).padEnd(10_000_001);
  expect(refusalOf(() => readXml(Buffer.from(`<A>${filler}</A>`), 'No.'))).toContain(
    'a text between two tags has more',
  );
  expect(() => readXml(Buffer.from(`<A><!-- "${' '.repeat(200_000)} --></A>`), 'No.')).not.toThrow();
});

test.each([
  ['BgMax', LARGEST_BGMAX, (bytes: Buffer) => readBgMax(bytes)],
  ['SIE', LARGEST_SIE, (bytes: Buffer) => readSie(bytes)],
  ['a register', 60_000_000, readInvoices],
  ['an agency file', 20_000_000, readKfmApplications],
  ['UBL', 10_000_000, (bytes: Buffer) => readUblInvoice(bytes)],
])('%s above its bound is not opened', (_what, limit, read) => {
  expect(refusalOf(() => read(Buffer.alloc(limit + 1, ' ')))).toContain(String(limit));
});
