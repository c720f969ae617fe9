import { civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { ProblemList } from '../../../domain/kernel/input-refused';
import { Money, type Currency } from '../../../domain/kernel/money';
import { exactAmount } from '../../xml/exact-amount';
import { attributeOf, type XmlNode } from '../../xml/xml-node';

/** Reads the attributes of a SIE 5 file; what cannot be read becomes a problem and a harmless value. */
export class Sie5Values {
  readonly problems = new ProblemList();
  currency: Currency = 'SEK';
  /** The ledger entry that is read, counted from 1 through the whole file. */
  place = 1;

  required(node: XmlNode, attribute: string): string {
    const written = attributeOf(node, attribute);
    if (written === '') this.refuse(node, attribute, 'it is missing. Correct it where the file was made.');
    return written;
  }

  amount(node: XmlNode): Money {
    const written = this.required(node, 'amount');
    const isNegative = /^-[\d.]/.test(written);
    const amount = exactAmount(isNegative ? written.slice(1) : written);
    if (amount !== undefined) return Money.of(`${isNegative ? '-' : ''}${amount}`, this.currency);
    if (written !== '')
      this.refuse(
        node,
        'amount',
        `"${written}" is no amount of at most two decimals. Correct it where the file was made.`,
      );
    return Money.zero(this.currency);
  }

  /** Nothing where it is left out, or is no day. XML allows a zone after the day. */
  date(node: XmlNode | undefined, attribute: string): CivilDate | undefined {
    if (!node) return undefined;
    const written = attributeOf(node, attribute);
    if (written === '') return undefined;
    const [, day = ''] = /^(\d{4}-\d{2}-\d{2})(?:Z|[-+]\d{2}:\d{2})?$/.exec(written) ?? [];
    try {
      return civilDate(day);
    } catch {
      this.refuse(node, attribute, `"${written}" is no day written as YYYY-MM-DD. Correct it where the file was made.`);
      return undefined;
    }
  }

  /** `2016-08`; empty where it is no month. */
  month(node: XmlNode, attribute: string): string {
    const written = this.required(node, attribute);
    const [, month = ''] = /^(\d{4}-\d{2})(?:Z|[-+]\d{2}:\d{2})?$/.exec(written) ?? [];
    try {
      if (written !== '') civilDate(`${month}-01`);
    } catch {
      this.refuse(node, attribute, `"${written}" is no month written as YYYY-MM. Correct it where the file was made.`);
      return '';
    }
    return month;
  }

  refuse(node: XmlNode, attribute: string, message: string): void {
    this.problems.push({ line: this.place, field: `${node.name}/@${attribute}`, message });
  }
}
