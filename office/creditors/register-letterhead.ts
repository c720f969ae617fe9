import type { Pool } from 'pg';
import type { LetterCreditor } from '../../domain/letters/letter';
import { inTransaction } from '../../store/connect';

/** How the creditor stands on its letters from now on. Letters that waited for it are made now. */
export async function registerLetterhead(pool: Pool, creditorId: string, letterhead: LetterCreditor): Promise<void> {
  const { name, organisationNumber, office, addressLines, postalCode, city, phone, email, payment } = letterhead;
  const kept = {
    name,
    organisationNumber,
    ...(office && { office }),
    addressLines,
    postalCode,
    city,
    phone,
    email,
    payment,
  };
  await inTransaction(pool, async (client) => {
    await client.query('UPDATE fordring.creditor SET letterhead = $2 WHERE creditor_id = $1', [
      creditorId,
      JSON.stringify(kept),
    ]);
    await client.query(
      `INSERT INTO fordring.outbox (topic, claim_id, event_number, payload)
       SELECT 'document', claim_id, document.event_number, jsonb_build_object('documentId', document_id)
       FROM fordring.document JOIN fordring.claim USING (claim_id)
       WHERE creditor_id = $1 AND status = 'to-write' AND NOT EXISTS (
         SELECT FROM fordring.outbox
         WHERE topic = 'document' AND delivered_at IS NULL AND payload ->> 'documentId' = document_id)`,
      [creditorId],
    );
  });
}

/** How many letters of each creditor wait for its letterhead. */
export async function lettersWithoutLetterhead(pool: Pool): Promise<{ creditorId: string; letters: number }[]> {
  const { rows } = await pool.query<{ creditorId: string; letters: number }>(
    `SELECT creditor_id AS "creditorId", count(*) AS letters
     FROM fordring.document JOIN fordring.claim USING (claim_id) JOIN fordring.creditor USING (creditor_id)
     WHERE status = 'to-write' AND letterhead IS NULL GROUP BY creditor_id ORDER BY creditor_id`,
  );
  return rows;
}
