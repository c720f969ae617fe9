import { performanceOf } from '../../claim/claim';
import { aboutClaim, type FindsWork } from '../claim-at-work';

/** The case goes to the administrative court, and nobody has said that the application was filed (S002-33). */
export const courtCase: FindsWork = (at) => {
  const { claim } = at;
  const due = performanceOf(claim, 'administrative-court');
  if (!due || claim.interruptions.some(({ by, on }) => by === 'proceedings' && on >= due.on)) return undefined;
  return {
    kind: 'court-case',
    ...aboutClaim(at),
    since: due.on,
    why: 'the case is for the administrative court, and nobody has said that the application was filed (S002-33)',
    act: `fordring decide limitation-interruption ${claim.claimId} --by proceedings --proof NUMBER --reason TEXT`,
  };
};
