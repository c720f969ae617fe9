import { isUtf8 } from 'node:buffer';
import { InputRefused, type InputProblem } from '../../domain/kernel/input-refused';
import { withoutByteOrderMark } from '../text/decode-text';
import { rowsOf } from './read-rows';

/** Reads one row's cells into a record, or tells `refuse` what is wrong with a column and returns nothing. */
export type RowReader<Row> = (
  cells: readonly string[],
  line: number,
  refuse: (field: string, message: string) => void,
) => Row | undefined;

/**
 * A CSV file in UTF-8 whose first row names exactly these columns, in this order. All problems of the file are gathered
 * and thrown together as `InputRefused`; nothing is returned when there is one.
 */
export function readTable<Row>(bytes: Buffer, columns: readonly string[], readRow: RowReader<Row>): Row[] {
  const text = decoded(bytes);
  const problems: InputProblem[] = [];
  const refuse = (problem: InputProblem) => void problems.push(problem);
  const rows = rowsOf(text, refuse);
  const header = rows.next();
  if (header.done) throw refused([...problems, { line: 1, message: `the file is empty. ${expected(columns)}` }]);
  const wrong = headerProblems(header.value.cells, header.value.line, columns);
  if (wrong.length > 0) throw refused(wrong);

  const read: Row[] = [];
  for (const { cells, line } of rows) {
    if (cells.length !== columns.length) {
      const counted = `there are ${cells.length} cells instead of ${columns.length}.`;
      refuse({ line, message: `${counted} Check for a missing column, or a comma outside quotation marks.` });
      continue;
    }
    const row = readRow(cells, line, (field, message) => refuse({ line, field, message }));
    if (row !== undefined) read.push(row);
  }
  if (problems.length > 0) throw refused(problems);
  return read;
}

function headerProblems(found: readonly string[], line: number, columns: readonly string[]): InputProblem[] {
  const names = found.map((name) => name.trim());
  if (names.length === 1 && /[;\t]/.test(found[0] as string)) {
    const message = `the columns are separated by semicolons or tabs. Save the file with commas. ${expected(columns)}`;
    return [{ line, message }];
  }
  const missing = columns.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !columns.includes(name));
  const twice = names.filter((name, index) => columns.includes(name) && names.indexOf(name) !== index);
  const problems = [
    ...missing.map((field) => ({ line, field, message: `the column is missing. ${expected(columns)}` })),
    ...unknown.map((field) => ({ line, field, message: `the column is not known; take it out. ${expected(columns)}` })),
    ...twice.map((field) => ({ line, field, message: `the column stands there twice. ${expected(columns)}` })),
  ];
  const inOrder = columns.every((name, index) => names[index] === name);
  if (problems.length > 0 || inOrder) return problems;
  return [{ line, message: `the columns stand in another order. ${expected(columns)}` }];
}

function expected(columns: readonly string[]): string {
  return `The first line must be: ${columns.join(',')}`;
}

function decoded(bytes: Buffer): string {
  if (isUtf8(bytes)) {
    const text = withoutByteOrderMark(bytes.toString('utf8'));
    const at = text.search(CONTROL);
    if (at === -1) return text;
    throw refused([{ line: lineAt(text, at), message: 'there is a control character. Save the file as plain text.' }]);
  }
  const asLatin1 = bytes.toString('latin1');
  const message = 'there are bytes that are no UTF-8; the file is probably ISO-8859-1 (Windows). Save it as UTF-8.';
  throw refused([{ line: lineAt(asLatin1, firstInvalidByte(bytes)), message }]);
}

/** PostgreSQL refuses NUL, and no other control character belongs in a register. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A byte over 127 belongs to the first line that is not UTF-8 by itself: UTF-8 never has a line break inside a sign. */
function firstInvalidByte(bytes: Buffer): number {
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(10, start);
    const end = found === -1 ? bytes.length : found;
    if (!isUtf8(bytes.subarray(start, end))) return start;
    start = end + 1;
  }
  return 0;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function refused(problems: readonly InputProblem[]): InputRefused {
  return new InputRefused('The CSV file was refused; nothing of it was taken in.', problems);
}
