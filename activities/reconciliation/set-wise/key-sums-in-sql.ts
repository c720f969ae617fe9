import type { PoolClient } from 'pg';
import { Money } from '../../../domain/money';
import type { Recipe } from '../../../reconciliation/recipe';
import type { Matched } from '../../../reconciliation/result';
import type { Side } from '../../../reconciliation/row';
import type { StagedSource } from './staged-source';

export type StagedSides = Readonly<Record<Side, StagedSource>>;

/** What the database found when it added up the keys. */
export interface AddedUpKeys {
  readonly tied: readonly Matched[];
  readonly repeated: Readonly<Record<Side, number>>;
}

/** A key as a number, which a database groups in half the time that the text takes. */
export type HashOf = (key: string) => string;

export const KEY_HASH: HashOf = (key) => `hashtextextended(${key}, 0)`;

/**
 * `sumsByKey` and `tieOf` of the pure engine, set-wise. Each table is gone through twice: the first pass is done with the keys
 * of one row on each side with one amount, nearly all in practice (the least amount of two rows is the greatest: no sum is
 * needed, which a database takes long to add up); the second sets the rows of the odd ones apart (`odd_left`,
 * `odd_right`). What does not tie is then in `open_key`. Two keys of one hash are odd together, and told apart there.
 */
export async function addUpKeys(
  client: PoolClient,
  recipe: Recipe,
  { left, right }: StagedSides,
  columns: readonly string[],
  hashOf: HashOf,
): Promise<AddedUpKeys> {
  const [ofLeft, ofRight] = [left.keyExpression(columns), right.keyExpression(columns)];
  await client.query(
    `CREATE TEMP TABLE odd_hash ON COMMIT DROP AS
       SELECT hash FROM (
         SELECT ${hashOf(ofLeft)} AS hash, amount, 1 AS side FROM staged_left WHERE kind < 2
         UNION ALL SELECT ${hashOf(ofRight)}, amount, -1 FROM staged_right WHERE kind < 2
       ) AS both_sides
       GROUP BY hash HAVING count(*) <> 2 OR sum(side) <> 0 OR min(amount) <> max(amount)`,
  );
  await setApart(client, 'left', ofLeft, hashOf);
  await setApart(client, 'right', ofRight, hashOf);
  await client.query(
    `CREATE TEMP TABLE key_sum ON COMMIT DROP AS
       SELECT key, starts_with(key, chr(30)) AS beside, sum(left_row) AS left_rows, sum(left_amount) AS left_sum,
         sum(right_row) AS right_rows, sum(right_amount) AS right_sum
       FROM (
         SELECT key, 1 AS left_row, amount AS left_amount, 0 AS right_row, 0::bigint AS right_amount
         FROM odd_left WHERE kind < 2
         UNION ALL SELECT key, 0, 0::bigint, 1, amount FROM odd_right WHERE kind < 2
       ) AS both_sides
       GROUP BY key`,
  );
  await client.query('DELETE FROM key_sum WHERE left_rows = 1 AND right_rows = 1 AND left_sum = right_sum');
  const comparesSums = recipe.matchers.some(({ kind }) => kind === 'sums');
  const ties = comparesSums ? 'left_sum = right_sum AND ((left_rows > 0 AND right_rows > 0) OR left_sum = 0)' : 'false';
  await client.query(`CREATE TEMP TABLE open_key ON COMMIT DROP AS SELECT key FROM key_sum WHERE NOT (${ties})`);
  return {
    tied: await tiedKeys(client, recipe, left, ties),
    repeated: { left: await repeatedOf(client, 'left'), right: await repeatedOf(client, 'right') },
  };
}

async function setApart(client: PoolClient, side: Side, key: string, hashOf: HashOf): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE odd_${side} ON COMMIT DROP AS
       SELECT seq, line, part, kind, amount, ${key} AS key, cells
       FROM staged_${side} JOIN odd_hash ON hash = ${hashOf(key)}`,
  );
}

/** What is not odd ties exactly, row by row; of the odd keys those that tie by their sums. */
async function tiedKeys(client: PoolClient, recipe: Recipe, left: StagedSource, ties: string): Promise<Matched[]> {
  const { rows } = await client.query<
    Record<'groups' | 'leftRows' | 'rightRows' | 'amount' | 'oddRows' | 'odd', string>
  >(
    `SELECT count(*) FILTER (WHERE ${ties}) AS groups,
       coalesce(sum(left_rows) FILTER (WHERE ${ties}), 0) AS "leftRows",
       coalesce(sum(right_rows) FILTER (WHERE ${ties}), 0) AS "rightRows",
       coalesce(sum(left_sum) FILTER (WHERE ${ties}), 0) AS amount,
       coalesce(sum(left_rows), 0) AS "oddRows", coalesce(sum(left_sum), 0) AS odd
     FROM key_sum WHERE NOT beside`,
  );
  const [sums] = rows;
  if (!sums) throw new Error('An aggregate always gives a row.');
  const money = (units: string) => Money.ofMinorUnits(BigInt(units), recipe.currency);
  const exact = left.written.countedRows - Number(sums.oddRows);
  const tied: Matched[] = [
    { by: 'exact', groups: exact, leftRows: exact, rightRows: exact, amount: left.tally.total.minus(money(sums.odd)) },
    {
      by: 'sums',
      groups: Number(sums.groups),
      leftRows: Number(sums.leftRows),
      rightRows: Number(sums.rightRows),
      amount: money(sums.amount),
    },
  ];
  return tied.filter(({ groups }) => groups > 0);
}

/** Lines that say the same have the same key, so only keys with several rows need to be looked at: all of them are odd. */
async function repeatedOf(client: PoolClient, side: Side): Promise<number> {
  const { rows } = await client.query<{ repeated: string }>(
    `SELECT coalesce(sum(times - 1), 0) AS repeated FROM (
       SELECT count(*) AS times FROM odd_${side} WHERE part = 0 AND kind < 2 GROUP BY key, cells
     ) AS same`,
  );
  return Number(rows[0]?.repeated ?? 0);
}
