import type { XlsxLayout } from '../../../formats/tables/layout';
import { readSource } from '../../../formats/tables/read-source';
import { refusalOf } from '../refusal';
import { book, bookParts, row, sheetXml, zip } from './xlsx-file';

const LAYOUT: XlsxLayout = {
  kind: 'xlsx',
  title: 'Posteringer',
  header: true,
  currency: 'DKK',
  amounts: { decimal: ',', thousands: '.' },
  dates: 'DD-MM-YYYY',
  columns: [
    { name: 'voucher', type: 'text', headers: ['Bilag'], required: true },
    { name: 'amount', type: 'amount', headers: ['Beløb'], required: true },
    { name: 'on', type: 'date', headers: ['Dato'] },
  ],
};

const REFUSED = 'The file "Posteringer" was refused; nothing of it was taken in.';
const HEADER = row(1, 'Bilag', 'Beløb', 'Dato');

function read(rows: string, layout: Partial<XlsxLayout> = {}) {
  return readSource(book({ sheets: { Ark1: rows } }), { ...LAYOUT, ...layout });
}

function refusal(rows: string, layout: Partial<XlsxLayout> = {}): string {
  return refusalOf(() => read(rows, layout));
}

describe('a sheet of a workbook is read by its layout', () => {
  it('numbers as figures, days as counted, texts by their dialect', () => {
    // S004, figure 8: 293.30 and 9,950 make 10,243.30.
    const source = read(`${HEADER}${row(2, 'KY-1', 293.3, 44197)}${row(5, 'KY-2', '9.950,00', '31-01-2021')}`);
    expect(source.rows).toEqual([
      { line: 2, currency: 'DKK', fields: { voucher: 'KY-1', amount: '293.30', on: '2021-01-01' } },
      { line: 5, currency: 'DKK', fields: { voucher: 'KY-2', amount: '9950.00', on: '2021-01-31' } },
    ]);
    expect(source.totals['amount']?.map(String)).toEqual(['10243.30']);
  });

  it.each([
    ['33553.300000000003', '33553.30'],
    ['0.30000000000000004', '0.30'],
    ['9.6492864E7', '96492864.00'],
    ['-1.25E-2', 'more than two decimals'],
    ['0.125', 'more than two decimals'],
    ['1E99', 'too large for an amount'],
    ['0x10', 'something else than a number'],
  ])('fifteen digits of %s count', (written, amount) => {
    const rows = `${HEADER}<row r="2"><c r="A2" t="str"><v>KY-1</v></c><c r="B2"><v>${written}</v></c></row>`;
    if (/^\d/.test(amount)) expect(read(rows).rows[0]?.fields['amount']).toBe(amount);
    else expect(refusal(rows)).toContain(amount);
  });

  it('texts from the shared list, in one piece or in several', () => {
    const strings = [
      '<t>Bilag</t>',
      '<t xml:space="preserve"> Beløb </t>',
      '<r><t>Dato</t></r>',
      '<r><rPr><b/></rPr><t xml:space="preserve">Mellemregning </t></r><r><t>Nem&amp;Konto</t></r><rPh sb="0" eb="1"><t>x</t></rPh>',
    ];
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row><c t="s"><v>3</v></c><c><v>5</v></c></row>`;
    const { rows: read } = readSource(book({ sheets: { Ark1: rows }, strings }), LAYOUT);
    expect(read[0]).toEqual({
      line: 2,
      currency: 'DKK',
      fields: { voucher: 'Mellemregning Nem&Konto', amount: '5.00', on: '' },
    });
  });

  it('by its name, or as the only one that can be seen', () => {
    const sheets = { Ark1: `${HEADER}${row(2, 'A', 1)}`, Ark2: `${HEADER}${row(2, 'B', 2)}` };
    expect(readSource(book({ sheets }), { ...LAYOUT, sheet: 'Ark2' }).rows[0]?.fields['voucher']).toBe('B');
    expect(readSource(book({ sheets, hidden: ['Ark1'] }), LAYOUT).rows[0]?.fields['voucher']).toBe('B');
    expect(refusalOf(() => readSource(book({ sheets }), LAYOUT))).toBe(
      `${REFUSED}\n  sheet: the workbook has several sheets (Ark1, Ark2). Leave the one that is meant, or have the recipe say which it is (sheet).`,
    );
    expect(refusalOf(() => readSource(book({ sheets }), { ...LAYOUT, sheet: 'Ark3' }))).toContain(
      'Ark3: there is no such sheet. The workbook has Ark1, Ark2.',
    );
  });

  it('with the days of a book that counts from 1904', () => {
    const bytes = book({ sheets: { Ark1: `${HEADER}${row(2, 'A', 1, 42735)}` }, date1904: true });
    expect(readSource(bytes, LAYOUT).rows[0]?.fields['on']).toBe('2021-01-01');
  });

  it('also when its names have a prefix, and in more than one batch', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => row(index + 2, `KY-${index}`, 0.01)).join('');
    const parts = bookParts({ sheets: { Ark1: '' } });
    const prefixed = sheetXml(`${HEADER}${many}`)
      .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
      .replace('xmlns=', 'xmlns:x=');
    const source = readSource(zip({ ...parts, 'xl/worksheets/sheet1.xml': prefixed }), LAYOUT);
    expect(source.count).toBe(20_000);
    expect(source.totals['amount']?.map(String)).toEqual(['200.00']);
    expect(source.rows.at(-1)).toMatchObject({ line: 20_001, fields: { voucher: 'KY-19999' } });
  });

  it('and an empty one is refused', () => {
    expect(refusal('')).toBe(`${REFUSED}\n  line 1: the file is empty. Fetch it again.`);
  });
});

describe('a cell that is no plain value is refused with its sheet and place', () => {
  const formula = `${HEADER}<row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2"><f>1+1</f><v>2</v></c></row>`;

  it('a formula, unless the layout takes its last result', () => {
    expect(refusal(formula)).toBe(
      `${REFUSED}\n  line 2, Ark1!B2: there is a formula. Paste the figures as values, or have the recipe say that the last result will do (formulas).`,
    );
    expect(read(formula, { formulas: 'cached-values' }).rows[0]?.fields['amount']).toBe('2.00');
    expect(refusal(formula.replace('<v>2</v>', ''), { formulas: 'cached-values' })).toContain(
      'line 2, Ark1!B2: the formula has no result. Open the workbook and save it.',
    );
  });

  it('an error', () => {
    expect(refusal(`${HEADER}<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>`)).toContain(
      'line 2, Ark1!A2: the cell has the error #REF!. Mend it in the workbook.',
    );
  });

  it('a text that is not in the list', () => {
    expect(refusal(`${HEADER}<row r="2"><c r="A2" t="s"><v>7</v></c></row>`)).toContain(
      'Ark1!A2: the cell refers to a text',
    );
  });

  it('a number that lost its digits in a column of text', () => {
    expect(
      refusal(
        `${HEADER}${row(2, 'x', 1)}<row r="3"><c r="A3"><v>1.23456789012345E+17</v></c><c r="B3"><v>1</v></c></row>`,
      ),
    ).toBe(
      `${REFUSED}\n  line 3, Ark1!A3 (Bilag): it is a number of more than 15 digits, which a workbook does not keep. Format the column as text.`,
    );
  });

  it('an amount or a day that its dialect does not have, under its header', () => {
    expect(refusal(`${HEADER}${row(2, 'KY-1', '1,234.50')}`)).toContain(
      'line 2, Ark1!B2 (Beløb): "1,234.50" has a decimal point',
    );
    expect(refusal(`${HEADER}${row(2, 'KY-1', 1, 12)}`)).toContain('line 2, Ark1!C2 (Dato): 12 is a number');
  });

  it('a row or a cell out of order', () => {
    expect(refusal(`${HEADER}${row(3, 'A', 1)}${row(2, 'B', 1)}`)).toContain('row "2" stands out of order after row 3');
    expect(refusal(`${HEADER}<row r="2"><c r="C2"><v>1</v></c><c r="A2"><v>1</v></c></row>`)).toContain(
      'cell "A2" of row 2',
    );
    expect(refusal(`${HEADER}<row r="2"><c r="ZZZ2"><v>1</v></c></row>`)).toContain('cell "ZZZ2" of row 2');
    expect(refusal(`${HEADER}<row r="9999999"><c r="A9999999"><v>1</v></c></row>`)).toContain('out of order');
  });

  it('a totals row', () => {
    expect(refusal(`${HEADER}${row(2, 'A', 1)}${row(3, 'I alt', 1)}`)).toContain('line 3: it begins with "I alt"');
    const totals = { column: 'voucher', says: ['I alt'], required: true };
    expect(read(`${HEADER}${row(2, 'A', 1)}${row(3, 'I alt', 1)}`, { totals }).count).toBe(1);
    expect(refusal(`${HEADER}${row(2, 'A', 1)}${row(3, 'I alt', 2)}`, { totals })).toContain(
      'line 3, Ark1!B3 (Beløb): it says 2.00, but the rows come to 1.00.',
    );
  });
});

describe('an archive that means harm, or is damaged, is not unpacked', () => {
  const parts = bookParts({ sheets: { Ark1: `${HEADER}${row(2, 'KY-1', 1)}` } });
  const SHEET = 'xl/worksheets/sheet1.xml';
  const whole = zip(parts);
  const refusalFor = (bytes: Buffer) => refusalOf(() => readSource(bytes, LAYOUT));

  it('one that unpacks to very much more than it is', () => {
    const content = Buffer.alloc(30_000_000, 0x20);
    expect(refusalFor(zip({ ...parts, [SHEET]: { content } }))).toMatch(
      /workbook: it would unpack to \d+ times its packed size, which no table needs\. Check where the file comes from, or send it as CSV\.$/,
    );
  });

  it('one that states less than it unpacks to', () => {
    const content = Buffer.alloc(30_000_000, 0x20);
    expect(refusalFor(zip({ ...parts, [SHEET]: { content, statedSize: 900_000 } }))).toContain(
      `workbook: the part ${SHEET} is damaged: it does not unpack to what the archive states.`,
    );
  });

  it('one whose parts together are too large', () => {
    expect(refusalFor(zip({ ...parts, [SHEET]: { content: 'x', stored: true, statedSize: 300_000_000 } }))).toContain(
      'it would unpack to',
    );
  });

  it.each([1, 10, 22, 60, 500])('one that has been cut off by %i bytes', (bytes) => {
    expect(refusalFor(whole.subarray(0, whole.length - bytes))).toBe(
      `${REFUSED}\n  workbook: the archive has no end: the file has been cut off. Fetch it again.`,
    );
  });

  it('every single byte changed is refused, or changes nothing that is read', () => {
    const before = readSource(whole, LAYOUT);
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      try {
        expect(readSource(changed, LAYOUT)).toEqual(before);
      } catch (error) {
        expect((error as Error).name).toBe('InputRefused');
      }
    }
  });

  it('one with a password, and the workbook of before 2007', () => {
    expect(refusalFor(Buffer.from('d0cf11e0a1b11ae1'.padEnd(64, '0'), 'hex'))).toContain(
      'it has a password, or is an old .xls',
    );
    expect(refusalFor(zip({ ...parts, [SHEET]: { content: 'x', flags: 1 } }))).toContain('it has a password');
  });

  it('and what is no archive at all', () => {
    expect(refusalFor(Buffer.from('Bilag;Beløb\n'))).toContain('it is no workbook of Excel (.xlsx)');
    expect(refusalFor(Buffer.alloc(0))).toContain('it is no workbook of Excel (.xlsx)');
    expect(refusalFor(zip({ 'a.txt': 'x' }))).toContain('the part xl/workbook.xml is missing');
  });

  it.each([
    ['<!DOCTYPE x [<!ENTITY a "aaaa">]>', SHEET],
    ['<!DOCTYPE x [<!ENTITY a "aaaa">]>', 'xl/sharedStrings.xml'],
    ['<!DOCTYPE x [<!ENTITY a "aaaa">]>', 'xl/workbook.xml'],
  ])('an XML bomb: %s in %s', (bomb, part) => {
    const text = (parts[part] as string).replace('?>', `?>${bomb}`);
    expect(refusalFor(zip({ ...parts, [part]: text }))).toContain(
      'document type and entity declarations are not accepted',
    );
  });

  it('an entity declared inside the rows', () => {
    const text = (parts[SHEET] as string).replace('<sheetData>', '<sheetData><!ENTITY a "b">');
    expect(refusalFor(zip({ ...parts, [SHEET]: text }))).toContain(
      'document type and entity declarations are not accepted',
    );
  });

  it('rows in a comment, or rows twice', () => {
    const text = (parts[SHEET] as string).replace('<dimension', '<!--<sheetData></sheetData>--><dimension');
    expect(refusalFor(zip({ ...parts, [SHEET]: text }))).toContain('it has no sheetData, or more than one');
  });
});
