import { InputRefused, ProblemList, type InputProblem } from '../../domain/kernel/input-refused';
import { decodedOrRefused, decodeText } from '../text/decode-text';
import { rowsOf } from './read-rows';

/** Bytes of a register, some million invoices. */
const MOST_BYTES = 60_000_000;

const REFUSED = 'The CSV file was refused; nothing of it was taken in.';

/** Reads one row's cells into a record, or tells `refuse` what is wrong with a column and returns nothing. */
export type RowReader<Row> = (
  cells: readonly string[],
  line: number,
  refuse: (field: string, message: string) => void,
) => Row | undefined;

/**
 * A CSV file in UTF-8 whose first row names exactly these columns, in this order; `last` may follow them, and its cells are
 * then the last of each row. All problems of the file are gathered
 * and thrown together as `InputRefused`; nothing is returned when there is one.
 */
export function readTable<Row>(
  bytes: Buffer,
  always: readonly string[],
  readRow: RowReader<Row>,
  last?: string,
): Row[] {
  if (bytes.length > MOST_BYTES) {
    const message = `it has ${bytes.length} bytes; the limit is ${MOST_BYTES}. Send it in several files.`;
    throw refused([{ message }]);
  }
  const text = decodedOrRefused(REFUSED, () => decodeText(bytes));
  const problems = new ProblemList();
  const refuse = (problem: InputProblem): void => {
    problems.push(problem);
  };
  const rows = rowsOf(text, refuse);
  const header = rows.next();
  if (header.done) {
    refuse({ line: 1, message: `the file is empty. ${expected(always)}` });
    throw refused(problems);
  }
  const hasLast = last !== undefined && header.value.cells.at(-1)?.trim() === last;
  const columns = hasLast ? [...always, last] : always;
  const wrong = headerProblems(header.value.cells, header.value.line, columns);
  if (wrong.length > 0) throw refused(wrong);

  const read: Row[] = [];
  for (const { cells, line } of rows) {
    if (cells.length !== columns.length) {
      const counted = `there are ${cells.length} cells instead of ${columns.length}.`;
      refuse({ line, message: `${counted} Check for a missing column, or a comma outside quotation marks.` });
      continue;
    }
    const long = cells.findIndex((cell) => cell.length > LONGEST_CELL);
    if (long !== -1) {
      const message = `it has more than ${LONGEST_CELL} characters. Check that the row is whole.`;
      refuse({ line, field: columns[long] ?? '', message });
      continue;
    }
    const row = readRow(cells, line, (field, message) => refuse({ line, field, message }));
    if (row !== undefined) read.push(row);
  }
  if (problems.length > 0) throw refused(problems);
  return read;
}

/** No name, address or number of a register is longer. */
const LONGEST_CELL = 4_000;

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

function refused(problems: readonly InputProblem[] | ProblemList): InputRefused {
  return new InputRefused(REFUSED, problems);
}
