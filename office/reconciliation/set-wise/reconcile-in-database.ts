import type { PoolClient } from 'pg';
import { conclude } from '../../../reconciliation/conclude';
import type { FileHashes } from '../../../reconciliation/given-in-place';
import { groupsToShow } from '../../../reconciliation/key-sums';
import { columnsNamed, KeyParts } from '../../../reconciliation/key-parts';
import type { CitedRows } from '../../../reconciliation/explain-by-list';
import { fileExplanations, type Recipe } from '../../../reconciliation/recipe';
import { residual } from '../../../reconciliation/residual';
import { repeatedLines, type WrittenRows } from '../../../reconciliation/repeated-lines';
import type { Reconciliation } from '../../../reconciliation/result';
import type { Cells, UnkeyedRow } from '../../../reconciliation/row';
import { SourceReader, type FileName, type RunOf } from '../../../reconciliation/source-reader';
import type { SourceTally } from '../../../reconciliation/source-tally';
import { addUpKeys, type StagedSides } from './key-sums-in-sql';
import { firstRowsOf, openRowsOf } from './open-rows-of';
import type { Lines } from './row-blocks';
import { StagedSource } from './staged-source';

/** The files of a run; those of explanations by the explanation's id. */
export interface FilesOfRun {
  readonly left: Lines;
  readonly right: Lines;
  readonly third?: Lines;
  readonly explanations?: Readonly<Record<string, Lines>>;
  readonly hashes?: FileHashes;
  /** In which places a file was given that Fordring itself made. */
  readonly ownFiles?: readonly string[];
  /** The creditor’s, where the number is known. */
  readonly organisationNumber?: string | undefined;
}

/**
 * One run set-wise, in the transaction that the connection is in: the files go into temporary tables by COPY, the database
 * adds up the keys, and only the rows of keys that do not tie come here, to the same pure matchers that `reconcile` has.
 * It gives what `reconcile` gives, for files of any size.
 *
 * Throws `InputRefused` and `TooMuchOpen`.
 */
export async function reconcileInDatabase(
  client: PoolClient,
  recipe: Recipe,
  run: RunOf,
  files: FilesOfRun,
): Promise<Reconciliation> {
  // One hash table for all keys: of a million it takes some hundred megabytes.
  await client.query(`SET LOCAL work_mem = '256MB'`);
  const staged = (file: FileName, lines: Lines) => StagedSource.load(client, recipe, file, run, lines);
  const left = await staged('left', files.left);
  const right = await staged('right', files.right);
  const third = recipe.third && files.third && (await staged('third', files.third));
  const lists = await readLists(recipe, run, files.explanations ?? {});
  const columns = comparedBy(recipe, { left, right });
  const sums = await addUpKeys(client, recipe, { left, right }, columns);
  const rows = await openRowsOf(client, { left, right }, columns);
  const shown = await firstRowsOf(client, { left, right }, columns, new Set(sums.toShow.keys()));
  const groups = groupsToShow(sums.toShow, shown);
  const tallies = new Map<string, SourceTally>([
    ['left', left.tally],
    ['right', right.tally],
  ]);
  const repeated = new Map([
    ['left', sums.repeated.left],
    ['right', sums.repeated.right],
  ]);
  if (third) {
    tallies.set('third', third.tally);
    repeated.set('third', await repeatedInTable(client, third));
  }
  const cited = new Map<string, CitedRows>();
  for (const [id, list] of lists) {
    tallies.set(id, list.tally);
    repeated.set(id, repeatedLines(list));
    cited.set(id, { rows: list.rows, columns: columnsNamed(list.rows, columns) });
  }
  return conclude(recipe, run, {
    comparedBy: columns,
    tallies,
    repeated,
    tied: sums.tied.map((matched) => (matched.by === 'sums' ? { ...matched, shown: groups } : matched)),
    residual: residual(recipe, { ...rows, cited, comparedBy: columns, period: run.period }),
    hashes: files.hashes ?? {},
    ownFiles: files.ownFiles ?? [],
    organisationNumber: files.organisationNumber,
  });
}

/** By which columns the two sides can be compared. */
function comparedBy(recipe: Recipe, sides: StagedSides): string[] {
  const parts = new KeyParts(recipe);
  for (const side of ['left', 'right'] as const) {
    const { hasRows, namedColumns } = sides[side].written;
    if (hasRows) parts.see(side, Object.fromEntries(namedColumns.map((column) => [column, 'named'])));
  }
  return parts.columns;
}

interface ReadList extends WrittenRows {
  readonly tally: SourceTally;
}

/** Lists of causes are short, and the matchers want them whole. */
async function readLists(
  recipe: Recipe,
  run: RunOf,
  files: Readonly<Record<string, Lines>>,
): Promise<Map<string, ReadList>> {
  const lists = new Map<string, ReadList>();
  for (const { id } of fileExplanations(recipe)) {
    const lines = files[id];
    if (!lines) continue;
    const reader = new SourceReader(recipe, id, run);
    const [rows, written]: [UnkeyedRow[], Cells[]] = [[], []];
    for await (const batch of lines) {
      for (const line of batch) {
        for (const row of reader.read(line).rows) {
          rows.push(row);
          written.push(line.fields);
        }
      }
    }
    lists.set(id, { rows, written, tally: reader.tally });
  }
  return lists;
}

/** How many lines say the same as an earlier one, where no key tells which to look at. */
async function repeatedInTable(client: PoolClient, { table }: StagedSource): Promise<number> {
  const { rows } = await client.query<{ repeated: string }>(
    `SELECT count(*) - count(DISTINCT rtrim(cells, chr(31))) AS repeated FROM ${table} WHERE part = 0 AND kind < 2`,
  );
  return Number(rows[0]?.repeated ?? 0);
}
