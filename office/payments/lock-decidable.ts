import type { PoolClient } from 'pg';
import type { StandingClaim } from '../claims/book-events';
import type { RulebookFor } from '../claims/decide-and-book';
import { lockEachClaim } from '../claims/lock-claim';
import { PolicyUnknown } from '../claims/rulebooks';

export interface DecidableClaims {
  readonly standing: Map<string, StandingClaim>;
  /** Claims on which nothing can be decided, each with the reason. */
  readonly undecidable: ReadonlyMap<string, string>;
}

/**
 * Locks claims, and parts those on which nothing can be decided from the others: a damaged one, and one under a version of
 * a policy that the ledger does not have. Throws `PolicyUnknown` for a version that only this process does not know yet:
 * the next try finds the version.
 */
export async function lockDecidable(
  client: PoolClient,
  claimIds: readonly string[],
  rulebookFor: RulebookFor,
): Promise<DecidableClaims> {
  const { standing: locked, damaged } = await lockEachClaim(client, claimIds);
  const standing = new Map<string, StandingClaim>();
  const undecidable = new Map([...damaged].map(([claimId, { message }]) => [claimId, message]));
  for (const one of locked) {
    const { claimId, policyId, policyVersion } = one.claim;
    try {
      rulebookFor(policyId, policyVersion);
      standing.set(claimId, one);
    } catch (problem) {
      if (!(problem instanceof PolicyUnknown)) throw problem;
      if (await isKept(client, policyId, policyVersion)) throw problem;
      undecidable.set(claimId, `the ledger has no version ${policyVersion} of policy ${policyId}`);
    }
  }
  return { standing, undecidable };
}

async function isKept(client: PoolClient, policyId: string, policyVersion: string): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT FROM fordring.policy_version WHERE data ->> 'id' = $1 AND data ->> 'version' = $2`,
    [policyId, policyVersion],
  );
  return rows.length > 0;
}
