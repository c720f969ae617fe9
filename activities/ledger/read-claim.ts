import type { Pool } from 'pg';
import type { Claim } from '../../domain/claim';
import { inTransaction } from './connect';
import { eventsOfClaim, type RecordedEvent } from './read-events';

/** A claim with everything that has happened to it. */
export interface ClaimFile {
  readonly claim: Claim;
  readonly debtorId: string;
  readonly events: readonly RecordedEvent[];
}

/** The claim as it stands; undefined when there is none. */
export async function readClaimState(pool: Pool, claimId: string): Promise<Claim | undefined> {
  const { rows } = await pool.query<{ state: Claim }>('SELECT state FROM fordring.claim WHERE claim_id = $1', [claimId]);
  return rows[0]?.state;
}

/** The claim and its events, read at one moment; undefined when there is none. */
export async function readClaim(pool: Pool, claimId: string): Promise<ClaimFile | undefined> {
  return inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const { rows } = await client.query<{ state: Claim; debtor_id: string }>(
      'SELECT state, debtor_id FROM fordring.claim WHERE claim_id = $1',
      [claimId],
    );
    const [row] = rows;
    return row && { claim: row.state, debtorId: row.debtor_id, events: await eventsOfClaim(client, claimId) };
  });
}

/** The claims with this invoice number, over all creditors: usually one. */
export async function claimIdsOfInvoice(pool: Pool, invoiceNumber: string): Promise<string[]> {
  const { rows } = await pool.query<{ claim_id: string }>(
    `SELECT claim_id FROM fordring.creditor JOIN fordring.claim USING (creditor_id) WHERE invoice_number = $1 ORDER BY claim_id`,
    [invoiceNumber],
  );
  return rows.map((row) => row.claim_id);
}
