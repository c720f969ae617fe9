import type { Currency } from '../../domain/kernel/money';

/**
 * How a file that is reconciled is written: plain data, declared once by whoever knows the system that makes the file.
 * Nothing is guessed that a layout can say; what a file has and its layout does not say is refused with its line.
 */
export type Layout = CsvLayout | XlsxLayout | FixedWidthLayout | JsonLayout | SieLayout | CamtLayout | BgMaxLayout;

/** What each layout says whose columns are declared. SIE, camt and BgMax have columns of their own. */
interface Tabular<Place> {
  /** The file as a person calls it, for messages: `KY Sum - Finans`. */
  readonly title: string;
  readonly columns: readonly Column<Place>[];
  /** How amounts are written where a column does not say otherwise; with a decimal point and nothing else by default. */
  readonly amounts?: AmountDialect;
  /** How days are written where a column does not say otherwise; `YYYY-MM-DD` by default. */
  readonly dates?: DatePattern;
  /** The currency of every amount, or the column that says it. */
  readonly currency: Currency | CurrencyColumn;
  /**
   * A row inside the data that sums up others. Undeclared, one that looks like it refuses the file; with `none` nothing is
   * taken for one, for files in which somebody is called Total.
   */
  readonly totals?: TotalsRow | 'none';
}

/**
 * Whether the file's own rows say how it writes what its columns do not declare, for reports that everybody saves in a way of
 * their own: the decimal sign once for the file, the pattern of days and months once for each column, and no row otherwise.
 * What could be read in two ways is refused (see `WrittenAmounts` and `writtenDates`). Instead of `amounts` and `dates`. Who
 * knows the decimal sign of the file says it.
 */
export type AsWritten = true | { readonly decimal: ',' | '.' };

export interface CsvLayout extends Tabular<HeaderPlace> {
  readonly kind: 'csv';
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** `sniffed` takes UTF-8 where the bytes are UTF-8, and otherwise what the high bytes speak for. */
  readonly encoding: Encoding | 'sniffed';
  readonly asWritten?: AsWritten;
  /** Lines of the report's own heading that stand above the header row. */
  readonly linesAbove?: number;
  /** Without a header row each column says its number (`at`). */
  readonly header: boolean;
  /** The last row, which says how many there are. A file that should have one and has not is cut off. */
  readonly trailer?: CellTrailer;
  /** Whether text that a spreadsheet would take for a formula has an apostrophe before it, as in files written here. */
  readonly guarded?: boolean;
}

export interface XlsxLayout extends Tabular<HeaderPlace> {
  readonly kind: 'xlsx';
  /** The sheet's name; the only sheet of the book when left out. */
  readonly sheet?: string;
  readonly asWritten?: AsWritten;
  readonly linesAbove?: number;
  readonly header: boolean;
  readonly trailer?: CellTrailer;
  /** A formula's last result is another program's word for a figure: refused unless this says that it will do. */
  readonly formulas?: 'refused' | 'cached-values';
}

export interface FixedWidthLayout extends Tabular<FixedPlace> {
  readonly kind: 'fixed-width';
  readonly encoding: Encoding | 'sniffed';
  /** The length of a line without its line break. Blanks that an editor cut off the end are forgiven by `short-lines`. */
  readonly lineLength: number;
  readonly shortLines?: 'refused' | 'filled-with-blanks';
  /** Where a line says what record it is, when the file has more than one kind. */
  readonly record?: RecordCode;
  readonly trailer?: FixedTrailer;
}

export interface JsonLayout extends Tabular<HeaderPlace> {
  readonly kind: 'json';
  /** The member that holds the list of rows, such as `rows`; the document itself is the list when left out. */
  readonly rowsAt?: string;
}

/**
 * SIE 4E, 4I or 5. `transactions` gives a row for each transaction that counts (deleted and repeated ones do not), with the
 * fields of `SIE_TRANSACTION_FIELDS`; `balances` one for each #IB, #UB and #RES, with those of `SIE_BALANCE_FIELDS`;
 * `ledger` the transactions and what each account brings along, #IB of the file's year as a row of the series `IB` on the
 * year's first day, so that the rows up to a day are the accounts' balances; and a row of the series `UB?` where an account's
 * closing balance is another than these make, of what it is off by; and rows of the series `VER?` and `KSUMMA?` for vouchers
 * that do not balance and for an odd checksum, which refuse the file otherwise.
 */
export interface SieLayout {
  readonly kind: 'sie';
  readonly title: string;
  readonly rows: 'transactions' | 'balances' | 'ledger';
  /** What accounts bring along is told object by object (#OIB), not account by account; of `ledger` only. */
  readonly openings?: 'by-object';
}

/** camt.053 or camt.054, with the fields of `BANK_ENTRY_FIELDS`. */
export interface CamtLayout {
  readonly kind: 'camt';
  readonly title: string;
  /**
   * `entries`: each booked entry, also the municipality's own payments out, as the balances count them. `movements`: each
   * payment and reversal, a batch by its parts, under the keys that the ledger has them under. `statement`: these, and all
   * else that changed the balance (`kind` is `paid out`), with what each month began and ended with (`opening balance`,
   * `closing balance`).
   */
  readonly rows: 'entries' | 'movements' | 'statement';
  /** Entries in another currency refuse the file: currencies are not reconciled together. */
  readonly currency: Currency;
}

/** BgMax: a row for each payment and deduction, with the fields of `BANK_ENTRY_FIELDS`; always kronor. */
export interface BgMaxLayout {
  readonly kind: 'bgmax';
  readonly title: string;
  /** Whether Bankgirot's test files are read too. */
  readonly acceptTestFiles?: boolean;
}

/** `latin1` is ISO-8859-1; `cp437` is what SIE calls PC8, `cp865` the same with ø. A byte order mark is taken off UTF-8 whether it is there or not. */
export type Encoding = 'utf-8' | 'latin1' | 'windows-1252' | 'cp437' | 'cp865';

export type Column<Place = HeaderPlace> =
  | TextColumn<Place>
  | AmountColumn<Place>
  | DebitCreditColumn<Place>
  | DateColumn<Place>
  | PeriodColumn<Place>
  | IntegerColumn<Place>;

interface NamedColumn {
  /** The field's name in our words, such as `account`; the reader gives it under this name. */
  readonly name: string;
  /** A row whose cell is blank is refused. A column that is not required may be missing altogether. */
  readonly required?: boolean;
}

/** Text stays as it is written, without the blanks around it. */
export type TextColumn<Place = HeaderPlace> = NamedColumn & Place & { readonly type: 'text' };

/** Given as a decimal text with two decimals and a minus sign where it is negative: `-15218.13`. */
export type AmountColumn<Place = HeaderPlace> = NamedColumn &
  Place & {
    readonly type: 'amount';
    readonly dialect?: AmountDialect;
    /** The column that says on which side an unsigned amount stands: debit is plus, credit is minus. */
    readonly side?: Place & { readonly debit: readonly string[]; readonly credit: readonly string[] };
  };

/** Two columns, debit and credit, given as one amount: debit less credit. */
export type DebitCreditColumn<Place = HeaderPlace> = NamedColumn & {
  readonly type: 'debit-credit';
  readonly debit: Place;
  readonly credit: Place;
  readonly dialect?: AmountDialect;
};

/** Given as `YYYY-MM-DD`. */
export type DateColumn<Place = HeaderPlace> = NamedColumn &
  Place & {
    readonly type: 'date';
    readonly pattern?: DatePattern;
    /** Whether a time of day may follow, after a blank or a T; it is left out. */
    readonly time?: 'refused' | 'left-out';
    /** Whether `03/04/2016` refuses the file, which Americans read otherwise, unless `pattern` says how it is meant. */
    readonly slashes?: 'refused';
    /** Words that stand in place of a day, such as *Startsaldo*: the field is blank then. */
    readonly words?: readonly string[];
  };

/** A month, given as `YYYY-MM`. */
export type PeriodColumn<Place = HeaderPlace> = NamedColumn &
  Place & { readonly type: 'period'; readonly pattern?: PeriodPattern };

/** A whole number, given as digits without leading zeros, with a minus sign where it is negative. */
export type IntegerColumn<Place = HeaderPlace> = NamedColumn & Place & { readonly type: 'integer' };

/** Where a column stands in a table. */
export interface HeaderPlace {
  /** The header texts under which the column goes; letter case and blanks do not matter. In JSON the member's name. */
  readonly headers?: readonly string[];
  /** The column's number, from 1, where there is no header row. */
  readonly at?: number;
}

/** Where a field stands in a line, in characters, from 1. */
export interface FixedPlace {
  readonly from: number;
  readonly length: number;
  readonly align?: 'left' | 'right';
  /** What fills the field up on the side away from `align`; a blank by default. */
  readonly filler?: ' ' | '0';
}

export interface AmountDialect {
  /** `none`: whole kroner. `implied`: the last two digits are öre, as in bank files. */
  readonly decimal: ',' | '.' | 'none' | 'implied';
  /** `space` takes the no-break spaces too. Each group must have three digits. */
  readonly thousands?: '.' | ',' | 'space' | 'none';
  /** Which forms of a negative amount occur: `-1`, `1-`, `(1)`. Only `-1` by default. */
  readonly negative?: readonly NegativeForm[];
}

export type NegativeForm = 'leading' | 'trailing' | 'parentheses';

export const DATE_PATTERNS = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'YYYY.MM.DD',
  'YYYY/MM/DD',
  'DD-MM-YYYY',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DDMMYYYY',
  'DD-MM-YY',
  'DD.MM.YY',
  'DDMMYY',
  'YYMMDD',
] as const;
/** Two-digit years are those of this century. */
export type DatePattern = (typeof DATE_PATTERNS)[number];

export const PERIOD_PATTERNS = ['YYYY-MM', 'YYYYMM', 'YYYY.MM', 'YYYY/MM', 'MM-YYYY', 'MM.YYYY', 'MM/YYYY'] as const;
export type PeriodPattern = (typeof PERIOD_PATTERNS)[number];

export interface CurrencyColumn {
  /** The name of the text column that says it. */
  readonly column: string;
  /** What a blank cell means; a blank one is refused when left out. */
  readonly blank?: Currency;
  /** Whether one file may have both currencies, which are then totalled apart. Refused by default. */
  readonly mixed?: 'refused' | 'apart';
}

/**
 * A row that sums up the rows above it. It is checked against them, amount by amount, and left out. So is a last row of
 * amounts and nothing else, and one whose first cell is such a word and all others amounts.
 */
export interface TotalsRow {
  /** The header or number of the column that names the row, as in the columns; its name when it is one of them. */
  readonly column: string;
  /** Words in that column that mark the sum of all rows so far: `Total`, `I alt`, `Summa`. */
  readonly says: readonly string[];
  /** Words that mark the sum of the rows since the last subtotal. */
  readonly subtotalSays?: readonly string[];
  /** Whether the file must end with a total: one that does not has been cut off. */
  readonly required?: boolean;
}

/** The last row of a table, known by its first cell. */
export interface CellTrailer {
  readonly firstCell: string;
  /** The cell, from 1, with the number of rows. */
  readonly count?: number;
  /** The cell, from 1, with the sum of an amount column. */
  readonly total?: { readonly cell: number; readonly column: string };
}

export interface RecordCode {
  readonly from: number;
  readonly length: number;
  /** The code of the lines that are rows. */
  readonly row: string;
  /** Codes of lines that are passed over, such as a start record. Any other code refuses the file. */
  readonly passedOver?: readonly string[];
}

/** The last line of a file of fixed width. It needs `record`, which tells it apart. */
export interface FixedTrailer {
  readonly code: string;
  readonly count?: FixedPlace;
  readonly total?: FixedPlace & { readonly column: string };
}
