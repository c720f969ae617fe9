import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency, Money } from '../../domain/kernel/money';

/** What stands in one cell; nothing is an empty one. A text is never read as a formula. */
export type SheetCell =
  | { readonly text: string }
  | { readonly money: Money }
  | { readonly date: CivilDate }
  | { readonly count: number }
  /** Of a hundred: 46.46 is `46,46 %`. */
  | { readonly percent: number }
  | undefined;

/** The currencies of a sheet's amounts, in the order in which they occur. */
export function currenciesOf({ rows, sums = [] }: Pick<Sheet, 'rows' | 'sums'>): readonly Currency[] {
  const found = new Set<Currency>();
  for (const row of [...rows, ...sums])
    for (const cell of row) if (cell && 'money' in cell) found.add(cell.money.currency);
  return [...found];
}

/** The same with the currency of each row's amounts in a last column, where amounts of several currencies occur. */
export function withCurrencies(sheet: Sheet): Sheet {
  if (currenciesOf(sheet).length < 2) return sheet;
  const named = (row: readonly SheetCell[]): SheetCell[] => {
    const gap = Array.from({ length: sheet.columns.length - row.length }, () => undefined);
    return [...row, ...gap, { text: currenciesOf({ rows: [row] }).join(', ') }];
  };
  return {
    ...sheet,
    columns: [...sheet.columns, { header: CURRENCY, width: 9 }],
    rows: sheet.rows.map(named),
    ...(sheet.sums && { sums: sheet.sums.map(named) }),
  };
}

/** In Swedish and in Danish. */
const CURRENCY = 'Valuta';

export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
}

/** A table for people who reckon on: one row a line, with types, and rows of sums below where there are some. */
export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  /** Lines above the table: what it is, of whom, as of when. */
  readonly headline: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** How many of the first columns say what a row is about, and stand on every page where the columns need several. */
  readonly leading?: number;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly sums?: readonly (readonly SheetCell[])[];
}
