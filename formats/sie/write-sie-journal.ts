import type { CivilDate } from '../../domain/kernel/civil-date';
import { sumOf } from '../../domain/kernel/money';
import type { Currency } from '../../domain/kernel/money';
import { encodeCp437, nearestInCp437 } from '../tables/text/code-pages';
import { SieChecksum } from './sie-checksum';
import type { ObjectOf, SieAccount, SieDimension, SieObject, SieTransaction, SieVoucher } from './sie-file';
import { readSieLine, sieField } from './sie-line';

/** A sub-ledger's journal on its way into the general ledger. */
export interface SieJournal {
  readonly program: string;
  readonly version: string;
  readonly generatedOn: CivilDate;
  readonly companyName: string;
  readonly organisationNumber: string;
  readonly currency: Currency;
  readonly accounts: readonly SieAccount[];
  readonly dimensions?: readonly SieDimension[];
  readonly objects?: readonly SieObject[];
  readonly vouchers: readonly JournalVoucher[];
}

/** The general ledger gives a voucher its number when it is blank. */
export type JournalVoucher = Pick<SieVoucher, 'series' | 'number' | 'date' | 'text' | 'registeredOn'> & {
  readonly transactions: readonly JournalTransaction[];
};

export type JournalTransaction = Pick<SieTransaction, 'account' | 'amount' | 'text'> & {
  readonly objects?: readonly ObjectOf[];
};

/** A voucher that does not balance must not leave the house. */
export class VoucherUnbalanced extends Error {
  override readonly name = 'VoucherUnbalanced';
}

/**
 * Writes SIE 4I: code page 437, CRLF, the records in the format's order, with a checksum when asked for. Names and texts are
 * written in the nearest signs that the code page has (ø as ö, € as EUR). Numbers, which are keys, are refused with a
 * RangeError instead: two of them could become one.
 */
export function writeSieJournal(journal: SieJournal, options: { readonly checksum?: boolean } = {}): Buffer {
  const records = [
    ['#PROGRAM', words(journal.program), words(journal.version)],
    ['#FORMAT', 'PC8'],
    ['#GEN', compact(journal.generatedOn)],
    ['#SIETYP', '4'],
    ['#ORGNR', journal.organisationNumber],
    ['#FNAMN', words(journal.companyName)],
    ...(journal.currency === 'SEK' ? [] : [['#VALUTA', journal.currency]]),
    ...(journal.dimensions ?? []).map(({ number, name }) => ['#DIM', number, words(name)]),
    ...(journal.objects ?? []).map(({ dimension, number, name }) => ['#OBJEKT', dimension, number, words(name)]),
    ...journal.accounts.map(({ number, name }) => ['#KONTO', number, words(name)]),
  ].map(([label = '', ...fields]) => [label, ...fields.map(sieField)].join(' '));
  const lines = [...records, ...journal.vouchers.flatMap((voucher) => linesOf(voucher, journal.currency))];
  const whole = options.checksum ? ['#KSUMMA', ...lines, `#KSUMMA ${checksumOf(lines)}`] : lines;
  return encoded(`${['#FLAGGA 0', ...whole].join('\r\n')}\r\n`);
}

function linesOf(voucher: JournalVoucher, currency: Currency): readonly string[] {
  const { series, number, date, text, registeredOn, transactions } = voucher;
  const sum = sumOf(
    transactions.map(({ amount }) => amount),
    currency,
  );
  if (!sum.isZero()) {
    throw new VoucherUnbalanced(
      `Voucher ${series} ${number} (${text}) comes to ${sum.toString()} ${currency}, not to nought.`,
    );
  }
  const registered = registeredOn === undefined ? [] : [compact(registeredOn)];
  const head = ['#VER', sieField(series), sieField(number), compact(date), sieField(words(text)), ...registered];
  return [
    head.join(' '),
    '{',
    ...transactions.map(({ account, objects = [], amount, text: about }) => {
      const list = objects.map(({ dimension, object }) => `${sieField(dimension)} "${inner(object)}"`).join(' ');
      return `#TRANS ${sieField(account)} {${list}} ${amount.toString()} "" ${sieField(words(about))}`;
    }),
    '}',
  ];
}

/** A text for people as the format can hold it. */
function words(text: string): string {
  return nearestInCp437(text)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\\(?="|$)/g, '/');
}

function inner(text: string): string {
  const field = sieField(text);
  return field.startsWith('"') ? field.slice(1, -1) : field;
}

function checksumOf(lines: readonly string[]): number {
  const checksum = new SieChecksum(encoded);
  for (const line of lines) if (line.startsWith('#')) checksum.add(readSieLine(line));
  return checksum.value();
}

function compact(date: CivilDate): string {
  return date.replaceAll('-', '');
}

function encoded(text: string): Buffer {
  const bytes = encodeCp437(text);
  if (bytes) return bytes;
  const lacking = [...new Set(text)].filter((sign) => encodeCp437(sign) === undefined).join(' ');
  throw new RangeError(`SIE is written in code page 437, which has no ${lacking}. Write the text without it.`);
}
