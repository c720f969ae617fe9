import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Money } from '../../domain/kernel/money';

/** What stands in one cell; nothing is an empty one. A text is never read as a formula. */
export type SheetCell =
  | { readonly text: string }
  | { readonly money: Money }
  | { readonly date: CivilDate }
  | { readonly count: number }
  | undefined;

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
  readonly rows: readonly (readonly SheetCell[])[];
  readonly sums?: readonly (readonly SheetCell[])[];
}
