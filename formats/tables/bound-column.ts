import { amountReader, PLAIN_AMOUNTS } from './amount-text';
import { CellFault, isBlank, textOfCell } from './cell';
import type { Cell } from './cell';
import { dateReader, periodReader } from './date-text';
import { writtenDates, writtenPeriods } from './written-dates';
import { PLAIN_INTEGER, PLAIN_TEXT, PlainAmount, RememberedCell } from './plain-cells';
import type { AmountSigns, PlainCell } from './plain-cells';
import type { WrittenAmounts } from './written-amounts';
import type { AmountColumn, AmountDialect, Column, DateColumn, DatePattern, DebitCreditColumn } from './layout';

/** A column of a layout together with where it stands in this file's rows. */
export interface BoundColumn {
  readonly name: string;
  readonly isAmount: boolean;
  readonly isRequired: boolean;
  /** Whether its amounts are written as the layout declares for this column alone. */
  readonly isDeclared: boolean;
  /** Where the column's cells are (a debit and a credit are two); none when the file has no such column. */
  readonly indexes: readonly number[];
  /** The field's text in one form, empty when blank. Throws `CellFault`. */
  readonly read: (cells: readonly Cell[]) => string;
  /** Reads its cell at a glance where it is written plainly; absent for a column of two cells. */
  readonly plain?: PlainCell;
}

interface Defaults {
  readonly amounts?: AmountDialect;
  readonly dates?: DatePattern;
  readonly guarded?: boolean;
  /** Whether cells are bare text, in which a formula looks like any other. */
  readonly isText?: boolean;
  /** What the file itself says of its amounts; its days and months then say their patterns too. */
  readonly written?: WrittenAmounts;
}

type IndexOf<Place> = (place: Place) => number | undefined;

export function bindColumn<Place>(column: Column<Place>, indexOf: IndexOf<Place>, defaults: Defaults): BoundColumn {
  const about = {
    name: column.name,
    isAmount: column.type === 'amount' || column.type === 'debit-credit',
    isRequired: column.required === true,
    isDeclared: 'dialect' in column,
    indexes: (column.type === 'debit-credit' ? [column.debit, column.credit] : [column]).flatMap(
      (place) => indexOf(place) ?? [],
    ),
  };
  const plain = plainCellOf(column, defaults);
  return { ...about, read: readerOf(column, indexOf, defaults), ...(plain && { plain }) };
}

function plainCellOf<Place>(column: Column<Place>, { written, amounts }: Defaults): PlainCell | undefined {
  switch (column.type) {
    case 'text':
      return PLAIN_TEXT;
    case 'integer':
      return PLAIN_INTEGER;
    case 'date':
    case 'period':
      return new RememberedCell();
    case 'amount':
      if (column.side) return undefined;
      if (written && !column.dialect) return new PlainAmount(() => written.signs);
      return plainAmountIn(column.dialect ?? amounts ?? PLAIN_AMOUNTS);
    case 'debit-credit':
      return undefined;
  }
}

function plainAmountIn({ decimal, thousands, negative = ['leading'] }: AmountDialect): PlainAmount | undefined {
  if ((decimal !== '.' && decimal !== ',') || !negative.includes('leading')) return undefined;
  const signs: AmountSigns = thousands === '.' || thousands === ',' ? { decimal, thousands } : { decimal };
  return new PlainAmount(() => signs);
}

function readerOf<Place>(column: Column<Place>, indexOf: IndexOf<Place>, defaults: Defaults): BoundColumn['read'] {
  switch (column.type) {
    case 'text':
      if (defaults.guarded) return cellReader(indexOf(column), unguarded);
      return cellReader(indexOf(column), defaults.isText ? textWithoutFormula : textOfCell);
    case 'amount':
      return amountColumnReader(column, indexOf, defaults);
    case 'debit-credit':
      return debitCreditReader(column, indexOf, defaults);
    case 'date':
      return cellReader(indexOf(column), dayOrWord(column, defaults));
    case 'period':
      if (defaults.written && !column.pattern) return cellReader(indexOf(column), writtenPeriods());
      return cellReader(indexOf(column), periodReader(column.pattern ?? 'YYYY-MM'));
    case 'integer':
      return cellReader(indexOf(column), integerOf);
  }
}

function dayOrWord<Place>(
  { pattern, time, slashes, words = [] }: DateColumn<Place>,
  { written, dates }: Defaults,
): (cell: Cell) => string {
  const day = written && !pattern ? writtenDates(time, slashes) : dateReader(pattern ?? dates ?? 'YYYY-MM-DD', time);
  if (words.length === 0) return day;
  const known = new Set(words.map(folded));
  return (cell) => (known.has(folded(textOfCell(cell))) ? '' : day(cell));
}

function readerOfAmounts(dialect: AmountDialect | undefined, { written, amounts }: Defaults): (cell: Cell) => string {
  if (written && !dialect) return (cell) => written.read(cell);
  return amountReader(dialect ?? amounts ?? PLAIN_AMOUNTS);
}

function cellReader(index: number | undefined, read: (cell: Cell) => string): BoundColumn['read'] {
  if (index === undefined) return () => '';
  return (cells) => {
    const cell = cells[index];
    return cell === undefined || isBlank(cell) ? '' : read(cell);
  };
}

function amountColumnReader<Place>(
  column: AmountColumn<Place>,
  indexOf: IndexOf<Place>,
  defaults: Defaults,
): BoundColumn['read'] {
  const amount = cellReader(indexOf(column), readerOfAmounts(column.dialect, defaults));
  const { side } = column;
  if (!side) return amount;
  const sideIndex = indexOf(side);
  const debit = new Set(side.debit.map(folded));
  const credit = new Set(side.credit.map(folded));
  return (cells) => {
    const written = amount(cells);
    if (written === '') return '';
    const said = folded(textOfCell(sideIndex === undefined ? '' : cells[sideIndex]));
    if (debit.has(said)) return written;
    if (credit.has(said)) return negated(written);
    throw new CellFault(
      `"${said}" is neither side of the account. Known are ${[...debit].join(', ')} (debit) and ${[...credit].join(', ')} (credit).`,
    );
  };
}

/** Sums of both sides may stand in one row; a blank side is nought. */
function debitCreditReader<Place>(
  column: DebitCreditColumn<Place>,
  indexOf: IndexOf<Place>,
  defaults: Defaults,
): BoundColumn['read'] {
  const read = readerOfAmounts(column.dialect, defaults);
  const debit = cellReader(indexOf(column.debit), read);
  const credit = cellReader(indexOf(column.credit), read);
  return (cells) => {
    const [plus, minus] = [debit(cells), credit(cells)];
    if (minus === '' || minus === '0.00') return plus === '' ? minus : plus;
    if (plus === '' || plus === '0.00') return negated(minus);
    return oreText(oreOf(plus) - oreOf(minus));
  };
}

function negated(amount: string): string {
  if (amount === '0.00') return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** An amount in one form as whole öre: at most fifteen digits, so exact. */
export function oreOf(amount: string): number {
  return Number(amount.replace('.', ''));
}

export function oreText(ore: number | bigint): string {
  const digits = String(ore < 0 ? -ore : ore).padStart(3, '0');
  return `${ore < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function integerOf(cell: Cell): string {
  const text = textOfCell(cell);
  const parts = /^([-+]?)0*(\d{1,15})$/.exec(text);
  if (!parts) throw new CellFault(`"${text}" is no whole number of at most 15 digits. Check the column.`);
  const [, sign, digits = ''] = parts;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

/** Letter case and the kind of blanks do not tell two headers or words apart. */
export function folded(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A spreadsheet that was saved with its formulas shown, or a text that would be one when it is opened in one. */
function textWithoutFormula(cell: Cell): string {
  const text = textOfCell(cell);
  if (!/^=[\w("'+@-]/.test(text)) return text;
  throw new CellFault(`"${text}" is a formula. Save the file with the values that its formulas give.`);
}

/** Takes the apostrophe off text that was guarded against spreadsheets: see `guardedText`. */
function unguarded(cell: Cell): string {
  const text = textOfCell(cell);
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
