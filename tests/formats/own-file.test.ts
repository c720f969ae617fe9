import { isMadeByFordring } from '../../formats/own-file';

const SIE_5 = '<?xml version="1.0"?>\n<SieEntry xmlns="http://www.sie.se/sie5"><FileInfo>';

test.each([
  ['SIE 4', Buffer.from('#FLAGGA 0\r\n#PROGRAM Fordring 1\r\n')],
  ['SIE 4 with quotes', Buffer.from('#FLAGGA 0\n#PROGRAM "Fordring" "1.0"\n')],
  ['SIE 4 after a byte order mark', Buffer.from('\uFEFF#PROGRAM Fordring 1\n')],
  ['SIE 4 in UTF-16', Buffer.from('\uFEFF#FLAGGA 0\r\n#PROGRAM Fordring 1\r\n', 'utf16le')],
  ['SIE 5', Buffer.from(`${SIE_5}<SoftwareProduct name="Fordring" version="1"/>`)],
  ['SIE 5 with a prefix', Buffer.from(`${SIE_5}<sie:SoftwareProduct version='1' name='Fordring'/>`)],
  [
    'SIE 4 under another name, with our vouchers alone',
    Buffer.from('#PROGRAM Ekonomi 1\n#VER FORDRING 7 20160105 ""\n{\n}\n'),
  ],
  [
    'SIE 5 under another name, with our journal alone',
    Buffer.from(`${SIE_5}<SoftwareProduct name="Ekonomi"/></FileInfo><Journal id="FORDRING" name="Fordring">`),
  ],
])('Fordring made %s', (_what, file) => {
  expect(isMadeByFordring(file)).toBe(true);
});

test.each([
  ['another program', '#FLAGGA 0\n#PROGRAM Ekonomi 1\n#FNAMN Fordring\n'],
  ['a program whose name begins alike', '#PROGRAM Fordringsbok 1\n'],
  ['a voucher that speaks of it', '#VER A 1 20160105 "#PROGRAM Fordring"\n'],
  ['another program in SIE 5', `${SIE_5}<SoftwareProduct name="Ekonomi" version="1"/><Company name="Fordring"/>`],
  [
    'a general ledger that read our vouchers in',
    '#PROGRAM Ekonomi 1\n#RAR 0 20160101 20161231\n#VER FORDRING 7 20160105 ""\n',
  ],
  ['a file of our vouchers and others', '#PROGRAM Ekonomi 1\n#VER FORDRING 7 20160105 ""\n#VER A 1 20160105 ""\n'],
  ['a table', 'Datum,Konto,Belopp\n2016-01-05,15190,1.00\n'],
])('Fordring did not make %s', (_what, text) => {
  expect(isMadeByFordring(Buffer.from(text))).toBe(false);
});
