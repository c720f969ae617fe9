import { readSource } from '../../../formats/tables/read-source';

const FILE = [
  '#FLAGGA 0',
  '#FORMAT PC8',
  '#SIETYP 4',
  '#RAR 0 20160101 20161231',
  '#RAR -1 20150101 20151231',
  '#KONTO 15190 "Kundfordringar"',
  '#IB 0 15190 1000.00',
  '#IB -1 15190 777.00',
  '#UB 0 15190 1250.00',
  '#VER K 1 20160331 "Faktura 1"',
  '{',
  '#TRANS 15190 {} 250.00',
  '#TRANS 31100 {} -250.00',
  '}',
  '',
].join('\r\n');

test('a SIE file as a ledger begins with what its year brought along, on the first day, and that year’s alone', () => {
  const { rows, count } = readSource(Buffer.from(FILE), { kind: 'sie', title: 'Huvudbok', rows: 'ledger' });
  expect(count).toBe(3);
  expect(
    rows.map(({ fields: { series, account, date, period, amount } }) => [series, account, date, period, amount]).sort(),
  ).toEqual([
    ['IB', '15190', '2016-01-01', '2016-01', '1000.00'],
    ['K', '15190', '2016-03-31', '2016-03', '250.00'],
    ['K', '31100', '2016-03-31', '2016-03', '-250.00'],
  ]);
});

test.each([
  [
    'a closing balance that its vouchers do not make',
    FILE.replace('#UB 0 15190 1250.00', '#UB 0 15190 1251.00'),
    '1.00',
  ],
  ['a last voucher that was cut off', FILE.slice(0, FILE.indexOf('#VER')), '250.00'],
])('%s stands in the rows, at the line that states it', (_what, file, off) => {
  const { rows } = readSource(Buffer.from(file), { kind: 'sie', title: 'Huvudbok', rows: 'ledger' });
  const gaps = rows.filter(({ fields: { series } }) => series === 'UB?');
  expect(gaps.map(({ line, fields: { account, amount } }) => [line, account, amount])).toEqual([[9, '15190', off]]);
});
