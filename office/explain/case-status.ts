import { noticeOf } from '../../domain/claim/case-notice';
import type { Claim } from '../../domain/claim/claim';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Rulebook } from '../../domain/policy/rulebook';
import type { CaseStatus } from '../../workflows/messages';

/** Where the case stands by the ledger, for a workflow that sleeps or does not answer. */
export function caseStatusOf(claim: Claim, rulebook: Rulebook, today: CivilDate): CaseStatus {
  const { eventNumber, stage, next, waitsFor } = noticeOf(claim, rulebook, today);
  return {
    ...{ claimId: claim.claimId, eventNumber, stage },
    ...(waitsFor !== undefined && { waitsFor }),
    ...(next && { nextStep: next.step, nextOn: next.on }),
  };
}
