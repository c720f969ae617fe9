import type { PoolClient } from 'pg';
import { Money } from '../../../domain/kernel/money';
import type { Recipe } from '../../../reconciliation/recipe';
import { MOST_GROUPS } from '../../../reconciliation/key-sums';
import type { Matched } from '../../../reconciliation/result';
import type { Side } from '../../../reconciliation/row';
import type { StagedSource } from './staged-source';

export type StagedSides = Readonly<Record<Side, StagedSource>>;

/** What the database found when it added up the keys. */
export interface AddedUpKeys {
  readonly tied: readonly Matched[];
  readonly repeated: Readonly<Record<Side, number>>;
  /** Keys that tie by their sums and are shown with their rows, each with its sum. */
  readonly toShow: ReadonlyMap<string, Money>;
}

/**
 * `sumsByKey` and `tieOf` of the pure engine, set-wise. First the keys are found that have more or less than one row on each
 * side, or two amounts: the odd ones. Their rows are set apart (`odd_left`, `odd_right`) and added up; all others tie exactly.
 * What does not tie is then in `open_key`.
 */
export async function addUpKeys(
  client: PoolClient,
  recipe: Recipe,
  sides: StagedSides,
  columns: readonly string[],
): Promise<AddedUpKeys> {
  const keys = { left: sides.left.keyExpression(columns), right: sides.right.keyExpression(columns) };
  await findOddKeys(client, sides, keys);
  await setApart(client, 'left', keys.left);
  await setApart(client, 'right', keys.right);
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
    tied: await tiedKeys(client, recipe, sides.left, ties),
    repeated: { left: await repeatedOf(client, 'left'), right: await repeatedOf(client, 'right') },
    toShow: await shownKeys(client, recipe, ties),
  };
}

async function shownKeys(client: PoolClient, { currency }: Recipe, ties: string): Promise<Map<string, Money>> {
  const { rows } = await client.query<{ key: string; units: string }>(
    `SELECT key, left_sum AS units FROM key_sum WHERE NOT beside AND (${ties}) ORDER BY key LIMIT ${MOST_GROUPS}`,
  );
  return new Map(rows.map(({ key, units }) => [key, Money.ofMinorUnits(BigInt(units), currency)]));
}

type KeysOf = Readonly<Record<Side, string>>;

/**
 * The keys of which not one row on each side has one amount, into `odd_key`. Where no key of one side has two rows on the
 * other, as with vouchers, a join finds them in two thirds of the time that adding up takes. It is only tried: rows of keys
 * that meet several times would multiply, so it ends at as many pairs as there are rows, and what it found counts only if
 * there are just as many as such keys make.
 */
async function findOddKeys(client: PoolClient, { left, right }: StagedSides, keys: KeysOf): Promise<void> {
  const most = left.written.comparedRows + right.written.comparedRows;
  await client.query(
    `CREATE TEMP TABLE joined ON COMMIT DROP AS
       SELECT count(*) AS lines, count(*) FILTER (WHERE left_key IS NOT NULL AND right_key IS NOT NULL) AS pairs,
         array_agg(coalesce(left_key, right_key)) FILTER (WHERE amounts_differ) AS odd
       FROM (
         SELECT ofleft.key AS left_key, ofright.key AS right_key, ofleft.amount IS DISTINCT FROM ofright.amount AS amounts_differ
         FROM (SELECT ${keys.left} AS key, amount FROM staged_left WHERE kind < 2) AS ofleft
         FULL JOIN (SELECT ${keys.right} AS key, amount FROM staged_right WHERE kind < 2) AS ofright USING (key)
         LIMIT ${most + 1}
       ) AS met`,
  );
  const { rows } = await client.query<{ lines: string; pairs: string }>('SELECT lines, pairs FROM joined');
  const [met] = rows;
  // Every row on its own or in one pair: a key with two rows that met another would make more lines than that.
  const isOneToOne = met !== undefined && Number(met.lines) === most - Number(met.pairs);
  await client.query(
    isOneToOne
      ? 'CREATE TEMP TABLE odd_key ON COMMIT DROP AS SELECT DISTINCT unnest(odd) AS key FROM joined'
      : `CREATE TEMP TABLE odd_key ON COMMIT DROP AS
           SELECT key FROM (
             SELECT ${keys.left} AS key, amount, 1 AS side FROM staged_left WHERE kind < 2
             UNION ALL SELECT ${keys.right}, amount, -1 FROM staged_right WHERE kind < 2
           ) AS both_sides
           GROUP BY key HAVING count(*) <> 2 OR sum(side) <> 0 OR min(amount) <> max(amount)`,
  );
  // A temporary table has no statistics, and without them a million rows would be sorted to find a few hundred.
  await client.query('ANALYZE odd_key');
}

async function setApart(client: PoolClient, side: Side, key: string): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE odd_${side} ON COMMIT DROP AS
       SELECT seq, line, part, kind, amount, odd_key.key, cells
       FROM staged_${side} JOIN odd_key ON odd_key.key = ${key}`,
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
    {
      by: 'exact',
      groups: exact,
      leftRows: exact,
      rightRows: exact,
      amount: left.tally.total.minus(money(sums.odd)),
      shown: [],
    },
    {
      by: 'sums',
      groups: Number(sums.groups),
      leftRows: Number(sums.leftRows),
      rightRows: Number(sums.rightRows),
      amount: money(sums.amount),
      shown: [],
    },
  ];
  return tied.filter(({ groups }) => groups > 0);
}

/**
 * Lines that say the same have the same key, so only keys with several rows need to be looked at: all of them are odd. A file
 * that came before another with more columns has none of the blanks at the end.
 */
async function repeatedOf(client: PoolClient, side: Side): Promise<number> {
  const { rows } = await client.query<{ repeated: string }>(
    `SELECT coalesce(sum(times - 1), 0) AS repeated FROM (
       SELECT count(*) AS times FROM odd_${side} WHERE part = 0 AND kind < 2 GROUP BY key, rtrim(cells, chr(31))
     ) AS same`,
  );
  return Number(rows[0]?.repeated ?? 0);
}
