import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { stepsMovedBy, type MovedStep } from '../../domain/claim/policy-change';
import type { RulebookFor } from '../claims/decide-and-book';
import { foldClaims } from '../claims/read-events';
import { checkPolicyVersion } from './policy-versions';
import { claimIdsOf, type DecisionSubject } from './decision-subject';

export interface PolicyPreview {
  /** The claims of which a step would be taken on another day, or not at all. */
  readonly changes: readonly {
    readonly claimId: string;
    readonly invoiceNumber: string;
    readonly moved: readonly MovedStep[];
  }[];
  readonly unchanged: number;
}

/** What changes when claims go on under another policy, before anybody approves it. Writes nothing. Throws `DecisionRefused`. */
export async function previewPolicyChange(
  pool: Pool,
  asked: {
    readonly creditorId: string;
    readonly subject: DecisionSubject;
    readonly policyId: string;
    readonly policyVersion: string;
    readonly on: CivilDate;
    readonly rulebookFor: RulebookFor;
  },
): Promise<PolicyPreview> {
  const { creditorId, subject, policyId, policyVersion, on, rulebookFor } = asked;
  await checkPolicyVersion(pool, creditorId, { policyId, policyVersion }, on);
  const claims = await foldClaims(pool, await claimIdsOf(pool, creditorId, subject));
  const target = rulebookFor(policyId, policyVersion);
  const all = [...claims.values()].map((claim) => ({
    claimId: claim.claimId,
    invoiceNumber: claim.invoiceNumber,
    moved: stepsMovedBy(claim, rulebookFor(claim.policyId, claim.policyVersion), target, on),
  }));
  const changes = all.filter(({ moved }) => moved.length > 0);
  return { changes, unchanged: all.length - changes.length };
}
