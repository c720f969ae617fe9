import { aboutClaim, causeBeforePerson, type FindsWork } from '../claim-at-work';

/** At or under the least amount for hand-over, and everything before that was done (S002-25). */
export const smallClaim: FindsWork = (at) => {
  const { standstill, why } = at;
  if (!standstill || causeBeforePerson(at)?.type !== 'not-over-limit') return undefined;
  const act = `fordring decide write-off ${at.claim.claimId} --ground uncollectable --reason TEXT`;
  return { kind: 'small-claim', ...aboutClaim(at), since: standstill.since, why, act };
};
