import type { PoolClient } from 'pg';
import { withKey, type Side, type SourceRow, type UnkeyedRow } from '../../../reconciliation/row';
import type { Residue } from '../../../reconciliation/residual';
import { MOST_ROWS_SHOWN } from '../../../reconciliation/key-sums';
import type { StagedSides } from './key-sums-in-sql';
import type { StagedLine, StagedSource } from './staged-source';
import { Fault } from '../../../domain/kernel/fault';

/** So little ties that the files cannot be of each other. Check that both files are of this period and of this recipe. */
export class TooMuchOpen extends Fault {
  override readonly name = 'TooMuchOpen';
  override readonly kind = 'refused';
}

/** Beyond this no person looks into them one by one, and the matchers would take hours. */
const MOST_OPEN_LINES = 200_000;

type OpenRowsOf = Pick<Residue, 'left' | 'right' | 'nearby'>;

/** The rows of the keys that do not tie, in the order of their files, read again from their cells. Throws `TooMuchOpen`. */
export async function openRowsOf(
  client: PoolClient,
  sides: StagedSides,
  columns: readonly string[],
): Promise<OpenRowsOf> {
  const open = await openKeys(client);
  const left = await rowsOf(client, 'left', sides, columns, open);
  const right = await rowsOf(client, 'right', sides, columns, open);
  return { left: left.rows, right: right.rows, nearby: { left: left.nearby, right: right.nearby } };
}

/** The first rows of each of these keys, on each side. */
export async function firstRowsOf(
  client: PoolClient,
  sides: StagedSides,
  columns: readonly string[],
  keys: ReadonlySet<string>,
): Promise<Readonly<Record<Side, readonly SourceRow[]>>> {
  const ofSide = async (side: Side): Promise<readonly SourceRow[]> => {
    const { rows } = await client.query<StagedLine>(
      `SELECT seq, line, cells FROM ${cellsOf(side, sides)} WHERE part = 0 AND seq IN (
         SELECT seq FROM (
           SELECT seq, row_number() OVER (PARTITION BY key ORDER BY seq, part) AS nth
           FROM odd_${side} WHERE kind < 2 AND key = ANY ($1)
         ) AS counted WHERE nth <= ${MOST_ROWS_SHOWN}
       ) ORDER BY seq`,
      [[...keys]],
    );
    return readAgain(sides[side], columns, rows, keys).rows;
  };
  return { left: await ofSide('left'), right: await ofSide('right') };
}

/** Where a line's cells stand: with its first part, which may have another key. */
function cellsOf(side: Side, sides: StagedSides): string {
  return sides[side].written.hasSeveralParts ? sides[side].table : `odd_${side}`;
}

async function openKeys(client: PoolClient): Promise<ReadonlySet<string>> {
  const counted = await client.query<{ keys: number }>('SELECT count(*) AS keys FROM open_key');
  refuseTooMany(counted.rows[0]?.keys ?? 0, 'keys');
  const { rows } = await client.query<{ key: string }>('SELECT key FROM open_key');
  return new Set(rows.map(({ key }) => key));
}

async function rowsOf(
  client: PoolClient,
  side: Side,
  sides: StagedSides,
  columns: readonly string[],
  open: ReadonlySet<string>,
): Promise<{ rows: readonly SourceRow[]; nearby: readonly SourceRow[] }> {
  const staged = sides[side];
  const found = await client.query<StagedLine>(
    `SELECT seq, line, cells FROM ${cellsOf(side, sides)} WHERE part = 0 AND seq IN (
       SELECT seq FROM odd_${side} JOIN open_key USING (key)
     ) ORDER BY seq LIMIT ${MOST_OPEN_LINES + 1}`,
  );
  refuseTooMany(found.rows.length, `lines of ${staged.tally.summary(0).title}`);
  return readAgain(staged, columns, found.rows, open);
}

function readAgain(
  staged: StagedSource,
  columns: readonly string[],
  lines: readonly StagedLine[],
  keys: ReadonlySet<string>,
): { rows: readonly SourceRow[]; nearby: readonly SourceRow[] } {
  const reader = staged.newReader();
  const [rows, nearby]: [SourceRow[], SourceRow[]] = [[], []];
  const keep = (into: SourceRow[], read: readonly UnkeyedRow[]) => {
    for (const row of read) {
      const keyed = withKey(row, columns);
      if (keys.has(keyed.key)) into.push(keyed);
    }
  };
  for (const line of lines) {
    const reading = staged.again(reader, line);
    keep(rows, reading.rows);
    keep(nearby, reading.nearby);
  }
  return { rows, nearby };
}

function refuseTooMany(count: number, what: string): void {
  if (count <= MOST_OPEN_LINES) return;
  throw new TooMuchOpen(
    `More than ${MOST_OPEN_LINES} ${what} do not tie. Check that both files are of this period and of this recipe.`,
  );
}
