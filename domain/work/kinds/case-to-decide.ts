import { aboutClaim, causeBeforePerson, type FindsWork } from '../claim-at-work';

/** Left out by the policy, sent back, declined by the client or recalled: a person says how the claim goes on. */
export const caseToDecide: FindsWork = (at) => {
  const { claim, standstill, why } = at;
  if (standstill?.reason.type !== 'before-person' || causeBeforePerson(at)?.type === 'not-over-limit') return undefined;
  if (standstill.reason.wait.type === 'review' || standstill.reason.wait.type === 'court-filing') return undefined;
  return {
    kind: 'case-to-decide',
    ...aboutClaim(at),
    since: standstill.since,
    why,
    act: `fordring decide hold ${claim.claimId} --through DAY --reason TEXT, or another decision; fordring explain ${claim.claimId} tells the story`,
  };
};
