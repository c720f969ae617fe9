import type { Layout } from '../../formats/tables/layout';
import { amount, chooseLayout, month, reportLayouts, text } from '../../reconciliation/report-layouts';
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
