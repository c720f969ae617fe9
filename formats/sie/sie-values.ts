import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { ProblemList } from '../../domain/kernel/input-refused';
import { BALANCE_RECORDS, type ObjectOf, type SieBalance } from './sie-file';
import type { SieField, SieLine } from './sie-line';

/** Reads the values of a file's records; what cannot be read becomes a problem and a harmless value. */
export class SieValues {
  readonly problems = new ProblemList();
  /** #VALUTA stands before the first amount; kronor when it is left out. */
  currency: Currency = 'SEK';

  fieldsOf(record: SieLine, line: number): SieFields {
    return new SieFields(this, record, line);
  }

  refuse(line: number, field: string, message: string): void {
    this.problems.push({ line, field, message });
  }

  /** Nothing when it is blank, or is no day. */
  date(written: string, line: number, field: string): CivilDate | undefined {
    if (written === '') return undefined;
    const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(written);
    try {
      if (parts) return civilDate(parts.slice(1).join('-'));
    } catch {
      // It is told below, like any other text that is no day.
    }
    this.refuse(line, field, `"${written}" is no day written as YYYYMMDD. Correct it where the file was made.`);
    return undefined;
  }
}

/** The fields of one record, by their place from 0. */
export class SieFields {
  readonly label: string;
  readonly line: number;
  private readonly values: SieValues;
  private readonly fields: readonly SieField[];

  constructor(values: SieValues, { label, fields }: SieLine, line: number) {
    this.values = values;
    this.label = label;
    this.fields = fields;
    this.line = line;
  }

  texts(): readonly string[] {
    return this.fields.filter((field) => typeof field === 'string');
  }

  text(at: number): string {
    const field = this.fields[at];
    return typeof field === 'string' ? field.trim() : '';
  }

  date(at: number): CivilDate | undefined {
    return this.values.date(this.text(at), this.line, this.label);
  }

  integer(at: number): number | undefined {
    const written = this.text(at);
    if (/^-?\d{1,4}$/.test(written)) return Number(written);
    this.refuse(`"${written}" is no whole number. Correct it where the file was made.`);
    return undefined;
  }

  /** Dimension and object in turn: `{1 "10" 6 "A1010"}`. */
  objects(at: number): readonly ObjectOf[] {
    const list = this.fields[at];
    if (list === undefined || typeof list === 'string') {
      this.refuse('the braces with its objects are missing. Export the file again.');
      return [];
    }
    if (list.length % 2 === 1) this.refuse('an object in the braces has no number. Export the file again.');
    const objects: ObjectOf[] = [];
    for (let index = 0; index + 1 < list.length; index += 2) {
      objects.push({ dimension: list[index] ?? '', object: list[index + 1] ?? '' });
    }
    return objects;
  }

  amount(at: number): Money {
    const written = this.text(at);
    const parts = /^([-+]?)0*(\d{1,13})(?:\.(\d{1,2})0*|\.)?$/.exec(written);
    if (parts) {
      const [, sign = '', whole = '', decimals = ''] = parts;
      return Money.of(`${sign === '-' ? '-' : ''}${whole}.${decimals.padEnd(2, '0')}`, this.values.currency);
    }
    const why = written.includes(',')
      ? 'has a comma; SIE writes a decimal point'
      : 'is no amount of at most two decimals';
    this.refuse(`"${written}" ${why}. Correct it where the file was made.`);
    return Money.zero(this.values.currency);
  }

  /** The balance that the record states; nothing when it is another record. */
  balance(): SieBalance | undefined {
    const record = BALANCE_RECORDS.find((known) => this.label === `#${known}`);
    if (!record) return undefined;
    const hasPeriod = record === 'PSALDO' || record === 'PBUDGET';
    const hasObjects = hasPeriod || record === 'OIB' || record === 'OUB';
    const account = hasPeriod ? 2 : 1;
    const period = hasPeriod ? this.period(1) : undefined;
    return {
      record,
      year: this.integer(0) ?? 0,
      ...(period !== undefined && { period }),
      account: this.text(account),
      objects: hasObjects ? this.objects(account + 1) : [],
      amount: this.amount(hasObjects ? account + 2 : account + 1),
      line: this.line,
    };
  }

  refuse(message: string): void {
    this.values.refuse(this.line, this.label, message);
  }

  private period(at: number): string {
    const parts = /^(\d{4})(0[1-9]|1[0-2])$/.exec(this.text(at));
    if (parts) return parts.slice(1).join('-');
    this.refuse(`"${this.text(at)}" is no month written as YYYYMM. Correct it where the file was made.`);
    return '';
  }
}
