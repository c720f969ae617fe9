import { aboutClaim, causeBeforePerson, type FindsWork } from '../claim-at-work';

/** A kind of work of its own tells of these. */
const ELSEWHERE: readonly string[] = ['review', 'court-filing', 'court-judged'];

/** Left out by the policy, sent back, declined by the client or recalled: a person says how the claim goes on. */
export const caseToDecide: FindsWork = (at) => {
  const { claim, standstill, why } = at;
  if (standstill?.reason.type !== 'before-person' || causeBeforePerson(at)?.type === 'not-over-limit') return undefined;
  if (ELSEWHERE.includes(standstill.reason.wait.type)) return undefined;
  return {
    kind: 'case-to-decide',
    ...aboutClaim(at),
    since: standstill.since,
    why,
    act: `fordring decide hold ${claim.claimId} --through DAY --reason TEXT, or another decision; fordring explain ${claim.claimId} tells the story`,
  };
};
