import type { Pool } from 'pg';

/**
 * Notes that claims' workflows know everything up to an event, so that the outbox does not tell it again. What is told
 * twice does no harm; this saves a signal and a question to the ledger.
 */
export async function markClaimsTold(
  pool: Pool,
  claims: readonly { readonly claimId: string; readonly eventNumber: number }[],
): Promise<void> {
  await pool.query(
    `UPDATE fordring.outbox SET delivered_at = clock_timestamp()
     FROM unnest($1::text[], $2::integer[]) AS told (claim_id, event_number)
     WHERE outbox.claim_id = told.claim_id AND outbox.event_number <= told.event_number
       AND topic = 'engine' AND delivered_at IS NULL`,
    [claims.map(({ claimId }) => claimId), claims.map(({ eventNumber }) => eventNumber)],
  );
}
