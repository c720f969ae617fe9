import { InvalidCivilDate, civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';

/** Why a value does not fit its field: the end of a sentence that begins with the field's name. */
export class FieldFault extends Error {
  override readonly name = 'FieldFault';
}

/** How a field's value is written, and read back the same. Both refuse what does not fit; neither cuts or rounds. */
export interface FieldType<Value> {
  write(value: Value): string;
  read(written: string): Value;
}

/** One line of text, 1 to `longest` characters. `|` is written `\p` and `\` is written `\\`. */
export function text(longest: number): FieldType<string> {
  function required(value: string): string {
    if (value === '') throw new FieldFault('it is blank. Fill it in.');
    if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(value))
      throw new FieldFault('there is a line break or control character in it. Take it out.');
    const length = Array.from(value).length;
    if (length > longest) throw new FieldFault(`it has ${length} characters and holds ${longest}. Write it shorter.`);
    return value;
  }
  return {
    write: (value) => required(value).replaceAll('\\', '\\\\').replaceAll('|', '\\p'),
    read: (written) => {
      if (/\\(?![\\p])/.test(written.replaceAll('\\\\', '')))
        throw new FieldFault('"\\" stands before something else than "\\" or "p".');
      return required(written.replace(/\\([\\p])/g, (_, sign) => (sign === 'p' ? '|' : '\\')));
    },
  };
}

/** Text of one form, such as an identity number; `form` says in words what it should be. */
export function formed(pattern: RegExp, form: string): FieldType<string> {
  function required(value: string): string {
    if (pattern.test(value)) return value;
    throw new FieldFault(`write ${form}.`);
  }
  return { write: required, read: required };
}

export function choice<const Word extends string>(words: readonly Word[]): FieldType<Word> {
  function required(value: string): Word {
    const word = words.find((known) => known === value);
    if (word !== undefined) return word;
    throw new FieldFault(`it is not known. Write one of ${words.join(', ')}.`);
  }
  return { write: required, read: required };
}

export const date: FieldType<CivilDate> = {
  write: (value) => readDate(value),
  read: (written) => readDate(written),
};

function readDate(written: string): CivilDate {
  try {
    return civilDate(written);
  } catch (error) {
    if (error instanceof InvalidCivilDate)
      throw new FieldFault('it is no day of the calendar. Write it as 2016-02-29.');
    throw error;
  }
}

/** Nought or more, with a decimal point and two decimals. */
export function amount(currency: Currency): FieldType<Money> {
  return {
    write: (value) => {
      if (value.currency !== currency) throw new FieldFault(`it is in ${value.currency}. Give it in ${currency}.`);
      if (value.isNegative()) throw new FieldFault('it is negative. Give an amount of 0.00 or more.');
      return value.toString();
    },
    read: (written) => {
      if (!/^(0|[1-9]\d{0,12})\.\d{2}$/.test(written)) throw new FieldFault('write an amount such as 1200.00.');
      return Money.of(written, currency);
    },
  };
}

/** A whole number, 0 or more. */
export const count: FieldType<number> = {
  write: (value) => {
    if (Number.isSafeInteger(value) && value >= 0) return String(value);
    throw new FieldFault('write a whole number, 0 or more.');
  },
  read: (written) => {
    if (/^(0|[1-9]\d{0,14})$/.test(written)) return Number(written);
    throw new FieldFault('write a whole number, 0 or more.');
  },
};

/** Blank when there is none. */
export function optional<Value>(type: FieldType<Value>): FieldType<Value | undefined> {
  return {
    write: (value) => (value === undefined ? '' : type.write(value)),
    read: (written) => (written === '' ? undefined : type.read(written)),
  };
}
