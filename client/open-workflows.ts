import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { RulebookFor } from '../activities/ledger/execute-command';
import type { OpenWorkflows } from '../activities/reconciliation/ledger-sources/ask-ledger';
import type { CaseEnginePort } from '../activities/outbox/deliver-facts';
import { claimWorkflowId } from '../workflows/ids';
import { compareBooks } from './compare-books';

const WORKFLOW_PREFIX = claimWorkflowId('');

/**
 * The claims of a creditor that a workflow follows, for the reconciliation of engine and ledger. Asking mends: a lost workflow is
 * started again from the ledger, and the answer tells how it stood before, so that the run shows what was lost. Orphans are
 * left to a person.
 */
export function openWorkflowsOf(parts: {
  readonly pool: Pool;
  readonly client: Client;
  readonly rulebookFor: RulebookFor;
  readonly engine: CaseEnginePort;
}): OpenWorkflows {
  return async (creditorId) => {
    const { lost, orphans } = await compareBooks(parts, parts.engine);
    const isLost = new Set(lost);
    const { rows } = await parts.pool.query<{ claim_id: string }>(
      `SELECT claim_id FROM fordring.claim WHERE creditor_id = $1 AND NOT settled AND NOT EXISTS (
         SELECT FROM fordring.outbox
         WHERE topic = 'engine' AND delivered_at IS NULL AND outbox.claim_id = claim.claim_id)`,
      [creditorId],
    );
    const orphaned = orphans.map((workflowId) => workflowId.slice(WORKFLOW_PREFIX.length));
    return [
      ...rows.map((row) => row.claim_id).filter((claimId) => !isLost.has(claimId)),
      ...orphaned.filter((claimId) => claimId.startsWith(`${creditorId}/`)),
    ].sort();
  };
}
