import { performanceOfKind } from '../../claim/claim';
import { filedOn } from '../../claim/court-case';
import { aboutClaim, type FindsWork } from '../claim-at-work';

/** The case goes to the administrative court, and nobody has said that the application was filed (S002-33). */
export const courtCase: FindsWork = (at) => {
  const { claim } = at;
  const due = performanceOfKind(claim, 'court');
  if (!due || filedOn(claim)) return undefined;
  return {
    kind: 'court-case',
    ...aboutClaim(at),
    since: due.on,
    why: 'the case is for the administrative court, and nobody has said that the application was filed (S002-33)',
    act: `fordring court-case ${claim.claimId} --to FOLDER, and then fordring decide court-filing ${claim.claimId} --court NAME --case-number NUMBER --receipt NUMBER --reason TEXT`,
  };
};
