import type { InputProblem } from '../../domain/kernel/input-refused';
import { amountOfNumber, amountReader, withoutSign } from './amount-text';
import { CellFault, type Cell } from './cell';
import type { NegativeForm } from './layout';
import type { AmountSigns } from './plain-cells';

type DecimalSign = '.' | ',';

const SIGNS: readonly NegativeForm[] = ['leading', 'trailing'];
const SIGNS_BESIDE: Readonly<Record<DecimalSign, AmountSigns>> = {
  '.': { decimal: '.', thousands: ',' },
  ',': { decimal: ',', thousands: '.' },
};
const WORDS: Readonly<Record<DecimalSign, string>> = { '.': 'a decimal point', ',': 'a decimal comma' };

/** Groups of exactly three digits, all set apart by one sign; what comes after the decimal sign is looked at later. */
const WRITTEN: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^(?:\d{1,13}|[1-9]\d{0,2}(?:(?:,\d{3}){1,4}|(?:[ \u00a0\u202f]\d{3}){1,4}))(?:\.\d+)?$/,
  ',': /^(?:\d{1,13}|[1-9]\d{0,2}(?:(?:\.\d{3}){1,4}|(?:[ \u00a0\u202f]\d{3}){1,4}))(?:,\d+)?$/,
};

/**
 * How one file writes its amounts, told by the file itself: with a decimal comma or with a decimal point, never both. The
 * first amount that can be read in only one way decides (`1.234,00`, `0.5`, `1,234,567`), and every other one, before it
 * and after it, is held to that. `1.234` alone decides nothing, and `1234` reads the same either way.
 */
export class WrittenAmounts {
  private decimal: DecimalSign | undefined;
  /** The amount that decided, as it is written, and its line. */
  private by = 'as was said beforehand';
  /** The first amount that can be read in two ways, while nothing has decided. */
  private open: (InputProblem & { readonly line: number }) | undefined;

  /** Where somebody knows the decimal sign of the file, nothing has to decide. */
  constructor(decimal?: DecimalSign) {
    this.decimal = decimal;
  }

  /** Looks at the amounts of a row before any of them is read. */
  look(cell: Cell | undefined, line: number, fieldOf: () => string): void {
    if (this.decimal !== undefined || typeof cell !== 'string') return;
    const text = cell.trim();
    const said = decimalsOf(text);
    if (said.length === 1) {
      this.decimal = said[0];
      this.by = `"${text}" on line ${line}`;
      this.open = undefined;
    } else if (said.length === 2 && /[.,]/.test(text)) {
      this.open ??= { line, field: fieldOf(), message: undecided(text) };
    }
  }

  /** The problem to be told if nothing comes that decides; rows from its line on cannot be read until then. */
  get undecided(): InputProblem | undefined {
    return this.open;
  }

  /** The file's signs; nothing while nothing has decided. */
  get signs(): AmountSigns | undefined {
    return this.decimal && SIGNS_BESIDE[this.decimal];
  }

  /** Reads a cell in the file's own way. Throws `CellFault`. */
  read(cell: Cell): string {
    if (typeof cell !== 'string') return amountOfNumber(cell.digits);
    const text = cell.trim();
    if (text.startsWith('('))
      throw new CellFault(`"${text}" stands in parentheses. Write it with a minus sign, or without.`);
    const { body } = withoutSign(text, SIGNS);
    const decimal = this.decimal ?? '.';
    if (!WRITTEN[decimal].test(body)) throw new CellFault(this.faultOf(text, body));
    // 1.500 may still be meant as fifteen hundred, by whoever put it among amounts with a decimal point.
    if (WRITTEN[other(decimal)].test(body) && /[.,]/.test(body) && body.includes(decimal)) {
      throw new CellFault(`"${text}" has three decimals, for ${this.because()}. Write it with two.`);
    }
    return READERS[decimal][thousandsIn(body, decimal)](text);
  }

  private because(): string {
    return this.decimal === undefined
      ? 'nothing else in the file says how it writes amounts'
      : `the file writes ${WORDS[this.decimal]} (${this.by})`;
  }

  private faultOf(text: string, body: string): string {
    const otherSign = this.decimal && other(this.decimal);
    if (otherSign && WRITTEN[otherSign].test(body)) {
      return `"${text}" has ${WORDS[otherSign]} or its thousands separators, but ${this.because()}. Write all amounts in one way.`;
    }
    if (/^\d[\d., \u00a0\u202f]*$/.test(body)) {
      return `"${text}" is not grouped by three digits, or has two kinds of separators. Write it as 1234,50 or 1234.50.`;
    }
    return `"${text}" is no amount. Check the column.`;
  }
}

function undecided(text: string): string {
  return `"${text}" is thousands or three decimals, and no amount of the file tells which. Write one of them with its decimals, such as 1.234,00 or 1234.00.`;
}

/** The decimal signs with which a text can be read; both where it has none and where it has only one group. */
function decimalsOf(text: string): DecimalSign[] {
  const body = text.replace(/^[-\u2212+]/, '').replace(/[-\u2212+]$/, '');
  return (['.', ','] as const).filter((decimal) => WRITTEN[decimal].test(body));
}

function other(decimal: DecimalSign): DecimalSign {
  return decimal === '.' ? ',' : '.';
}

type Thousands = 'none' | 'space' | 'sign';

function thousandsIn(body: string, decimal: DecimalSign): Thousands {
  if (body.includes(other(decimal))) return 'sign';
  return /[ \u00a0\u202f]/.test(body) ? 'space' : 'none';
}

/** What they are given has been found to be grouped as they expect. */
const READERS = { '.': readersOf('.'), ',': readersOf(',') } as const;

function readersOf(decimal: DecimalSign): Readonly<Record<Thousands, (cell: Cell) => string>> {
  return {
    none: amountReader({ decimal, negative: SIGNS }),
    space: amountReader({ decimal, thousands: 'space', negative: SIGNS }),
    sign: amountReader({ decimal, thousands: other(decimal), negative: SIGNS }),
  };
}
