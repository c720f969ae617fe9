import { keyOfRow, type Cells, type UnkeyedRow } from './row';

/** The rows of a file that count, and the cells of each row's line as the file has them. */
export interface WrittenRows {
  readonly rows: readonly UnkeyedRow[];
  readonly written: readonly Cells[];
}

/**
 * How many lines say the same as an earlier one, cell by cell. Lines of different keys do not, so that only those of a key
 * that occurs again are looked at. Without keys, each line is held against every earlier one.
 */
export function repeatedLines(
  { rows, written }: WrittenRows,
  keys: readonly string[] = rows.map((row) => keyOfRow(row, [])),
): number {
  const first = new Map<string, Cells>();
  const said = new Set<string>();
  let repeated = 0;
  for (const [at, row] of rows.entries()) {
    // A line with several amounts is told by its first.
    if (at > 0 && isOneLine(rows[at - 1], row)) continue;
    const key = keys[at] as string;
    const [before, cells] = [first.get(key), written[at] as Cells];
    if (!before) {
      first.set(key, cells);
      continue;
    }
    said.add(contentOf(before));
    const content = contentOf(cells);
    if (said.has(content)) repeated += 1;
    else said.add(content);
  }
  return repeated;
}

/** The last line of one file and the first of the next may have one number. */
function isOneLine(one: UnkeyedRow | undefined, other: UnkeyedRow): boolean {
  return one?.line === other.line && one.file === other.file;
}

/** Everything that a line says, as one text: two lines with the same say the same, also in files of two layouts. */
function contentOf(fields: Cells): string {
  const named = Object.keys(fields).filter((name) => fields[name] !== '');
  return named
    .sort()
    .map((name) => `${name}\u001e${fields[name] as string}`)
    .join('\u001f');
}
