import type { PoolClient } from 'pg';
import type { Claim } from '../../domain/claim/claim';
import { countsFeesElsewhere } from '../../domain/claim/fees-elsewhere';
import type { Rulebook } from '../../domain/policy/rulebook';
import { foldEachClaim } from './read-events';

/**
 * The debtor's other claims for the same service, where the law counts their letters with a fee. Whoever decides a fee for the
 * same debtor and service meanwhile waits until this transaction ends, and then sees its fee: two claims never charge as if
 * the other had not. The claim itself must be locked already, so all take the two locks in one order.
 */
export async function feesOfOthers(client: PoolClient, claim: Claim, rulebook: Rulebook): Promise<Claim[]> {
  const { claimId, creditorId, invoiceGroup } = claim;
  if (!countsFeesElsewhere(rulebook, invoiceGroup)) return [];
  await client.query(
    `SELECT pg_advisory_xact_lock(hashtextextended(
       'fordring reminder fees ' || creditor_id || '/' || debtor_id || '/' || invoice_group, 0))
     FROM fordring.claim WHERE claim_id = $1`,
    [claimId],
  );
  const { rows } = await client.query<{ claim_id: string }>(
    `SELECT other.claim_id FROM fordring.claim AS own JOIN fordring.claim AS other USING (debtor_id, invoice_group)
     WHERE own.claim_id = $1 AND other.creditor_id = $2 AND other.claim_id <> own.claim_id AND NOT other.withdrawn`,
    [claimId, creditorId],
  );
  if (rows.length === 0) return [];
  const { claims } = await foldEachClaim(
    client,
    rows.map((row) => row.claim_id),
  );
  return [...claims.values()];
}
