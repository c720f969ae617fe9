import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { Sheet } from '../../../formats/sheets/sheet';
import { writeCsvSheet } from '../../../formats/sheets/write-csv-sheet';
import { writeXlsxSheet } from '../../../formats/sheets/write-xlsx-sheet';
import { ZipParts } from '../../../formats/tables/xlsx/zip-parts';

const sheet: Sheet = {
  name: 'Restlängd',
  headline: ['Restlängd per 31 augusti 2016', '=1+1'],
  columns: [
    { header: 'Namn', width: 20 },
    { header: 'Förfallodatum', width: 12 },
    { header: 'Att betala', width: 14 },
    { header: 'Antal', width: 8 },
  ],
  rows: [
    [
      { text: '=HYPERLINK("x")' },
      { date: civilDate('2016-02-01') },
      { money: Money.of('1234.50', 'SEK') },
      { count: 3 },
    ],
    [{ text: '-2; "a"' }, undefined, { money: Money.of('1.00', 'SEK').negated() }, undefined],
  ],
  sums: [[{ text: 'Totalt' }, undefined, { money: Money.of('1233.50', 'SEK') }, { count: 3 }]],
};

test('CSV is as a spreadsheet of the country opens it, and no text in it is a formula', () => {
  expect(writeCsvSheet(sheet, 'SE').toString('utf8')).toBe(
    '\ufeffNamn;Förfallodatum;Att betala;Antal\r\n"\'=HYPERLINK(""x"")";2016-02-01;1234,50;3\r\n"\'-2; ""a""";;-1,00;\r\n',
  );
  expect(writeCsvSheet(sheet, 'DK').toString('utf8')).toContain(';01-02-2016;1234,50;3\r\n');
});

test('a workbook has numbers, dates and texts of their types, a frozen heading and widths; a formula stays a text', async () => {
  const parts = new ZipParts(await writeXlsxSheet(sheet, 'SE'));
  const part = (name: string) => parts.read(name).toString('utf8');
  const cells = part('xl/worksheets/sheet1.xml');
  expect(cells).not.toContain('<f>');
  expect(cells).toContain('<v>1234.5</v>');
  expect(cells).toContain('<v>-1</v>');
  // 1 February 2016 is day 42,401 since the last of December 1899.
  expect(cells).toContain('<v>42401</v>');
  expect(cells).toMatch(/<pane[^>]*ySplit="4"[^>]*state="frozen"/);
  expect(cells).toMatch(/<col[^>]*width="20"/);
  expect(`${cells}${parts.has('xl/sharedStrings.xml') ? part('xl/sharedStrings.xml') : ''}`).toMatch(
    /=HYPERLINK\((&quot;|")x/,
  );
  expect(part('xl/styles.xml')).toContain('#,##0.00');
  expect(part('xl/styles.xml')).toContain('yyyy-mm-dd');
});

test('the same sheet gives the same bytes, whenever it is written', async () => {
  const first = await writeXlsxSheet(sheet, 'DK');
  jest.useFakeTimers({ now: Date.parse('2031-05-05T05:05:05Z'), doNotFake: ['nextTick', 'setImmediate'] });
  try {
    expect((await writeXlsxSheet(sheet, 'DK')).equals(first)).toBe(true);
  } finally {
    jest.useRealTimers();
  }
});
