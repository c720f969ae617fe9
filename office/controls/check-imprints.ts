import type { PoolClient } from 'pg';
import type { CheckLog } from './check-report';

interface ImprintedTable {
  readonly kind: string;
  /** Absent: imprints of such rows are there, and nobody knows any more which table they are of. */
  readonly table: string | null;
  readonly creditor: string;
  readonly key: string;
  readonly number: string;
  readonly hash: string;
}

interface Difference {
  readonly key: string;
  readonly number: number;
  readonly headNumber: number | null;
  readonly imprinted: boolean;
  readonly kept: boolean;
  readonly count: number;
}

/**
 * Holds every row that leaves an imprint against that imprint, and finds rows that were changed, taken away, or added past
 * the ledger. An imprint is written in the transaction of its row, so the two agree at every moment, also while others
 * write. A letter that was completed while it waited has several imprints: it must say what one of them says.
 */
export async function checkImprints(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  for (const imprinted of await imprintedTables(client)) {
    if (imprinted.table === null) {
      log.offend(
        'imprints',
        `${imprinted.kind}: rows of this kind left imprints, and its entry in imprinted_table is gone`,
      );
      continue;
    }
    const { rows } = await client.query<{ count: number }>(
      `SELECT (SELECT count(*) FROM fordring.closed_imprint WHERE kind = $1 AND ${IN_SCOPE})
         + (SELECT count(*) FROM fordring.open_imprint WHERE kind = $1 AND ${IN_SCOPE}) AS count`,
      [imprinted.kind, creditorIds ?? null],
    );
    log.examine('imprints', rows[0]?.count ?? 0);
    const differences = await differencesOf(client, imprinted, creditorIds);
    for (const difference of differences) log.offend('imprints', inWords(imprinted, difference));
    const [first] = differences;
    if (first) log.offendMore('imprints', first.count - differences.length);
  }
}

/** What is nobody's alone (a policy) is looked at whosever books are asked for. */
const IN_SCOPE = `($2::text[] IS NULL OR creditor_id = ANY ($2) OR creditor_id = '')`;
const SHOWN = 10;

async function imprintedTables(client: PoolClient): Promise<ImprintedTable[]> {
  const { rows } = await client.query<ImprintedTable>(
    `SELECT kind, table_name AS table, creditor, key, number, hash FROM fordring.imprinted_table
     FULL JOIN (SELECT DISTINCT kind FROM fordring.closed_imprint UNION SELECT DISTINCT kind FROM fordring.open_imprint) AS left_behind
       USING (kind) ORDER BY kind`,
  );
  return rows;
}

/** The first of them, each with the count of all. */
async function differencesOf(
  client: PoolClient,
  { kind, table, creditor, key, number, hash }: ImprintedTable,
  creditorIds: readonly string[] | undefined,
): Promise<Difference[]> {
  const { rows } = await client.query<Difference>(
    `WITH imprint AS (
       SELECT creditor_id, key, number, hash, head_number FROM fordring.closed_imprint WHERE kind = $1 AND ${IN_SCOPE}
       UNION ALL
       SELECT creditor_id, key, number, hash, NULL FROM fordring.open_imprint WHERE kind = $1 AND ${IN_SCOPE}
     ), row_now AS (
       SELECT * FROM (SELECT ${creditor} AS creditor_id, ${key} AS key, (${number})::integer AS number, ${hash} AS hash
         FROM fordring.${client.escapeIdentifier(String(table))} AS kept) AS every WHERE ${IN_SCOPE}
     )
     SELECT key, number, head_number AS "headNumber", imprint.hash IS NOT NULL AS imprinted, row_now.hash IS NOT NULL AS kept,
       count(*) OVER () AS count
     FROM imprint FULL JOIN row_now USING (creditor_id, key, number)
     WHERE imprint.hash IS DISTINCT FROM row_now.hash AND NOT EXISTS (SELECT FROM imprint AS other WHERE other.key = row_now.key
       AND other.number = row_now.number AND other.creditor_id = row_now.creditor_id AND other.hash = row_now.hash)
     ORDER BY key, number LIMIT ${SHOWN}`,
    [kind, creditorIds ?? null],
  );
  return rows;
}

function inWords(
  { kind, number: chained }: ImprintedTable,
  { key, number, headNumber, imprinted, kept }: Difference,
): string {
  const where = `${kind} ${key}${chained === '1' ? '' : `, number ${number}`}`;
  const since = headNumber === null ? '' : ` (closed under head ${headNumber})`;
  if (!imprinted) return `${where}: it is there, but was not written through the ledger`;
  return kept ? `${where}: it is not as it was written${since}` : `${where}: it was written${since}, and is gone`;
}
