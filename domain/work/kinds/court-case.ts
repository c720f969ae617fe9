import { isSettled, performanceOfKind, type Claim } from '../../claim/claim';
import { courtInWords, courtOf, filedOn, grantedOn } from '../../claim/court-case';
import { nextStep } from '../../claim/timetable';
import { aboutClaim, type ClaimAtWork, type FindsWork } from '../claim-at-work';
import type { Work } from '../work';

/** The case goes to a court, and nobody has said that the application was filed (S002-33). */
export const courtCase: FindsWork = (at) => {
  const { claim } = at;
  const due = performanceOfKind(claim, 'court');
  if (claim.judgment) {
    const isOver = isSettled(claim) || (performanceOfKind(claim, 'hand-over')?.on ?? '') >= claim.judgment.on;
    return isOver || isGoingOn(at) ? undefined : afterJudgment(at, claim.judgment);
  }
  const court = courtOf(claim);
  if (!due || !court || filedOn(claim)) return undefined;
  return {
    kind: 'court-case',
    ...aboutClaim(at),
    since: due.on,
    why: `the case is for ${courtInWords(court)}, and nobody has said that the application was filed (S002-33)`,
    act: `fordring court-case ${claim.claimId} --to FOLDER, and then fordring decide court-filing ${claim.claimId} --court NAME --case-number NUMBER --receipt NUMBER --reason TEXT`,
  };
};

/** What the district court granted goes on by the policy, where the policy has a step for that. */
function isGoingOn({ claim, rulebook, asOf }: ClaimAtWork): boolean {
  return grantedOn(claim) !== undefined && nextStep(claim, rulebook, asOf) !== undefined;
}

/** What the court granted is enforced, and what the court did not grant is no debt. */
function afterJudgment(at: ClaimAtWork, { on, outcome }: NonNullable<Claim['judgment']>): Work {
  const { claimId } = at.claim;
  const authority = at.rulebook.policy.country === 'SE' ? 'Kronofogden' : 'the enforcement court (fogedretten)';
  const credit = `fordring decide credit-note ${claimId}`;
  const enforce = `ask ${authority} to enforce the judgment, and then fordring decide hold ${claimId}`;
  const act = {
    granted: enforce,
    'partly-granted': `${credit} for what was not granted; ${enforce}`,
    dismissed: credit,
    'struck-off': `fordring decide court-filing ${claimId} when the application is filed anew, or fordring decide write-off ${claimId}`,
  };
  const said = {
    granted: 'granted the claim',
    'partly-granted': 'granted a part of the claim',
    dismissed: 'dismissed the claim',
    'struck-off': 'struck the case off without a judgment',
  };
  return {
    ...{ kind: 'court-case', ...aboutClaim(at), since: on },
    why: `${courtInWords(courtOf(at.claim) ?? 'administrative-court')} ${said[outcome]} on ${on}, and something is still open`,
    act: act[outcome],
  };
}
