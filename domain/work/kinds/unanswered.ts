import { aboutClaim, type FindsWork } from '../claim-at-work';

/** Somebody else was asked, and has not answered for longer than `LONGEST_WAITS` allows. */
export const unanswered: FindsWork = (at) => {
  const { standstill, why, claim } = at;
  if (standstill?.reason.type !== 'unanswered') return undefined;
  const { wait } = standstill.reason;
  if (wait.type === 'step' && wait.cause.type === 'acceptance') return undefined;
  const act = `ask whoever has the case; fordring explain ${claim.claimId} tells who has`;
  return { kind: 'unanswered', ...aboutClaim(at), since: standstill.since, why, act };
};
