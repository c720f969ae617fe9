import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { InputProblem } from '../../domain/kernel/input-refused';
import { attributeOf, childOf, textOf, type XmlNode } from '../xml/xml-node';
import type { Direction } from './camt-report';

/** Reads amounts, directions and days; what cannot be read becomes a problem and a harmless value. */
export class CamtValues {
  readonly problems: InputProblem[] = [];

  /** The amount element at the end of the path, with its currency. */
  amount(node: XmlNode, path: string, ...names: readonly string[]): { amount: string; currency: string } {
    const amount = textOf(node, ...names);
    const currency = attributeOf(childOf(node, ...names), 'Ccy');
    const field = `${path}/${names.join('/')}`;
    if (!isDecimal(amount)) {
      this.refuse(field, `"${amount}" is no amount. Ask the bank for a corrected file.`);
      return { amount: '0', currency };
    }
    if (currency === '') this.refuse(field, 'it has no currency (Ccy). Ask the bank for a corrected file.');
    return { amount, currency };
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

export function isDecimal(text: string): boolean {
  return /^\d{1,18}(\.\d{1,17})?$/.test(text);
}
