import type { BankFile } from './bank-file';
import { CAMT_ENTRY, CAMT_PAYMENT, OF_BGMAX_PAYMENT, textOfBankFile } from './bank-file-parts';

/** What is erased of a bank file: who pays and what they wrote, in the parts of some movements. */
export interface Redaction {
  readonly format: BankFile['format'];
  readonly lines: readonly number[];
  /** Of a camt entry with several payments in it: whether this one is meant. */
  readonly isMeant: (text: string) => boolean;
  /** What stands instead of a name or a text. */
  readonly instead: string;
}

/** The file without those names and texts. Amounts, days and references stay, so that the same movements are read of it. */
export function redactBankFile(bytes: Buffer, redaction: Redaction): Buffer {
  const text = textOfBankFile(bytes, redaction.format);
  return redaction.format === 'bgmax' ? redactBgMax(text, redaction) : redactCamt(text, redaction);
}

/** A record keeps its code and its length. */
function redactBgMax(text: string, { lines }: Redaction): Buffer {
  const wanted = new Set(lines);
  let isMeant = false;
  const records = text.split(/\r?\n/).map((record, at) => {
    if (!OF_BGMAX_PAYMENT.test(record)) isMeant = wanted.has(at + 1);
    return isMeant && OF_BGMAX_PAYMENT.test(record) ? record.slice(0, 2).padEnd(record.length) : record;
  });
  const whole = records.join('\r\n');
  return Buffer.from(whole, /^[\u0000-\u00ff]*$/.test(whole) ? 'latin1' : 'utf8');
}

/** Names, addresses, accounts, identity numbers and free text of whoever pays or is paid. */
const PERSONAL =
  /<((?:[\w.-]+:)?(?:Nm|AdrLine|StrtNm|BldgNb|PstCd|TwnNm|Ustrd|AddtlTxInf|AddtlNtryInf|AddtlRmtInf|IBAN|Id))>([^<>]*)<\//g;
/** Where such elements name a person, and not the bank's own numbers. */
const ABOUT_PARTIES = /<((?:[\w.-]+:)?(?:RltdPties|RmtInf|AddtlTxInf|AddtlNtryInf))(?:\s[^>]*)?>[\s\S]*?<\/\1\s*>/g;

function redactCamt(text: string, { lines, isMeant, instead }: Redaction): Buffer {
  const wanted = new Set(lines);
  let number = 0;
  const whole = text.replaceAll(CAMT_ENTRY, (entry) => {
    number += 1;
    if (!wanted.has(number)) return entry;
    if ((entry.match(CAMT_PAYMENT) ?? []).length < 2) return withoutPersons(entry, instead);
    return entry.replaceAll(CAMT_PAYMENT, (payment) => (isMeant(payment) ? withoutPersons(payment, instead) : payment));
  });
  return Buffer.from(whole.replace(/^(<\?xml\s[^>]*?)encoding\s*=\s*["'][\w.-]+["']/, '$1encoding="UTF-8"'));
}

function withoutPersons(part: string, instead: string): string {
  return part.replaceAll(ABOUT_PARTIES, (block) =>
    block.replaceAll(PERSONAL, (_all, name: string) => `<${name}>${instead}</`),
  );
}
