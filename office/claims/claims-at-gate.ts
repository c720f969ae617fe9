import type { Pool } from 'pg';
import type { WaitingGate } from '../../domain/claim/answer';
import type { CivilDate } from '../../domain/kernel/civil-date';

/**
 * The open claims of a creditor that may wait at a gate when it opens on a day. A claim whose step has come due may wait
 * there. At the gate of the reconciled bank so may one of which something was booked since the gate closed: the booking gave
 * its step a later day in the ledger, and the run that was held up keeps the step all the same. A claim that waits for
 * something else ignores the signal.
 */
export async function claimsAtGate(
  pool: Pool,
  { creditorId, gate }: { readonly creditorId: string; readonly gate: WaitingGate },
  openedOn: CivilDate,
  { after = '', limit }: { readonly after?: string; readonly limit?: number } = {},
): Promise<string[]> {
  const { rows } = await pool.query<{ claim_id: string }>(
    `WITH closing AS (
       SELECT max(changed_on) AS changed_on FROM fordring.bank_gate_changes($1, $2) WHERE NOT open)
     SELECT claim_id FROM fordring.claim, closing
     WHERE creditor_id = $1 AND claim_id > $3 AND NOT settled AND (next_step_on <= $2 OR $5 <> 'bank-read' AND EXISTS (
       SELECT FROM fordring.claim_event AS event
       WHERE event.claim_id = claim.claim_id AND event.event_number > 1
         AND event.booked_on >= coalesce(closing.changed_on, '-infinity')))
     ORDER BY claim_id LIMIT $4`,
    [creditorId, openedOn, after, limit ?? null, gate],
  );
  return rows.map((row) => row.claim_id);
}
