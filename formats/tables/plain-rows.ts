import type { BoundColumn } from './bound-column';
import { PLAIN_TEXT, PlainAmount, RememberedCell, type PlainCell } from './plain-cells';

/** Where the cells of a row stand in a text: each ends where the next one's delimiter stands. Another row's a moment later. */
export interface RowPlaces {
  readonly text: string;
  readonly start: number;
  /** The first `count` of them. */
  readonly ends: Int32Array;
  readonly count: number;
}

interface PlainColumn {
  readonly name: string;
  readonly index: number;
  readonly isRequired: boolean;
  readonly isAmount: boolean;
  readonly cell: PlainCell;
}

/** What tells that a row may sum up others; all else does not. */
interface TotalsAtAGlance {
  /** Asked of a row's first cell. */
  readonly mayBeTotal: (text: string) => boolean;
  /** The cell that names a declared total, and whether a text may be such a name. */
  readonly totalsIndex?: number;
  readonly mayName?: (text: string) => boolean;
}

/**
 * Reads rows of a table in which every cell is written plainly, nearly all of a large file: what the columns' own readers would
 * give, in a quarter of the time. It says nothing of any other row, and of none that might sum up others.
 */
export class PlainRows {
  private readonly columns: readonly PlainColumn[];
  private readonly blank: Readonly<Record<string, string>>;
  private readonly totals: TotalsAtAGlance;

  private constructor(columns: readonly PlainColumn[], names: readonly string[], totals: TotalsAtAGlance) {
    this.columns = columns;
    this.blank = Object.fromEntries(names.map((name) => [name, '']));
    this.totals = totals;
  }

  /** Nothing where a column has no plain form. */
  static of(columns: readonly BoundColumn[], totals: TotalsAtAGlance): PlainRows | undefined {
    const present = columns.filter(({ indexes }) => indexes.length > 0);
    const plain = present.flatMap(({ name, indexes: [index], isRequired, isAmount, plain: cell }) =>
      cell && index !== undefined ? [{ name, index, isRequired, isAmount, cell }] : [],
    );
    const lacksRequired = columns.some(({ indexes, isRequired }) => indexes.length === 0 && isRequired);
    if (plain.length < present.length || lacksRequired) return undefined;
    const names = columns.map(({ name }) => name);
    return new PlainRows(plain, names, totals);
  }

  /** The row's fields, if every cell is plain. A row that begins with a blank cell, or has nothing but amounts, is left to others. */
  read({ text, start, ends }: RowPlaces): Record<string, string> | undefined {
    const { mayBeTotal, totalsIndex, mayName } = this.totals;
    const first = text.slice(start, ends[0]);
    if (PLAIN_TEXT.read(first) === undefined || mayBeTotal(first)) return undefined;
    if (totalsIndex !== undefined) {
      const naming = totalsIndex === 0 ? first : text.slice((ends[totalsIndex - 1] as number) + 1, ends[totalsIndex]);
      if (naming !== '' && (PLAIN_TEXT.read(naming) === undefined || mayName?.(naming) === true)) return undefined;
    }
    const fields = { ...this.blank };
    let hasText = false;
    for (const { name, index, isRequired, isAmount, cell } of this.columns) {
      const written = index === 0 ? first : text.slice((ends[index - 1] as number) + 1, ends[index]);
      if (written === '') {
        if (isRequired) return undefined;
        continue;
      }
      const field = cell.read(written);
      if (field === undefined) return undefined;
      if (!isAmount) hasText = true;
      fields[name] = field;
    }
    return hasText ? fields : undefined;
  }

  /** The öre of an amount column, of the row that was read last. */
  amounts(): readonly PlainAmountColumn[] {
    return this.columns.flatMap(({ name, cell }) => (cell instanceof PlainAmount ? [{ name, cell }] : []));
  }

  /** What the columns' own readers have made of a row, for the texts that are remembered. */
  learn(cells: readonly unknown[], fields: Readonly<Record<string, string>>): void {
    for (const { name, index, cell } of this.columns) {
      const written = cells[index];
      const field = fields[name] ?? '';
      if (cell instanceof RememberedCell && typeof written === 'string' && field !== '') cell.remember(written, field);
    }
  }
}

export interface PlainAmountColumn {
  readonly name: string;
  readonly cell: PlainAmount;
}
