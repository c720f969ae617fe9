import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { NO_HASH } from '../../store/hash-chain';
import { inTransaction } from '../../store/connect';
import { eachByItself } from '../../store/each-by-itself';
import { readCreditors, todayOf, type Clock } from '../creditors/creditor';
import { headHash, latestHead, type DayHead } from './day-heads';

/**
 * Puts everything that a creditor's books have taken up since the latest head under a new head. Undefined when nothing is
 * new. What a transaction under way writes is not seen yet, and comes under the next head; nobody waits for the closing.
 */
export async function closeHead(pool: Pool, creditorId: string, today: CivilDate): Promise<DayHead | undefined> {
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('fordring heads ' || $1, 0))`, [creditorId]);
    const before = await latestHead(client, creditorId);
    const headNumber = (before?.headNumber ?? 0) + 1;
    const imprints = await takeOpenImprints(client, creditorId, headNumber);
    if (imprints === 0) return undefined;
    const contents = await contentsOf(client, creditorId, headNumber);
    // Virtual time may stand where it stood; a head is never of an earlier day than the one before it.
    const closedOn = before && before.closedOn > today ? before.closedOn : today;
    const previous = before ? Buffer.from(before.hash, 'hex') : NO_HASH;
    const head = { creditorId, headNumber, closedOn, imprints, contents };
    const hash = headHash(previous, head);
    await client.query(
      `INSERT INTO fordring.day_head (creditor_id, head_number, closed_on, imprints, contents, previous_hash, hash)
       VALUES ($1, $2, $3, $4, decode($5, 'hex'), $6, $7)`,
      [creditorId, headNumber, closedOn, imprints, contents, previous, hash],
    );
    return { ...head, previousHash: previous.toString('hex'), hash: hash.toString('hex') };
  });
}

/**
 * Closes each creditor that has news and has had no closing on its own today. Returns how many were closed. One that cannot
 * be closed keeps no other waiting; its failure is thrown at the end.
 */
export async function closeDays(pool: Pool, clock: Clock): Promise<number> {
  const { rows } = await pool.query<{ creditor_id: string }>('SELECT DISTINCT creditor_id FROM fordring.open_imprint');
  const news = new Set(rows.map((row) => row.creditor_id));
  let closed = 0;
  const creditors = (await readCreditors(pool)).filter(({ creditorId }) => news.has(creditorId));
  const { failure } = await eachByItself(creditors, async (creditor) => {
    const { creditorId } = creditor;
    const today = todayOf(creditor, clock);
    const latest = await latestHead(pool, creditorId);
    if (latest && latest.closedOn >= today) return;
    if (await closeHead(pool, creditorId, today)) closed += 1;
  });
  if (failure) throw failure;
  return closed;
}

async function takeOpenImprints(client: PoolClient, creditorId: string, headNumber: number): Promise<number> {
  const { rowCount } = await client.query(
    `WITH taken AS (DELETE FROM fordring.open_imprint WHERE creditor_id = $1 RETURNING kind, key, number, hash)
     INSERT INTO fordring.closed_imprint (creditor_id, head_number, kind, key, number, hash)
     SELECT $1, $2, kind, key, number, hash FROM taken`,
    [creditorId, headNumber],
  );
  return rowCount ?? 0;
}

async function contentsOf(client: PoolClient, creditorId: string, headNumber: number): Promise<string> {
  const { rows } = await client.query<{ contents: string }>(
    `SELECT encode(fordring.contents_of_head($1, $2), 'hex') AS contents`,
    [creditorId, headNumber],
  );
  return rows[0]?.contents ?? '';
}
