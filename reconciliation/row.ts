import type { Money } from '../domain/kernel/money';

/** The two sides that are compared, a third source that identities may speak of, and what explains differences. */
export type Side = 'left' | 'right';

/**
 * One amount of one line of a source, as the recipe's rules make it: the sign turned the way the recipe says, its key
 * written out. A line with several amounts (a debit and a credit column, a column for each field number) gives several.
 */
export interface SourceRow {
  /** The line of the file, from 1. */
  readonly line: number;
  /** Which file of a source in parts; a line's number says little without it. */
  readonly file?: string;
  /** What makes two rows the same thing, written by `keyOf`. */
  readonly key: string;
  readonly amount: Money;
  /** The month or day that decides in which period the row counts; absent where the source has no period rule. */
  readonly period?: string;
  /** The cells by the layout's names, with those that the recipe derives. */
  readonly fields: Cells;
  /** Compared with its like and kept out of the totals: the other side of each voucher. */
  readonly beside?: true;
}

/** A row before its key is written: which parts the key has is known when every file is read. */
export type UnkeyedRow = Omit<SourceRow, 'key'>;

export type Cells = Readonly<Record<string, string>>;

/** Between the parts of a key. It cannot stand in a cell: control characters are refused when a file is read. */
const BETWEEN = '\u001f';

/** Before the key of a row that is compared beside the totals, so that it only meets its like. */
const BESIDE = '\u001e';

export function withKey(row: UnkeyedRow, columns: readonly string[]): SourceRow {
  const key = keyOfRow(row, columns);
  if (row.file !== undefined) return { ...row, key };
  const { line, amount, period, fields } = row;
  const timed = period === undefined ? { line, key, amount, fields } : { line, key, amount, period, fields };
  return row.beside ? { ...timed, beside: true } : timed;
}

/** Where a row stands, as a person looks it up: `12`, and `12 of bgmax-2015-08-04.txt` of a source in parts. */
export function lineInWords({ line, file }: { readonly line: number; readonly file?: string | undefined }): string {
  return `${line}${file === undefined ? '' : ` of ${file}`}`;
}

/** As much of a row as fits beside its line. */
const MOST_SAID = 100;

/**
 * What a row says besides its key and amount, so that it can be found without its file: `K · 9001 · 2015-08-13 · Faktura 7`
 * (S002-91, the single voucher). Nothing where the key says it all.
 */
export function rowSays({ key, amount, fields }: SourceRow): string | undefined {
  const known = [...key.replace(BESIDE, '').split(BETWEEN), amount.toString(), amount.negated().toString()];
  const said: string[] = [];
  // By name: the columns of a source in parts stand in the order of whichever file came first.
  for (const column of Object.keys(fields).sort()) {
    const cell = fields[column] ?? '';
    // A month says nothing beside its day.
    const isKnown = [...known, ...said].some(
      (one) => one === cell || (/^\d{4}-\d\d$/.test(cell) && one.startsWith(cell)),
    );
    if (cell !== '' && !isKnown) said.push(cell);
  }
  const words = said.join(' · ');
  if (words === '') return undefined;
  return words.length > MOST_SAID ? `${words.slice(0, MOST_SAID)}…` : words;
}

/** The key that a row has, compared with its like. */
export function keyOfRow({ fields, beside }: UnkeyedRow, columns: readonly string[]): string {
  const key = keyOf(fields, columns);
  return beside ? `${BESIDE}${key}` : key;
}

/** Whether the rows of a key are kept out of the totals. */
export function isBeside(key: string): boolean {
  return key.startsWith(BESIDE);
}

/** The cells of the named columns as one text, blanks included. */
export function keyOf(fields: Cells, columns: readonly string[]): string {
  if (columns.length === 1) return fields[columns[0] as string] ?? '';
  return columns.map((column) => fields[column] ?? '').join(BETWEEN);
}

/** A key as a person reads it: `2021-01 · 8.52.59`. */
export function keyInWords(key: string): string {
  return key
    .replace(BESIDE, '')
    .split(BETWEEN)
    .map((part) => (part === '' ? '–' : part))
    .join(' · ');
}
