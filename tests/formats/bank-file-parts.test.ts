import { partsOfBankFile } from '../../formats/bank-file-parts';

const nobody = () => false;

test('a payment of a BgMax file comes with the records below it, and with no record of the next', () => {
  const records = ['01BGMAX', '05', '20 one', '26 Anna', '27 Storgatan', '20 two', '26 Bo', '15', '70'];
  const bytes = Buffer.from(records.join('\r\n'), 'latin1');
  expect(partsOfBankFile(bytes, { format: 'bgmax', lines: [6, 3, 3] }, nobody)).toEqual([
    { line: 3, text: '20 one\n26 Anna\n27 Storgatan' },
    { line: 6, text: '20 two\n26 Bo' },
  ]);
});

const entry = (name: string, ...payers: readonly string[]) =>
  `<${name}Ntry>${payers.map((payer) => `<${name}TxDtls>${payer}</${name}TxDtls>`).join('')}</${name}Ntry>`;

test.each(['', 'ns0:'])('of a camt entry with several payments only those are given that are meant (%s)', (name) => {
  const bytes = Buffer.from(`<a>${entry(name, 'Åke')}<b/>${entry(name, 'Anna', 'Bo')}</a>`);
  const parts = partsOfBankFile(bytes, { format: 'camt.054', lines: [1, 2, 3] }, (text) => text.includes('Anna'));
  expect(parts).toEqual([
    { line: 1, text: entry(name, 'Åke') },
    { line: 2, text: entry(name, 'Anna') },
  ]);
});

const bgmax = ['01BGMAX', '05', '20 one', '26 Åsa', '15', '70'];
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

test.each([
  ['ISO-8859-1 with line feeds', Buffer.from(bgmax.join('\n'), 'latin1')],
  ['UTF-8', Buffer.from(bgmax.join('\r\n'))],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${bgmax.join('\r\n')}`)],
  ['carriage returns alone', Buffer.from(bgmax.join('\r'), 'latin1')],
])('a payment of a BgMax file in %s comes as the reader has it', (_how, bytes) => {
  expect(partsOfBankFile(bytes, { format: 'bgmax', lines: [3] }, nobody)).toEqual([
    { line: 3, text: '20 one\n26 Åsa' },
  ]);
});

const camt = (encoding: string) =>
  `<?xml version="1.0" encoding="${encoding}"?><a>${entry('', 'Bo')}${entry('', 'Åsa')}</a>`;

test.each([
  ['UTF-8', Buffer.from(camt('UTF-8'))],
  ['UTF-16, little end first', utf16(camt('UTF-16'))],
  ['UTF-16, big end first', utf16(camt('UTF-16')).swap16()],
  ['ISO-8859-1', Buffer.from(camt('ISO-8859-1'), 'latin1')],
  ['Windows-1252', Buffer.from(camt('windows-1252'), 'latin1')],
  ['CDATA', Buffer.from(camt('UTF-8').replace('Åsa', '<![CDATA[Åsa]]>'))],
])('an entry of a camt file in %s comes as the reader has it', (_how, bytes) => {
  const parts = partsOfBankFile(bytes, { format: 'camt.053', lines: [2] }, nobody);
  expect(parts).toEqual([{ line: 2, text: entry('', 'Åsa') }]);
});
