import { readBankFile, recogniseBankFile } from '../../formats/recognise-bank-file';
import { deposit, end, file, OPENING, payment, START } from './bgmax/record';
import { entry, statement } from './camt/camt-text';
import { refusalOf } from './refusal';

const bgmax = file(START, OPENING, payment({}), deposit('10000', 1), end(1, 0, 0, 1));

describe('a bank file is known by its content', () => {
  it.each([
    ['bgmax', bgmax],
    ['bgmax', Buffer.concat([Buffer.from('\uFEFF'), bgmax])],
    ['camt.053', statement('02', entry({ status: 'BOOK' }))],
    ['camt.054', statement('08', entry(), '054')],
  ] as const)('%s', (format, bytes) => {
    expect(recogniseBankFile(bytes)).toBe(format);
    expect(readBankFile(bytes).movements).toHaveLength(1);
  });

  it.each([
    ['nothing', Buffer.from(''), 'empty'],
    ['a table', Buffer.from('date;amount\n2016-03-01;100\n'), 'no known format'],
    [
      'another camt',
      Buffer.from('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"/>'),
      'camt.052.001.08',
    ],
    [
      'an unknown version',
      Buffer.from('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.01"/>'),
      'camt.053.001.01',
    ],
    ['a zip archive', Buffer.from('PK\u0003\u0004'), 'packed'],
    ['a text in UTF-16', Buffer.from('\ufeffdate;amount', 'utf16le'), 'no known format'],
  ])('and %s is refused with the formats that are known', (_what, bytes, said) => {
    const refusal = refusalOf(() => readBankFile(bytes));
    expect(refusal).toContain(said);
    expect(refusal).toContain('BgMax 01, and camt.053 or camt.054 in version 02 to 13');
  });

  it('and a limit on its size holds', () => {
    expect(refusalOf(() => readBankFile(statement('08', entry()), { limitBytes: 100 }))).toContain('the limit is 100');
  });
});
