import { identifierFault, numberFault } from '../../../domain/kernel/identifier';

test.each([
  ['an exponent of a spreadsheet', '1.23457E+15', 'power of ten'],
  ['an exponent with a decimal comma', '1,23457E+15', 'power of ten'],
  ['a short exponent', '1E+15', 'power of ten'],
  ['a mark of direction', 'A1\u200E', 'U+200E'],
  ['a zero width space', 'A\u200B1', 'U+200B'],
  ['a soft hyphen', 'A\u00AD1', 'U+00AD'],
  ['a byte order mark', 'A\uFEFF1', 'U+FEFF'],
  ['a variation selector', 'A1\uFE0F', 'U+FE0F'],
  ['a no-break space', 'A\u00A01', 'U+00A0'],
  ['a thin space', '1\u2009234', 'U+2009'],
  ['a column that was too narrow', '########', 'in place of a value'],
  ['a formula that failed, in Swedish', '#VÄRDEFEL!', 'in place of a value'],
  ['a look-up that found nothing', '#N/A', 'in place of a value'],
  ['a letter composed of two signs', 'A\u030A1', 'NFC'],
])('%s is named', (_what, text, named) => {
  expect(identifierFault(text)).toContain(named);
});

test.each(['', 'A1', '62000087', '12E4', 'F-2016/44', 'Åby 7', 'E+15', 'a b'])('"%s" can be relied on', (text) => {
  expect(identifierFault(text)).toBeUndefined();
});

test.each([
  ['1234.0', 'a decimal number'],
  ['1234,00', 'a decimal number'],
  ['TRUE', 'true, false or nothing'],
  ['FALSKT', 'true, false or nothing'],
  ['NaN', 'true, false or nothing'],
  ['1,5E+03', 'power of ten'],
])('"%s" is no number', (text, named) => {
  expect(numberFault(text)).toContain(named);
});

test.each(['', '0001234', '#12', 'F-1.5', '12.50', 'SAND', 'Sand'])('"%s" may be a number', (text) => {
  expect(numberFault(text)).toBeUndefined();
});
