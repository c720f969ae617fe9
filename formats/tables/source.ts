import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency, Money } from '../../domain/kernel/money';

/** A row of a source, every cell in one form whatever the file's habits. */
export interface SourceRecord {
  /** The line of the file on which the row begins, from 1; the row of the sheet in a workbook; the entry's number in XML. */
  readonly line: number;
  /** The currency of the row's amounts. */
  readonly currency: Currency;
  /**
   * By the layout's names. Amounts as `-15218.13`, days as `2021-06-30`, months as `2021-06`, whole numbers as `42`, text
   * as written without blanks around it; blank cells and missing columns are empty.
   */
  readonly fields: Readonly<Record<string, string>>;
  /** On the first row of a table: the headers of columns that the layout does not know, which nobody has read. */
  readonly unknownColumns?: readonly string[];
  /** On the first row of a file that says it. */
  readonly ofBooks?: BooksSaid;
}

/** Whose books a file says that it has, and of which fiscal year; blank where it does not say. Days are both included. */
export interface BooksSaid {
  readonly organisationNumber: string;
  readonly name: string;
  readonly year?: { readonly from: CivilDate; readonly to: CivilDate };
}

/** A whole file, taken in or refused whole. */
export interface Source {
  readonly rows: readonly SourceRecord[];
  readonly count: number;
  /** The sum of each amount column, in each currency that occurs; nothing for a column without amounts. */
  readonly totals: Totals;
}

export type Totals = Readonly<Record<string, readonly Money[]>>;
