import type { Pool } from 'pg';
import type { Claim } from '../../domain/claim/claim';
import { eventsOfClaim, foldEvents, type RecordedEvent } from './read-events';

/** A claim with everything that has happened to it. */
export interface ClaimFile {
  readonly claim: Claim;
  readonly debtorId: string;
  readonly events: readonly RecordedEvent[];
}

/** The claim and its events; undefined when there is none. */
export async function readClaim(pool: Pool, claimId: string): Promise<ClaimFile | undefined> {
  const { rows } = await pool.query<{ debtor_id: string }>('SELECT debtor_id FROM fordring.claim WHERE claim_id = $1', [
    claimId,
  ]);
  const [row] = rows;
  if (!row) return undefined;
  const events = await eventsOfClaim(pool, claimId);
  return { claim: foldEvents(events), debtorId: row.debtor_id, events };
}

/** The claims with this invoice number, over all creditors: usually one. */
export async function claimIdsOfInvoice(pool: Pool, invoiceNumber: string): Promise<string[]> {
  const { rows } = await pool.query<{ claim_id: string }>(
    `SELECT claim_id FROM fordring.creditor JOIN fordring.claim USING (creditor_id) WHERE invoice_number = $1 ORDER BY claim_id`,
    [invoiceNumber],
  );
  return rows.map((row) => row.claim_id);
}
