import { CURRENCIES, type Currency } from '../../domain/kernel/money';
import { InputRefused, type InputProblem, type ProblemList } from '../../domain/kernel/input-refused';
import { folded, type BoundColumn } from './bound-column';
import { CellFault, isBlank, textOfCell, type Cell } from './cell';
import type { CurrencyColumn, TotalsRow } from './layout';
import { PlainRows, type PlainAmountColumn, type RowPlaces } from './plain-rows';
import { RunningTotals } from './running-totals';
import type { SourceRecord, Totals } from './source';

/** What a layout says of its rows, with each column bound to its place in this file. */
export interface TableShape {
  readonly title: string;
  readonly columns: readonly BoundColumn[];
  readonly currency: Currency | CurrencyColumn;
  readonly totals?: TotalsRow | 'none';
  /** The cell that names a totals row; absent when none is declared. */
  readonly totalsIndex?: number;
  /** The cell in which a row says its currency, where there is one for all: it must be that. */
  readonly currencyIndex?: number;
  /** How a person finds the cell: a header, `B7 (Beløb)`, or the positions in the line. */
  readonly placeOf: (index: number, line: number) => string;
}

/** Characters of a cell that a column reads: no name, text or number of a report is longer. */
const LONGEST_CELL = 4_000;

/** What a row that sums up others begins with, in the languages of the house. */
const LOOKS_LIKE_TOTAL =
  /^(i alt|ialt|total|totalt|totaler|totals|grand total|subtotal|sub-total|summa|sum|delsumma|delsum|samlet|sammanlagt|totalsumma)(\s*:.*|\s+\d.*|\s+felt\s+\d.*|\s+(for|för|af|av|pr\.?|per|i)\s.*)?$/i;

/**
 * Makes records of rows. Problems are gathered; once there is one, no more records are made, and `finish` refuses the
 * file.
 */
export class TableRows {
  private readonly shape: TableShape;
  private readonly all = new RunningTotals();
  private readonly sinceSubtotal = new RunningTotals();
  private readonly currencies = new Map<Currency, number>();
  private readonly problems: ProblemList;
  private readonly declared: TotalsRow | undefined;
  private readonly totalWords: ReadonlySet<string>;
  private readonly subtotalWords: ReadonlySet<string>;
  private readonly amountIndexes: ReadonlySet<number>;
  private readonly declaredIndexes: ReadonlySet<number>;
  private readonly hasOthers: boolean;
  private readonly plainRows: PlainRows | undefined;
  private readonly plainAmounts: readonly PlainAmountColumn[];
  private totalLine: number | undefined;
  count = 0;

  constructor(shape: TableShape, problems: ProblemList) {
    this.shape = shape;
    this.problems = problems;
    this.amountIndexes = new Set(shape.columns.flatMap(({ isAmount, indexes }) => (isAmount ? indexes : [])));
    this.declaredIndexes = new Set(shape.columns.flatMap(({ indexes }) => indexes));
    this.hasOthers = shape.columns.some(({ isAmount, indexes }) => !isAmount && indexes.length > 0);
    this.declared = shape.totals === 'none' ? undefined : shape.totals;
    this.totalWords = new Set(this.declared?.says.map(folded));
    this.subtotalWords = new Set(this.declared?.subtotalSays?.map(folded));
    const words = [...this.totalWords, ...this.subtotalWords];
    const wordsBegin = new Set(words.flatMap((word) => [word.slice(0, 1), word.normalize('NFD').slice(0, 1)]));
    this.plainRows = PlainRows.of(shape.columns, {
      mayBeTotal: (text) => this.looksLikeTotal(text),
      ...(shape.totalsIndex !== undefined && {
        totalsIndex: shape.totalsIndex,
        mayName: (text) => wordsBegin.has(text.slice(0, 1).toLowerCase()),
      }),
    });
    this.plainAmounts = this.plainRows?.amounts() ?? [];
  }

  /** Takes a row of which every cell is written plainly; nothing is done with any other, which is for `take`. */
  takePlain(places: RowPlaces, line: number): SourceRecord | undefined {
    if (this.problems.length > 0 || this.totalLine !== undefined) return undefined;
    if (isLong(places) || this.saysOtherCurrency(places)) return undefined;
    const fields = this.plainRows?.read(places);
    const currency = fields && this.currencySeen(fields);
    if (!fields || !currency) return undefined;
    for (const { name, cell } of this.plainAmounts) {
      if (fields[name] === '') continue;
      this.all.of(name, currency).add(cell.ore);
      if (this.subtotalWords.size > 0) this.sinceSubtotal.of(name, currency).add(cell.ore);
    }
    this.count++;
    return { line, currency, fields };
  }

  take(cells: readonly Cell[], line: number): SourceRecord | undefined {
    if (cells.every(isBlank)) return undefined;
    if (this.isTotal(cells, line)) return undefined;
    if (this.totalLine !== undefined) {
      const message = `it stands after the total on line ${this.totalLine}. Declare that one as a subtotal, or take it out.`;
      this.refuse({ line, message });
      return undefined;
    }
    const fields = this.fieldsOf(cells, line);
    const currency = this.currencyOf(fields, line);
    this.refuseOtherCurrency(cells, line);
    if (this.problems.length > 0 || currency === undefined) return undefined;
    for (const { name, isAmount } of this.shape.columns) {
      const amount = fields[name];
      if (!isAmount || amount === undefined || amount === '') continue;
      this.all.add(name, currency, amount);
      if (this.subtotalWords.size > 0) this.sinceSubtotal.add(name, currency, amount);
    }
    this.count++;
    this.plainRows?.learn(cells, fields);
    return { line, currency, fields };
  }

  /** Compares what the file itself says at its end. */
  check(line: number, field: string, said: string, column?: string): void {
    const found = column === undefined ? String(this.count) : this.all.sumOf(column, this.onlyCurrency());
    if (this.problems.length > 0 || said === found) return;
    const counted = found === '1' ? 'there is 1 row' : `there are ${found} rows`;
    const what = column === undefined ? counted : `the rows come to ${found}`;
    this.refuse({ line, field, message: `it says ${said}, but ${what}. The file may be cut off: fetch it again.` });
  }

  refuse(problem: InputProblem): void {
    this.problems.push(problem);
  }

  finish(lastLine: number): Totals {
    if (this.declared?.required && this.totalLine === undefined && this.problems.length === 0) {
      const words = this.declared.says.join(' or ');
      this.refuse({
        line: lastLine,
        message: `the file ends without its row ${words}: it has been cut off. Fetch it again.`,
      });
    }
    if (this.problems.length > 0) throw refusedFile(this.shape.title, this.problems);
    return this.all.totals();
  }

  private fieldsOf(cells: readonly Cell[], line: number): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const column of this.shape.columns) fields[column.name] = this.fieldOf(column, cells, line);
    return fields;
  }

  private fieldOf(column: BoundColumn, cells: readonly Cell[], line: number): string {
    if (column.indexes.some((index) => lengthOf(cells[index]) > LONGEST_CELL)) {
      this.refuseCell(column, line, `it has more than ${LONGEST_CELL} characters. Check that the row is whole.`);
      return '';
    }
    try {
      const field = column.read(cells);
      if (field === '' && column.isRequired) this.refuseCell(column, line, 'it is blank. Every row needs one.');
      return field;
    } catch (error) {
      if (!(error instanceof CellFault)) throw error;
      this.refuseCell(column, line, error.message);
      return '';
    }
  }

  private refuseCell({ indexes, name }: BoundColumn, line: number, message: string): void {
    const [index] = indexes;
    this.refuse({ line, field: index === undefined ? name : this.shape.placeOf(index, line), message });
  }

  private currencyOf(fields: Readonly<Record<string, string>>, line: number): Currency | undefined {
    const { currency } = this.shape;
    if (typeof currency === 'string') return currency;
    const written = fields[currency.column] ?? '';
    const found = written === '' ? currency.blank : CURRENCIES.find((known) => known === written.toUpperCase());
    if (found === undefined) {
      const message = written === '' ? 'it is blank.' : `${written} is not taken in.`;
      this.refuse({ line, field: currency.column, message: `${message} Write ${CURRENCIES.join(' or ')}.` });
      return undefined;
    }
    if (!this.currencies.has(found)) this.currencies.set(found, line);
    const other = [...this.currencies].find(([known]) => known !== found);
    if (other && currency.mixed !== 'apart') {
      const message = `${found} stands beside ${other[0]} of line ${other[1]}. Currencies are reconciled apart: send one file of each.`;
      this.refuse({ line, field: currency.column, message });
    }
    return found;
  }

  private saysOtherCurrency({ text, start, ends }: RowPlaces): boolean {
    const { currencyIndex, currency } = this.shape;
    if (currencyIndex === undefined) return false;
    const said = text.slice(currencyIndex === 0 ? start : (ends[currencyIndex - 1] as number) + 1, ends[currencyIndex]);
    return said !== '' && said !== currency;
  }

  private refuseOtherCurrency(cells: readonly Cell[], line: number): void {
    const { currencyIndex, currency } = this.shape;
    if (currencyIndex === undefined || typeof currency !== 'string') return;
    const said = textOfCell(cells[currencyIndex]);
    // A Danish bank may have the value date under the same word.
    if (!/^[a-z]{3}$/i.test(said) || said.toUpperCase() === currency) return;
    const message = `${said} is not the ${currency} of this reconciliation. Reconcile each currency by itself.`;
    this.refuse({ line, field: this.shape.placeOf(currencyIndex, line), message });
  }

  /** The currency of a row that says one which rows before it have said too. */
  private currencySeen(fields: Readonly<Record<string, string>>): Currency | undefined {
    const { currency } = this.shape;
    if (typeof currency === 'string') return currency;
    return this.currencies.size === 1
      ? [...this.currencies.keys()].find((known) => known === fields[currency.column])
      : undefined;
  }

  private onlyCurrency(): Currency {
    const { currency } = this.shape;
    if (typeof currency === 'string') return currency;
    const [only] = this.currencies.keys();
    return only ?? currency.blank ?? 'DKK';
  }

  /** Whether the row sums up others; a declared one is checked against them. */
  private isTotal(cells: readonly Cell[], line: number): boolean {
    const { totalsIndex } = this.shape;
    const named = totalsIndex === undefined ? undefined : cells[totalsIndex];
    const word = typeof named === 'string' ? folded(named).replace(/ ?:$/, '') : '';
    if (this.totalWords.has(word)) return this.closeWith(cells, line);
    if (this.subtotalWords.has(word)) {
      this.compare(cells, line, this.sinceSubtotal);
      this.sinceSubtotal.clear();
      return true;
    }
    if (this.shape.totals === 'none') return false;
    const first = cells.find((cell) => !isBlank(cell));
    const label = typeof first === 'string' ? first.trim() : '';
    if (this.looksLikeTotal(label)) {
      if (this.totalWords.has(folded(label)) && this.hasAmountsOnly(cells, first)) return this.closeWith(cells, line);
      this.refuseTotal(line, `it begins with "${LOOKS_LIKE_TOTAL.exec(label)?.[1] ?? ''}" and looks like a totals row`);
      return true;
    }
    if (this.hasAmountsOnly(cells)) {
      if (this.declared) return this.closeWith(cells, line);
      this.refuseTotal(line, 'it has amounts and nothing else, and looks like a totals row');
      return true;
    }
    return false;
  }

  /** The sum of all rows, which ends the file: also without a label, and labelled under another header. */
  private closeWith(cells: readonly Cell[], line: number): true {
    this.compare(cells, line, this.all);
    this.totalLine = line;
    return true;
  }

  private looksLikeTotal(label: string): boolean {
    return this.shape.totals !== 'none' && LOOKS_LIKE_TOTAL.test(label);
  }

  private refuseTotal(line: number, why: string): void {
    this.refuse({ line, message: `${why}. Take it out, or have the recipe declare it (totals).` });
  }

  /** Also a figure in a column that the layout leaves out, such as the sum of a debit and a credit. */
  private isAmountAt(index: number, cell: Cell): boolean {
    if (this.amountIndexes.has(index)) return true;
    return !this.declaredIndexes.has(index) && /^-?\d[\d.,\s]*$/.test(textOfCell(cell));
  }

  private hasAmountsOnly(cells: readonly Cell[], beside?: Cell): boolean {
    return (
      this.hasOthers && cells.every((cell, index) => cell === beside || this.isAmountAt(index, cell) || isBlank(cell))
    );
  }

  private compare(cells: readonly Cell[], line: number, rows: RunningTotals): void {
    if (this.problems.length > 0) return;
    if (this.currencies.size > 1) {
      this.refuse({ line, message: 'it adds up two currencies. Take it out, or send one file for each currency.' });
      return;
    }
    for (const column of this.shape.columns) {
      if (!column.isAmount) continue;
      const said = this.fieldOf({ ...column, isRequired: false }, cells, line);
      const found = rows.sumOf(column.name, this.onlyCurrency());
      if (said === '' || said === found || this.problems.length > 0) continue;
      this.refuseCell(column, line, `it says ${said}, but the rows come to ${found}. Fetch the file again.`);
    }
  }
}

function lengthOf(cell: Cell | undefined): number {
  return typeof cell === 'string' ? cell.length : 0;
}

/** Whether a cell of the row may be longer than any is. */
function isLong({ start, ends, count }: RowPlaces): boolean {
  return (ends[count - 1] ?? 0) - start > LONGEST_CELL;
}

export function refusedFile(title: string, problems: readonly InputProblem[] | ProblemList): InputRefused {
  return new InputRefused(refusalOf(title), problems);
}

/** The first sentence of every refusal. */
export function refusalOf(title: string): string {
  return `The file "${title}" was refused; nothing of it was taken in.`;
}
