import { creditorOf } from '../domain/claim/claim-id';
import type { Client } from '@temporalio/client';
import type { FollowedClaims } from '../office/controls/followed-claims';
import type { OpenWorkflows } from '../office/reconciliation/ledger-sources/followed-claims';
import type { CaseEnginePort } from '../office/claims/deliver-facts';
import { claimWorkflowId } from '../workflows/ids';
import { compareBooks } from './compare-books';

const WORKFLOW_PREFIX = claimWorkflowId('');

/**
 * The claims of a creditor that a workflow follows, for the reconciliation of engine and ledger. Asking mends: a lost workflow is
 * started again from the ledger, and the answer tells how it stood before, so that the run shows what was lost. Orphans are
 * left to a person.
 */
export function openWorkflowsOf(parts: {
  readonly books: FollowedClaims;
  readonly client: Client;
  readonly engine: CaseEnginePort;
}): OpenWorkflows {
  return async (creditorId) => {
    const { lost, orphans } = await compareBooks(parts, parts.engine);
    const isLost = new Set(lost);
    const orphaned = orphans.map((workflowId) => workflowId.slice(WORKFLOW_PREFIX.length));
    return [
      ...[...(await parts.books.open(creditorId))].filter((claimId) => !isLost.has(claimId)),
      ...orphaned.filter((claimId) => creditorOf(claimId) === creditorId),
    ].sort();
  };
}
