import type { Money } from '../domain/kernel/money';
import { conclude } from './conclude';
import type { FileHashes } from './given-in-place';
import { columnsNamed, KeyParts } from './key-parts';
import { MatchedGroups, groupsToShow, keysToShow, sumsByKey, tieOf, type KeyedAmount } from './key-sums';
import { fileExplanations, type Recipe } from './recipe';
import { residual, type Residue } from './residual';
import { repeatedLines, type WrittenRows } from './repeated-lines';
import type { Reconciliation } from './result';
import { keyOfRow, withKey, type Cells, type SourceRow, type UnkeyedRow } from './row';
import { SourceReader, type FileLine, type FileName, type RunOf } from './source-reader';
import type { SourceTally } from './source-tally';

/** The lines of each file of a run. `explanations` by the explanation's id. */
export interface RecipeFiles {
  readonly left: Iterable<FileLine>;
  readonly right: Iterable<FileLine>;
  readonly third?: Iterable<FileLine>;
  readonly explanations?: Readonly<Record<string, Iterable<FileLine>>>;
  /** The hashes of the files, where they were files. */
  readonly hashes?: FileHashes;
  /** In which places a file was given that Fordring itself made. */
  readonly ownFiles?: readonly string[];
}

/** One run in memory: good for files of some hundred thousand rows. */
export function reconcile(recipe: Recipe, run: RunOf, files: RecipeFiles): Reconciliation {
  const parts = new KeyParts(recipe);
  const left = load(recipe, 'left', run, files.left, parts);
  const right = load(recipe, 'right', run, files.right, parts);
  const third = files.third && load(recipe, 'third', run, files.third);
  const explaining = fileExplanations(recipe).flatMap(({ id }) => {
    const lines = files.explanations?.[id];
    return lines ? [[id, load(recipe, id, run, lines)] as const] : [];
  });
  const columns = parts.columns;
  const keys = { left: keysOf(left.rows, columns), right: keysOf(right.rows, columns) };
  const tied = new MatchedGroups();
  const open = new Set<string>();
  const bySums = new Map<string, Money>();
  const addedUp = sumsByKey(keyedAmounts(left.rows, keys.left), keyedAmounts(right.rows, keys.right), recipe.currency);
  for (const sums of addedUp.values()) {
    const by = tieOf(recipe, sums);
    if (by) tied.add(by, sums);
    else open.add(sums.key);
    if (by === 'sums') bySums.set(sums.key, sums.left);
  }
  const rowsOf = (of: ReadonlySet<string>, rows: readonly UnkeyedRow[], ofRows: readonly string[]): SourceRow[] =>
    rows.flatMap((row, at) => (of.has(ofRows[at] as string) ? [withKey(row, columns)] : []));
  const openOf = (rows: readonly UnkeyedRow[], ofRows = keysOf(rows, columns)) => rowsOf(open, rows, ofRows);
  const toShow = new Set(keysToShow(bySums.keys()));
  const shown = { left: rowsOf(toShow, left.rows, keys.left), right: rowsOf(toShow, right.rows, keys.right) };
  tied.show('sums', groupsToShow(new Map([...toShow].map((key) => [key, bySums.get(key) as Money])), shown));
  const residue: Residue = {
    left: openOf(left.rows, keys.left),
    right: openOf(right.rows, keys.right),
    nearby: { left: openOf(left.nearby), right: openOf(right.nearby) },
    cited: new Map(explaining.map(([id, { rows }]) => [id, { rows, columns: columnsNamed(rows, columns) }])),
    comparedBy: columns,
    period: run.period,
  };
  return conclude(recipe, run, {
    comparedBy: columns,
    tallies: new Map([
      ['left', left.tally],
      ['right', right.tally],
      ...(third ? [['third', third.tally] as const] : []),
      ...explaining.map(([id, { tally }]) => [id, tally] as const),
    ]),
    repeated: new Map([
      ['left', repeatedLines(left, keys.left)],
      ['right', repeatedLines(right, keys.right)],
      ...(third ? [['third', repeatedLines(third)] as const] : []),
      ...explaining.map(([id, list]) => [id, repeatedLines(list)] as const),
    ]),
    tied: tied.matched,
    residual: residual(recipe, residue),
    hashes: files.hashes ?? {},
    ownFiles: files.ownFiles ?? [],
  });
}

interface Loaded extends WrittenRows {
  readonly nearby: readonly UnkeyedRow[];
  readonly tally: SourceTally;
}

function load(recipe: Recipe, file: FileName, run: RunOf, lines: Iterable<FileLine>, parts?: KeyParts): Loaded {
  const reader = new SourceReader(recipe, file, run);
  const [rows, nearby]: [UnkeyedRow[], UnkeyedRow[]] = [[], []];
  const written: Cells[] = [];
  for (const line of lines) {
    const reading = reader.read(line);
    for (const row of reading.rows) {
      parts?.see(file, row.fields);
      rows.push(row);
      written.push(line.fields);
    }
    nearby.push(...reading.nearby);
  }
  return { rows, written, nearby, tally: reader.tally };
}

/** The keys of rows, in their order. */
function keysOf(rows: readonly UnkeyedRow[], columns: readonly string[]): readonly string[] {
  return rows.map((row) => keyOfRow(row, columns));
}

function* keyedAmounts(rows: readonly UnkeyedRow[], keys: readonly string[]): Generator<KeyedAmount> {
  for (const [at, { amount }] of rows.entries()) yield { key: keys[at] as string, amount };
}
