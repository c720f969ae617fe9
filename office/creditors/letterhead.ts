import type { Pool, PoolClient } from 'pg';

/** Letters that waited for a letterhead are made now, in the transaction that approves one. */
export async function wakeLettersOf(client: PoolClient, creditorId: string): Promise<void> {
  await client.query(
    `INSERT INTO fordring.outbox (topic, claim_id, event_number, payload)
     SELECT 'document', claim_id, document.event_number, jsonb_build_object('documentId', document_id)
     FROM fordring.document JOIN fordring.claim USING (claim_id)
     WHERE creditor_id = $1 AND status = 'to-write' AND NOT EXISTS (
       SELECT FROM fordring.outbox
       WHERE topic = 'document' AND delivered_at IS NULL AND payload ->> 'documentId' = document_id)`,
    [creditorId],
  );
}

/** How many letters of each creditor wait for its letterhead. */
export async function lettersWithoutLetterhead(pool: Pool): Promise<{ creditorId: string; letters: number }[]> {
  const { rows } = await pool.query<{ creditorId: string; letters: number }>(
    `SELECT creditor_id AS "creditorId", count(*) AS letters
     FROM fordring.document JOIN fordring.claim USING (claim_id)
     WHERE status = 'to-write'
     GROUP BY creditor_id HAVING fordring.letterhead_on(creditor_id, fordring.today_of(creditor_id)) IS NULL ORDER BY creditor_id`,
  );
  return rows;
}
