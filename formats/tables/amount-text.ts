import { Decimal } from 'decimal.js';
import { CellFault } from './cell';
import type { Cell } from './cell';
import type { AmountDialect, NegativeForm } from './layout';

/** A decimal point, nothing between the thousands, a minus sign in front: what a program writes for another. */
export const PLAIN_AMOUNTS: AmountDialect = { decimal: '.' };

const SEPARATORS = { '.': '\\.', ',': ',', space: '[ \\u00a0\\u202f]' } as const;
const MINUS = /^[-\u2212]/;

/**
 * Reads amounts as a dialect writes them and gives them as `-15218.13`: two decimals, no separators, never `-0.00`.
 * Whatever the dialect does not declare is refused, for a point read as a comma is wrong a hundredfold.
 */
export function amountReader(dialect: AmountDialect): (cell: Cell) => string {
  if (dialect.thousands === dialect.decimal) {
    throw new RangeError(`"${dialect.decimal}" cannot be both the decimal sign and the thousands separator.`);
  }
  const negative = dialect.negative ?? ['leading'];
  const written = patternOf(dialect);
  return (cell) => {
    if (typeof cell !== 'string') return amountOfNumber(cell.digits);
    const text = cell.trim();
    const { body, isNegative } = withoutSign(text, negative);
    const parts = written.exec(body);
    if (!parts) throw new CellFault(faultOf(text, body, dialect));
    if (dialect.decimal === 'implied') return impliedAmount(body, isNegative);
    return canonical((parts[1] ?? '').replace(/\D/g, ''), (parts[2] ?? '').padEnd(2, '0'), isNegative);
  };
}

/** The whole part is group 1, one or two decimals group 2; further decimals may only be noughts. */
function patternOf({ decimal, thousands = 'none' }: AmountDialect): RegExp {
  if (decimal === 'implied') return /^\d{1,15}$/;
  const grouped = thousands === 'none' ? '' : `\\d{1,3}(?:${SEPARATORS[thousands]}\\d{3}){1,4}|`;
  const decimals = decimal === 'none' ? '' : `(?:${SEPARATORS[decimal]}(\\d{1,2})0*)?`;
  return new RegExp(`^(${grouped}\\d{1,13})${decimals}$`);
}

/** Throws `CellFault` where the sign stands in a form that is not declared. */
export function withoutSign(text: string, negative: readonly NegativeForm[]): { body: string; isNegative: boolean } {
  if (/^\d/.test(text) && /\d$/.test(text)) return { body: text, isNegative: false };
  const form = formOf(text);
  if (form && !negative.includes(form))
    throw new CellFault(
      `"${text}" ${UNDECLARED[form]} Write it with a minus sign in front, or have the recipe declare it (negative).`,
    );
  switch (form) {
    case 'leading':
      return { body: text.slice(1), isNegative: MINUS.test(text) };
    case 'trailing':
      return { body: text.slice(0, -1), isNegative: !text.endsWith('+') };
    case 'parentheses':
      return { body: text.slice(1, -1), isNegative: true };
    case undefined:
      return { body: text, isNegative: false };
  }
}

function formOf(text: string): NegativeForm | undefined {
  if (/^[-\u2212+]/.test(text)) return 'leading';
  if (/[-\u2212+]$/.test(text)) return 'trailing';
  return text.startsWith('(') && text.endsWith(')') ? 'parentheses' : undefined;
}

const UNDECLARED: Readonly<Record<NegativeForm, string>> = {
  leading: 'has a sign before it, which the recipe does not expect.',
  trailing: 'has its sign after it, which the recipe does not expect.',
  parentheses: 'stands in parentheses, which the recipe does not expect as negative.',
};

function canonical(whole: string, decimals: string, isNegative: boolean): string {
  const amount = `${whole.replace(/^0+(?=\d)/, '')}.${decimals}`;
  return isNegative && amount !== '0.00' ? `-${amount}` : amount;
}

function impliedAmount(digits: string, isNegative: boolean): string {
  const padded = digits.padStart(3, '0');
  return canonical(padded.slice(0, -2), padded.slice(-2), isNegative);
}

/** A stored number is already a figure; only its öre must be whole. */
export function amountOfNumber(digits: string): string {
  const amount = new Decimal(digits);
  if (amount.decimalPlaces() > 2) {
    throw new CellFault(`${digits} has more than two decimals. Round it where it is made.`);
  }
  if (amount.abs().gte('1e13')) throw new CellFault(`${digits} is too large for an amount. Check the column.`);
  return amount.isZero() ? '0.00' : amount.toFixed(2);
}

function faultOf(text: string, body: string, dialect: AmountDialect): string {
  const { decimal, thousands = 'none' } = dialect;
  const says = `the recipe says ${DECIMALS[decimal]} and ${THOUSANDS[thousands]}`;
  const correct = 'Ask for the file in its usual form, or have the recipe declare this one (amounts).';
  if (/^\d+(\.\d{3})*,\d{1,2}$/.test(body) && decimal !== ',')
    return `"${text}" has a decimal comma; ${says}. ${correct}`;
  if (/^\d+(,\d{3})*\.\d{1,2}$/.test(body) && decimal !== '.')
    return `"${text}" has a decimal point; ${says}. ${correct}`;
  if (/^\d{1,3}([., \u00a0\u202f]\d{3})+([.,]\d{1,2})?$/.test(body)) {
    return `"${text}" has thousands separators, or three decimals; ${says}. ${correct}`;
  }
  if (/^\d+[.,]\d{3,}$/.test(body)) return `"${text}" has more than two decimals. Round it where it is made.`;
  if (/^[\d., \u00a0\u202f]+$/.test(body)) return `"${text}" is not grouped by three digits; ${says}. ${correct}`;
  if (/^\d+([.,]\d+)?[eE][+-]?\d+$/.test(body)) {
    return `"${text}" is no amount: a spreadsheet has shortened it to a power of ten. Format the column with two decimals, and export again.`;
  }
  return `"${text}" is no amount; ${says}. Check the column.`;
}

const DECIMALS: Readonly<Record<AmountDialect['decimal'], string>> = {
  ',': 'a decimal comma',
  '.': 'a decimal point',
  none: 'no decimals',
  implied: 'two decimals without a sign',
};

const THOUSANDS: Readonly<Record<NonNullable<AmountDialect['thousands']>, string>> = {
  '.': 'points between the thousands',
  ',': 'commas between the thousands',
  space: 'blanks between the thousands',
  none: 'nothing between the thousands',
};
