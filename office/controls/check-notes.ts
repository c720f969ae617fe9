import type { PoolClient } from 'pg';
import type { CheckLog } from './check-report';

interface NotedTable {
  readonly kind: string;
  /** Absent: notes of such rows are there, and nobody knows any more which table they are of. */
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
  readonly noted: boolean;
  readonly kept: boolean;
  readonly count: number;
}

/**
 * Holds every row that leaves a note against its note: rows that were changed, taken away, or added past the ledger. A
 * note is written in the transaction of its row, so the two agree at every moment, also while others write.
 */
export async function checkNotes(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  for (const noted of await notedTables(client)) {
    if (noted.table === null) {
      log.offend('notes', `${noted.kind}: rows of this kind left notes, and its entry in noted_table is gone`);
      continue;
    }
    const { rows } = await client.query<{ count: number }>(
      `SELECT (SELECT count(*) FROM fordring.closed_note WHERE kind = $1 AND ${IN_SCOPE})
         + (SELECT count(*) FROM fordring.open_note WHERE kind = $1 AND ${IN_SCOPE}) AS count`,
      [noted.kind, creditorIds ?? null],
    );
    log.examine('notes', rows[0]?.count ?? 0);
    const differences = await differencesOf(client, noted, creditorIds);
    for (const difference of differences) log.offend('notes', inWords(noted, difference));
    const [first] = differences;
    if (first) log.offendMore('notes', first.count - differences.length);
  }
}

const IN_SCOPE = '($2::text[] IS NULL OR creditor_id = ANY ($2))';
const SHOWN = 10;

async function notedTables(client: PoolClient): Promise<NotedTable[]> {
  const { rows } = await client.query<NotedTable>(
    `SELECT kind, table_name AS table, creditor, key, number, hash FROM fordring.noted_table
     FULL JOIN (SELECT DISTINCT kind FROM fordring.closed_note UNION SELECT DISTINCT kind FROM fordring.open_note) AS left_behind
       USING (kind) ORDER BY kind`,
  );
  return rows;
}

/** The first of them, each with the count of all. */
async function differencesOf(
  client: PoolClient,
  { kind, table, creditor, key, number, hash }: NotedTable,
  creditorIds: readonly string[] | undefined,
): Promise<Difference[]> {
  const { rows } = await client.query<Difference>(
    `WITH note AS (
       SELECT creditor_id, key, number, hash, head_number FROM fordring.closed_note WHERE kind = $1 AND ${IN_SCOPE}
       UNION ALL
       SELECT creditor_id, key, number, hash, NULL FROM fordring.open_note WHERE kind = $1 AND ${IN_SCOPE}
     ), row_now AS (
       SELECT * FROM (SELECT ${creditor} AS creditor_id, ${key} AS key, (${number})::integer AS number, ${hash} AS hash
         FROM fordring.${client.escapeIdentifier(String(table))} AS kept) AS every WHERE ${IN_SCOPE}
     )
     SELECT key, number, head_number AS "headNumber", note.hash IS NOT NULL AS noted, row_now.hash IS NOT NULL AS kept,
       count(*) OVER () AS count
     FROM note FULL JOIN row_now USING (creditor_id, key, number)
     WHERE note.hash IS DISTINCT FROM row_now.hash ORDER BY key, number LIMIT ${SHOWN}`,
    [kind, creditorIds ?? null],
  );
  return rows;
}

function inWords({ kind, number: chained }: NotedTable, { key, number, headNumber, noted, kept }: Difference): string {
  const where = `${kind} ${key}${chained === '1' ? '' : `, number ${number}`}`;
  const since = headNumber === null ? '' : ` (closed under head ${headNumber})`;
  if (!noted) return `${where}: it is there, but was not written through the ledger`;
  return kept ? `${where}: it is not as it was written${since}` : `${where}: it was written${since}, and is gone`;
}
