import { isSettled, performanceOfKind, type Claim } from '../../claim/claim';
import { filedOn } from '../../claim/court-case';
import { aboutClaim, type ClaimAtWork, type FindsWork } from '../claim-at-work';
import type { Work } from '../work';

/** The case goes to the administrative court, and nobody has said that the application was filed (S002-33). */
export const courtCase: FindsWork = (at) => {
  const { claim } = at;
  const due = performanceOfKind(claim, 'court');
  if (claim.judgment) return isSettled(claim) ? undefined : afterJudgment(at, claim.judgment);
  if (!due || filedOn(claim)) return undefined;
  return {
    kind: 'court-case',
    ...aboutClaim(at),
    since: due.on,
    why: 'the case is for the administrative court, and nobody has said that the application was filed (S002-33)',
    act: `fordring court-case ${claim.claimId} --to FOLDER, and then fordring decide court-filing ${claim.claimId} --court NAME --case-number NUMBER --receipt NUMBER --reason TEXT`,
  };
};

/** What the court granted is enforced, and what the court did not grant is no debt. */
function afterJudgment(at: ClaimAtWork, { on, outcome }: NonNullable<Claim['judgment']>): Work {
  const { claimId } = at.claim;
  const credit = `fordring decide credit-note ${claimId}`;
  const enforce = `ask Kronofogden to enforce the judgment, and then fordring decide hold ${claimId}`;
  const act = {
    granted: enforce,
    'partly-granted': `${credit} for what was not granted; ${enforce}`,
    dismissed: credit,
  };
  const said = {
    granted: 'granted the claim',
    'partly-granted': 'granted a part of the claim',
    dismissed: 'dismissed the claim',
  };
  return {
    ...{ kind: 'court-case', ...aboutClaim(at), since: on },
    why: `the administrative court ${said[outcome]} on ${on}, and something is still open`,
    act: act[outcome],
  };
}
