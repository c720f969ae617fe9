import { aboutClaim, type FindsWork } from '../claim-at-work';

/** The client is asked to accept that the claim is handed over (S003-20). */
export const acceptance: FindsWork = (at) => {
  const wait = at.waits.find((one) => one.type === 'step' && one.cause.type === 'acceptance');
  if (!wait) return undefined;
  return {
    kind: 'acceptance',
    ...aboutClaim(at),
    since: wait.since,
    why: 'the client has not accepted or declined that the claim is handed over (S003-20)',
    act: `fordring record FILE with the client’s answer on ${at.claim.claimId}`,
  };
};
