import type { PoolClient } from 'pg';
import { refuse } from './decision-refused';
import type { RecordedDecision } from './decision-record';

/** The import that a decision takes back; undefined when it takes none back. */
export function importIdOf(decision: RecordedDecision): string | undefined {
  return decision.kind === 'cancellation' ? decision.terms.importId : undefined;
}

/** An import is taken back as a whole, and never beside other invoices. Throws `DecisionRefused`. */
export async function refuseOtherThanImport(client: PoolClient, decision: RecordedDecision): Promise<void> {
  const { creditorId, subject } = decision;
  const importId = importIdOf(decision);
  const claimIds = subject.of === 'claims' ? subject.claimIds : [];
  const { rows } = await client.query<{ same: boolean }>(
    `SELECT coalesce(array_agg(claim_id ORDER BY claim_id COLLATE "C"), '{}') = (
       SELECT array_agg(named ORDER BY named COLLATE "C") FROM unnest($3::text[]) AS named) AS same
     FROM fordring.claim WHERE creditor_id = $1 AND import_id = $2 AND NOT withdrawn`,
    [creditorId, importId, claimIds],
  );
  if (rows[0]?.same !== true) {
    refuse(
      'other-than-import',
      `These are not the invoices that import ${String(importId)} registered; it is taken back as a whole.`,
    );
  }
}

/**
 * Marks the claims of an import as withdrawn, so that no payment finds them and the same numbers can be registered anew.
 * They may have been withdrawn and registered anew since the decision was put forward: then it is refused.
 */
export async function withdrawImport(client: PoolClient, decision: RecordedDecision): Promise<void> {
  await refuseOtherThanImport(client, decision);
  await client.query(
    'UPDATE fordring.claim SET withdrawn = true WHERE creditor_id = $1 AND import_id = $2 AND NOT withdrawn',
    [decision.creditorId, importIdOf(decision)],
  );
}
