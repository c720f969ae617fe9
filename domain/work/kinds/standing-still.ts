import { aboutClaim, type FindsWork } from '../claim-at-work';

/** A step was not taken, and nothing on record says why: the fault that the audit found (S002-44, S002-45). */
export const standingStill: FindsWork = (at) => {
  const { standstill, why } = at;
  if (standstill?.reason.type !== 'undocumented') return undefined;
  return {
    kind: 'standing-still',
    ...aboutClaim(at),
    since: standstill.since,
    why,
    act: 'fordring engine check --mend',
  };
};
