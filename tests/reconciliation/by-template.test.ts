import { recipeNamed } from '../../office/reconciliation/recipe-shelf';
import { readByTemplate, sourceTemplate } from '../../reconciliation/by-template';

const { left } = recipeNamed('gl-subledger');
const TEMPLATE = {
  columns: { date: 'Bokdatum', account: 'Kto', amount: 'Kronor' },
  values: { text: 'Faktura' },
  words: { account: { Kundfordringar: '15190' } },
};

function rowsOf(text: string, template: object) {
  const read = sourceTemplate(left, template, 'columns.json');
  return readByTemplate(left, read, Buffer.from(text)).map(({ fields }) => fields);
}

test.each([
  ['Danish days and a decimal comma', 'Kronor;Bokdatum;Kto\n1.234,50;20-11-2026;Kundfordringar\n', {}],
  ['American days', 'Bokdatum\tKto\tKronor\n11/20/2026\t15190\t1234.50\n', { dates: 'MM/DD/YYYY' }],
  ['thousands that nothing else tells', 'Bokdatum;Kto;Kronor\n2026-11-20;15190;1.234,50\n', { decimal: ',' }],
])('a report under headers of its own is read: %s', (_what, text, more) => {
  expect(rowsOf(text, { ...TEMPLATE, ...more })).toEqual([
    expect.objectContaining({ date: '2026-11-20', account: '15190', amount: '1234.50', text: 'Faktura' }),
  ]);
});

test.each([
  ['a field that the source does not have', { columns: { datum: 'Bokdatum' } }, /columns\.datum: it is no field/],
  ['a cell of several columns', { columns: { text: ['Text', 'Text 2'] } }, /columns\.text: write one header/],
  ['a column and a value of one field', { columns: { text: 'Text' }, values: { text: 'x' } }, /has a column too/],
])('a template is refused: %s', (_what, template, says) => {
  expect(() => rowsOf('Kronor\n1,00\n', template)).toThrow(says);
});

test('a header that the file does not have refuses the file, and SIE needs no template', () => {
  expect(() => rowsOf('Bokdatum;Konto;Kronor\n2026-11-20;15190;1,00\n', { columns: { amount: 'Summa' } })).toThrow(
    /Summa: the column is missing/,
  );
  expect(() => rowsOf('#FLAGGA 0\n#SIETYP 4\n', TEMPLATE)).toThrow(/has columns of its own/);
});
