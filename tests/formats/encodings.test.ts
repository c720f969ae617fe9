import iconv from 'iconv-lite';
import { EVERY_FORMAT } from './every-format';
import { readInvoiceFile } from '../../formats/register/invoice-file';
import { readDebtorFile } from '../../formats/register/debtor-file';

/* However a program or a person has saved a text, the same is read of it. */

/** XML says itself how it is saved, and a workbook is packed. */
const OF_TEXT = [
  ...EVERY_FORMAT.filter(({ name }) => !['XLSX', 'camt', 'UBL', 'SIE 5', 'SIE 5 rows'].includes(name)),
  ...EVERY_FORMAT.filter(({ name }) => name === 'invoices').map((format) => ({
    ...{ ...format, name: 'invoices as saved' },
    read: (bytes: Buffer) => readInvoiceFile(bytes),
  })),
  ...EVERY_FORMAT.filter(({ name }) => name === 'debtors').map((format) => ({
    ...{ ...format, name: 'debtors as saved' },
    read: (bytes: Buffer) => readDebtorFile(bytes),
  })),
];

const SAVED: readonly [how: string, save: (text: string) => Buffer][] = [
  ['UTF-8 with its mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16 with its mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 of the other byte order', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
  ['Windows-1252', (text) => iconv.encode(text, 'win1252')],
  ['Windows-1252 with carriage returns alone', (text) => iconv.encode(text.replace(/\r?\n/g, '\r'), 'win1252')],
  ['UTF-16 with carriage returns alone', (text) => Buffer.from(`\ufeff${text.replace(/\r?\n/g, '\r')}`, 'utf16le')],
];

test.each(OF_TEXT.flatMap((format) => SAVED.map(([how, save]) => [format.name, how, { format, save }] as const)))(
  '%s is read the same as %s',
  (_name, _how, { format: { name, bytes, read }, save }) => {
    // A SIE file is written in PC8, and its sums are of that.
    const text = name.startsWith('SIE') ? iconv.decode(bytes, 'cp437') : bytes.toString('utf8');
    expect(read(save(text))).toEqual(read(bytes));
  },
);

test.each(OF_TEXT.map((format) => [format.name, format] as const))(
  'a byte of nothing within %s is refused, or read as no letter',
  (_name, { bytes, read }) => {
    const at = Math.floor(bytes.length / 2);
    const broken = Buffer.concat([bytes.subarray(0, at), Buffer.from([0]), bytes.subarray(at)]);
    expect(() => read(broken)).toThrow(/control character|NUL/);
  },
);
