import { conclude } from './conclude';
import { columnsNamed, KeyParts } from './key-parts';
import { sumsByKey, tieOf, MatchedGroups } from './key-sums';
import { fileExplanations, type Recipe } from './recipe';
import { residual, type Residue } from './residual';
import type { Reconciliation } from './result';
import { withKey, type Cells, type SourceRow, type UnkeyedRow } from './row';
import { SourceReader, type FileLine, type FileName, type RunOf } from './source-reader';
import type { SourceTally } from './source-tally';

/** The lines of each file of a run. `explanations` by the explanation's id. */
export interface RecipeFiles {
  readonly left: Iterable<FileLine>;
  readonly right: Iterable<FileLine>;
  readonly third?: Iterable<FileLine>;
  readonly explanations?: Readonly<Record<string, Iterable<FileLine>>>;
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
  const [leftRows, rightRows] = [keyed(left.rows, columns), keyed(right.rows, columns)];
  const tied = new MatchedGroups();
  const open = new Set<string>();
  for (const sums of sumsByKey(leftRows, rightRows, recipe.currency).values()) {
    const by = tieOf(recipe, sums);
    if (by) tied.add(by, sums);
    else open.add(sums.key);
  }
  const ofOpenKeys = (rows: readonly SourceRow[]) => rows.filter(({ key }) => open.has(key));
  const residue: Residue = {
    left: ofOpenKeys(leftRows),
    right: ofOpenKeys(rightRows),
    nearby: { left: ofOpenKeys(keyed(left.nearby, columns)), right: ofOpenKeys(keyed(right.nearby, columns)) },
    cited: new Map(explaining.map(([id, { rows }]) => [id, { rows, columns: columnsNamed(rows, columns) }])),
    comparedBy: columns,
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
      ['left', left.repeated],
      ['right', right.repeated],
      ...(third ? [['third', third.repeated] as const] : []),
    ]),
    tied: tied.matched,
    residual: residual(recipe, residue),
  });
}

interface Loaded {
  readonly rows: readonly UnkeyedRow[];
  readonly nearby: readonly UnkeyedRow[];
  readonly tally: SourceTally;
  readonly repeated: number;
}

function load(recipe: Recipe, file: FileName, run: RunOf, lines: Iterable<FileLine>, parts?: KeyParts): Loaded {
  const reader = new SourceReader(recipe, file, run);
  const [rows, nearby]: [UnkeyedRow[], UnkeyedRow[]] = [[], []];
  const seen = new Set<string>();
  let repeated = 0;
  for (const line of lines) {
    const reading = reader.read(line);
    for (const row of reading.rows) {
      parts?.see(file, row.fields);
      rows.push(row);
    }
    nearby.push(...reading.nearby);
    if (reading.rows.length === 0) continue;
    const said = contentOf(line.fields);
    if (seen.has(said)) repeated += 1;
    else seen.add(said);
  }
  return { rows, nearby, tally: reader.tally, repeated };
}

/** Everything that a line says, as one text: two lines with the same say the same. */
export function contentOf(fields: Cells): string {
  return Object.values(fields).join('\u001f');
}

function keyed(rows: readonly UnkeyedRow[], columns: readonly string[]): SourceRow[] {
  return rows.map((row) => withKey(row, columns));
}
