import type { Layout } from '../../formats/tables/layout';
import { amount, chooseLayout, month, reportLayouts, required, text } from '../../formats/tables/report-layouts';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { source } from './small-recipe';

const layouts: readonly Layout[] = [
  ...reportLayouts({ title: 'a list', currency: 'DKK', columns: [text('thing'), month('month'), amount('amount')] }),
  { kind: 'sie', title: 'a list', rows: 'transactions' },
  { kind: 'camt', title: 'a list', rows: 'entries', currency: 'DKK' },
  { kind: 'bgmax', title: 'a list' },
  { kind: 'json', title: 'a list', currency: 'DKK', columns: [] },
];

test.each([
  ['thing,month,amount\n', 'csv', ','],
  ['thing;month;amount\n', 'csv', ';'],
  ['\u00ef\u00bb\u00bfthing;month;amount\r\n', 'csv', ';'],
  ['PK\u0003\u0004', 'xlsx', undefined],
  ['#FLAGGA 0\r\n', 'sie', undefined],
  ['<?xml version="1.0"?>', 'camt', undefined],
  ['<?xml version="1.0"?>\n<Sie xmlns="http://www.sie.se/sie5">', 'sie', undefined],
  ['<s:SieEntry xmlns:s="http://www.sie.se/sie5">', 'sie', undefined],
  ['<Sieve>', 'camt', undefined],
  ['01BGMAX               0120040525', 'bgmax', undefined],
  ['[{"thing":"A"}]', 'json', undefined],
])('a file that begins %j is read as %s', (start, kind, delimiter) => {
  const layout = chooseLayout(layouts, Buffer.from(start, 'latin1'));
  expect([layout.kind, layout.kind === 'csv' ? layout.delimiter : undefined]).toEqual([kind, delimiter]);
});

test('one list says the same in our own way and in that of a Danish spreadsheet', () => {
  const ours = Buffer.from('thing,month,amount\nBørnetøj,2021-03,-12345.67\n');
  const danish = Buffer.from('thing;month;amount\r\nBørnetøj;03-2021;12.345,67-\r\n', 'latin1');
  const [row] = readRecipeFile(source, ours);
  expect(row?.fields).toEqual({ thing: 'Børnetøj', month: '2021-03', amount: '-12345.67' });
  expect(readRecipeFile(source, danish)).toEqual(readRecipeFile(source, ours));
});

describe('a report as people save it', () => {
  const report = {
    ...source,
    layouts: reportLayouts({
      title: 'a list',
      currency: 'DKK',
      columns: [required(text('thing')), month('month'), required(amount('amount'))],
    }),
  };
  const rows = (text: string) =>
    readRecipeFile(report, Buffer.from(text)).map(({ line, fields }) => [line, fields['thing'], fields['amount']]);
  const refusal = (text: string): string => {
    try {
      rows(text);
    } catch (problem) {
      return (problem as Error).message;
    }
    return 'taken in';
  };

  test.each([
    [
      'a heading of its own',
      'Udtræk, kørt af KY; side 1\r\n\r\nPeriode;marts 2021\r\nthing;month;amount\r\nA;2021-03;1,50\r\n',
      5,
    ],
    ['the line in which Excel says its delimiter', 'sep=;\r\nthing;month;amount\r\nA;2021-03;1,50\r\n', 3],
    [
      'commas in the heading and semicolons below',
      'KY, Sum, Finans, 2021, marts\nthing;month;amount\nA;2021-03;1,50\n',
      3,
    ],
    ['headers in quotation marks', '"thing";"month";"amount"\n"A";"2021-03";"1,50"\n', 2],
  ])('may begin with %s', (_what, text, line) => {
    expect(rows(text)).toEqual([[line, 'A', '1.50']]);
  });

  test('and where a column is missing, it is told of the row that names most of them', () => {
    expect(refusal('Udtræk\nthing;month;sum\nA;2021-03;1,50\n')).toMatch(
      /line 2, amount: the column is missing\. The file has thing, month, sum\.$/,
    );
  });

  test('and its lines may end in a carriage return alone', () => {
    expect(rows('thing;month;amount\rA;2021-03;1,50\r')).toEqual([[2, 'A', '1.50']]);
  });

  test('and may say its currency, but no other one', () => {
    expect(rows('thing;Valuta;month;amount\nA;DKK;2021-03;1,50\nB;;2021-03;2,00\nC;dkk;2021-03;3,00\n')).toEqual([
      [2, 'A', '1.50'],
      [3, 'B', '2.00'],
      [4, 'C', '3.00'],
    ]);
    const other = ['A;DKK;2021-03;1,50', 'B;DKK;2021-03;2,00', 'C;SEK;2021-03;3,00', ''];
    expect(refusal(['thing;Valuta;month;amount', ...other].join('\n'))).toMatch(
      /line 4, Valuta: SEK is not the DKK of this reconciliation\. Reconcile each currency by itself\.$/,
    );
  });

  test('and may come as a list of objects from an interface', () => {
    const list = [
      { amount: 1.5, month: '2021-03', thing: 'A', owner: 'x', valuta: 'DKK' },
      { thing: 'B', amount: '-2.00', month: null },
    ];
    expect(rows(JSON.stringify(list)).map(([, ...cells]) => cells)).toEqual([
      ['A', '1.50'],
      ['B', '-2.00'],
    ]);
    expect(refusal(JSON.stringify([{ ...list[0], valuta: 'SEK' }]))).toMatch(
      /SEK is not the DKK of this reconciliation/,
    );
    expect(refusal(JSON.stringify([{ thing: 'A' }]))).toMatch(/amount: it is blank\. Every row needs one\./);
  });
});
