import type { Client } from '@temporalio/client';
import type { FollowedClaims } from '../office/controls/followed-claims';
import type { OpenWorkflows } from '../office/reconciliation/ledger-sources/followed-claims';
import type { CaseEnginePort } from '../office/claims/deliver-facts';
import { beginAgain, compareFollowing } from './compare-books';

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
    const { open, lost, orphans } = await compareFollowing(parts, [creditorId]);
    await beginAgain(parts.books, lost, parts.engine);
    const isLost = new Set(lost);
    return [...[...open.keys()].filter((claimId) => !isLost.has(claimId)), ...orphans].sort();
  };
}
