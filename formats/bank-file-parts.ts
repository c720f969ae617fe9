import type { BankFile } from './bank-file';
import { CAMT_REFUSED } from './camt/camt-kind';
import { decodeBankText } from './text/decode-text';
import { textsOf } from './xml/xml-text';
import { piecesOf } from './xml/xml-pieces';

/** A piece of a bank file, as the file has it. */
export interface BankFilePart {
  /** As a movement says where it stands: the line of a BgMax file, the number of the entry of a camt file. */
  readonly line: number;
  readonly text: string;
}

/**
 * Cuts the parts out of a bank file that tell of some movements. Of a camt entry with several payments in it only those
 * are given that somebody says to be meant; the payments of others stay out.
 */
export function partsOfBankFile(
  bytes: Buffer,
  { format, lines }: { readonly format: BankFile['format']; readonly lines: readonly number[] },
  isMeant: (text: string) => boolean,
): BankFilePart[] {
  const wanted = [...new Set(lines)].sort((one, other) => one - other);
  const text = textOfBankFile(bytes, format);
  return format === 'bgmax' ? partsOfBgMax(text, wanted) : partsOfCamt(text, wanted, isMeant);
}

/** The text as the readers of bank files have it, whatever the encoding and the ends of the lines. */
export function textOfBankFile(bytes: Buffer, format: BankFile['format']): string {
  return format === 'bgmax'
    ? decodeBankText(bytes)
    : [...textsOf(piecesOf(bytes, CAMT_REFUSED), CAMT_REFUSED)].join('');
}

/** The records 25 to 29 belong to the payment record above: information, name, address and number of the payer. */
export const OF_BGMAX_PAYMENT = /^2[5-9]/;

function partsOfBgMax(text: string, wanted: readonly number[]): BankFilePart[] {
  const records = text.split(/\r?\n/);
  return wanted.flatMap((line) => {
    const first = records[line - 1];
    if (first === undefined) return [];
    const after = records.slice(line);
    const end = after.findIndex((record) => !OF_BGMAX_PAYMENT.test(record));
    return [{ line, text: [first, ...after.slice(0, end === -1 ? undefined : end)].join('\n') }];
  });
}

export const CAMT_ENTRY = /<((?:[\w.-]+:)?)Ntry[\s>][\s\S]*?<\/\1Ntry\s*>/g;
export const CAMT_PAYMENT = /<((?:[\w.-]+:)?)TxDtls[\s>][\s\S]*?<\/\1TxDtls\s*>/g;

function partsOfCamt(text: string, wanted: readonly number[], isMeant: (text: string) => boolean): BankFilePart[] {
  const entries = text.match(CAMT_ENTRY) ?? [];
  return wanted.flatMap((line) => {
    const entry = entries[line - 1];
    if (entry === undefined) return [];
    if ((entry.match(CAMT_PAYMENT) ?? []).length < 2) return [{ line, text: entry }];
    return [{ line, text: entry.replaceAll(CAMT_PAYMENT, (payment) => (isMeant(payment) ? payment : '')) }];
  });
}
