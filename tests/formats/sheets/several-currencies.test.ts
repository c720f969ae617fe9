import { Money, type Currency } from '../../../domain/kernel/money';
import { withCurrencies, type Sheet } from '../../../formats/sheets/sheet';
import { writeCsvSheet } from '../../../formats/sheets/write-csv-sheet';

const sheetOf = (...currencies: readonly Currency[]): Sheet => ({
  ...{ name: 'Fordringar', headline: ['Fordringar'] },
  columns: ['Fakturanr', 'Belopp', 'Dagar'].map((header) => ({ header, width: 12 })),
  rows: currencies.map((currency, at) => [{ text: String(at) }, { money: Money.of('10.50', currency) }]),
  sums: currencies.map((currency) => [{ text: 'Totalt' }, { money: Money.of('10.50', currency) }, { count: 1 }]),
});
const csv = (sheet: Sheet): string[] => writeCsvSheet(sheet, 'SE').toString('utf8').slice(1).trim().split('\r\n');

test('a file with two currencies names the currency of each row and sum, in a column of its own', () => {
  expect(csv(sheetOf('SEK', 'DKK'))).toEqual(['Fakturanr;Belopp;Dagar;Valuta', '0;10,50;;SEK', '1;10,50;;DKK']);
  expect(withCurrencies(sheetOf('SEK', 'DKK')).sums?.map((row) => row.at(-1))).toEqual([
    { text: 'SEK' },
    { text: 'DKK' },
  ]);
});

test('a file with one currency is as it was', () => {
  expect(csv(sheetOf('SEK', 'SEK'))).toEqual(['Fakturanr;Belopp;Dagar', '0;10,50', '1;10,50']);
  expect(withCurrencies(sheetOf('SEK'))).toEqual(sheetOf('SEK'));
});
