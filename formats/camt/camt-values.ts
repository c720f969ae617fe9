import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { ProblemList } from '../../domain/kernel/input-refused';
import { attributeOf, childOf, textOf, type XmlNode } from '../xml/xml-node';
import type { Direction } from './camt-report';

/** Reads amounts, directions and days; what cannot be read becomes a problem and a harmless value. */
export class CamtValues {
  readonly problems = new ProblemList();

  /** The amount element at the end of the path, with its currency. */
  amount(node: XmlNode, path: string, ...names: readonly string[]): { amount: string; currency: string } {
    const written = textOf(node, ...names);
    const amount = decimalOf(written);
    const currency = attributeOf(childOf(node, ...names), 'Ccy');
    const field = `${path}/${names.join('/')}`;
    if (amount === undefined) {
      this.refuse(field, `"${written}" is no amount. Ask the bank for a corrected file.`);
      return { amount: '0', currency };
    }
    if (currency === '') this.refuse(field, 'it has no currency (Ccy). Ask the bank for a corrected file.');
    return { amount, currency };
  }

  /**
   * The amount of an entry, which may be none: it then stands aside, and the rest of the file is read. One with a minus sign
   * counts with it where the file is held against its own sums; what nobody can read counts as nothing.
   */
  entryAmount(entry: XmlNode, path: string): { amount: string; currency: string; odd?: string } {
    const written = textOf(entry, 'Amt');
    if (!childOf(entry, 'Amt') || decimalOf(written) !== undefined) return this.amount(entry, path, 'Amt');
    const currency = attributeOf(childOf(entry, 'Amt'), 'Ccy');
    if (currency === '') this.refuse(`${path}/Amt`, 'it has no currency (Ccy). Ask the bank for a corrected file.');
    const lowered = written.startsWith('-') ? decimalOf(written.slice(1).replace(/^\+.*/, '')) : undefined;
    return { amount: lowered === undefined ? '0' : `-${lowered}`, currency, odd: written };
  }

  direction(node: XmlNode, path: string): Direction {
    const written = textOf(node, 'CdtDbtInd');
    if (written === 'CRDT') return 'credit';
    if (written !== 'DBIT') {
      this.refuse(`${path}/CdtDbtInd`, `"${written}" is neither CRDT nor DBIT. Ask the bank for a corrected file.`);
    }
    return 'debit';
  }

  /** A day, or the day part of a time as the bank wrote it, without moving it between time zones. */
  date(node: XmlNode, path: string, name: string): CivilDate | undefined {
    const written = textOf(node, name, 'Dt') || textOf(node, name, 'DtTm');
    if (written === '') return undefined;
    try {
      return civilDate(written.slice(0, 10));
    } catch {
      this.refuse(`${path}/${name}`, `"${written}" is no day. Ask the bank for a corrected file.`);
      return undefined;
    }
  }

  refuse(field: string, message: string): void {
    this.problems.push({ field, message });
  }
}

/**
 * An amount by the grammar of XML decimals, in its shortest form: `+000100.00`, `100.` and `.5` are lawful, and mean
 * `100.00`, `100` and `0.5`. Nothing when it is no amount: with a minus sign, an exponent, or beyond 18 digits.
 */
export function decimalOf(text: string): string | undefined {
  const written = /^\+?0*(\d{0,18})(?:\.(\d{0,17}))?$/.exec(text);
  if (!written || !/\d/.test(text)) return undefined;
  const [, whole = '', fraction = ''] = written;
  return `${whole || '0'}${fraction && `.${fraction}`}`;
}
