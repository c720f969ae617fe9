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
