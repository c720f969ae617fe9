import type { Pool } from 'pg';
import { letterIdOf } from '../letters/recipients';

/** The letters that went to a debtor, by the names under which they lie in the outbox folder. */
export async function letterIdsOf(pool: Pool, creditorId: string, debtorId: string): Promise<string[]> {
  const { rows } = await pool.query<{ documentId: string; isOwn: boolean }>(
    `SELECT document_id AS "documentId",
       letter.debtor_id = coalesce(document.content -> 'parties' ->> 'ownDebtorId', letter.debtor_id) AS "isOwn"
     FROM fordring.letter JOIN fordring.document USING (document_id)
     WHERE letter.debtor_id = $2 AND left(claim_id, strpos(claim_id, '/') - 1) = $1
     UNION SELECT letter_id, true FROM fordring.forgotten_letter WHERE creditor_id = $1 AND debtor_id = $2
     ORDER BY 1`,
    [creditorId, debtorId],
  );
  return rows.map(({ documentId, isOwn }) => (isOwn ? documentId : letterIdOf(documentId, debtorId)));
}
