import type { PoolClient } from 'pg';

/** One decision is carried out once on a claim. */
export function decisionKey(decisionId: string, claimId: string): string {
  return `decision/${decisionId}/${claimId}`;
}

export async function noteClaim(
  client: PoolClient,
  decisionId: string,
  claimId: string,
  eventNumber: number,
): Promise<void> {
  await client.query(
    `INSERT INTO fordring.decision_claim (decision_id, claim_id, event_number) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING`,
    [decisionId, claimId, eventNumber],
  );
}

/** Whether the decision was carried out on the claim, or on an earlier registration of the claim. */
export async function isNoted(client: PoolClient, decisionId: string, claimId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM fordring.decision_claim WHERE decision_id = $1 AND claim_id = $2',
    [decisionId, claimId],
  );
  return rowCount === 1;
}
