import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { ProblemList } from '../../domain/kernel/input-refused';
import { PAYMENT, type Field } from './layout';

/** What a TK20–TK23 says: öre for the sums, money for the books. */
export interface ReadAmount {
  readonly ore: bigint;
  readonly amount: Money;
}

/** Reads the fields of one record; what cannot be read becomes a problem and the value `undefined`. */
export class FieldReader {
  readonly problems = new ProblemList();
  /** By the digits that were read. A municipality's fees repeat, and money never changes: equal amounts share one object. */
  readonly amounts = new Map<string, ReadAmount>();

  text(record: string, field: Field): string {
    return record.slice(field.from - 1, field.to).trim();
  }

  /** Digits in the field's full width; blanks or letters among them are refused. Names the record before the field. */
  digits(record: string, field: Field, line: number, recordName = ''): string | undefined {
    const written = record.slice(field.from - 1, field.to);
    const isWhole = written.length === field.to - field.from + 1;
    if (isWhole && DIGITS.test(written)) return written;
    this.refuse(
      line,
      recordName + field.name,
      !isWhole || written.trim() === ''
        ? `it is blank or cut off, and needs digits in columns ${field.from}–${field.to}. Ask the bank for the whole file.`
        : `"${written}" is no number; columns ${field.from}–${field.to} need digits. Ask the bank for an unaltered file.`,
    );
    return undefined;
  }

  date(record: string, field: Field, line: number): CivilDate | undefined {
    const digits = this.digits(record, field, line);
    if (digits === undefined) return undefined;
    try {
      return civilDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
    } catch {
      this.refuse(line, field.name, `"${digits}" is no day (YYYYMMDD). Ask the bank for an unaltered file.`);
      return undefined;
    }
  }

  refuse(line: number, field: string, message: string): void {
    this.problems.push({ line, field, message });
  }
}

const DIGITS = /^\d+$/;

/** Whole kronor and öre from an amount field: `000000000000110050` is `1100.50`. */
export function kronorOf(digits: string): string {
  const significant = digits.replace(/^0+/, '').padStart(3, '0');
  return `${significant.slice(0, -2)}.${significant.slice(-2)}`;
}

export function signedKronor(ore: bigint): string {
  return ore < 0n ? `-${kronorOf((-ore).toString())}` : kronorOf(ore.toString());
}

export function moneyIn(record: string, line: number, recordName: string, fields: FieldReader): ReadAmount | undefined {
  const digits = fields.digits(record, PAYMENT.amount, line, recordName);
  if (digits === undefined) return undefined;
  const known = fields.amounts.get(digits);
  if (known) return known;
  try {
    const read = { ore: BigInt(digits), amount: Money.of(kronorOf(digits), 'SEK') };
    fields.amounts.set(digits, read);
    return read;
  } catch {
    fields.refuse(line, recordName + PAYMENT.amount.name, 'it is larger than any payment. Ask the bank.');
    return undefined;
  }
}

/** The references in a TK20–TK23, by Bankgirot's reference code: 0 and 1 say that there are none. */
export function referencesIn(record: string, fields: FieldReader): readonly string[] {
  const written = fields.text(record, PAYMENT.reference);
  const code = record.charAt(PAYMENT.referenceCode.from - 1);
  if (written === '' || code === '0' || code === '1') return [];
  // Code 3 says "one or more references": only then do blanks stand between references rather than inside one.
  return code === '3' ? written.split(/\s+/) : [written.replace(/\s+/g, '')];
}
