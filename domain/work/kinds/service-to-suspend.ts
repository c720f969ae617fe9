import { performanceOfKind, type Claim } from '../../claim/claim';
import { isShareLifted } from '../../claim/sanction-lifted';
import { isFor, reviewedServiceOf } from '../../claim/service-of-group';
import type { CivilDate } from '../../kernel/civil-date';
import type { Policy } from '../../policy/policy';
import { serviceRulesOf } from '../../policy/service-rules';
import { aboutClaim, type FindsWork } from '../claim-at-work';

/**
 * The time of a notice has run, and nobody has said whether the service is suspended (S002-34 to S002-36), whatever the
 * policy calls the step. Once more where the service was given back for a payment that the bank has taken back since.
 */
export const serviceToSuspend: FindsWork = (at) => {
  const { claim, rulebook } = at;
  const { policy } = rulebook;
  const due = performanceOfKind(claim, 'sanction');
  if (!due || isShareLifted(claim, policy)) return undefined;
  const service = serviceOf(claim, policy);
  const latest = claim.services.findLast((taken) => taken.service === service && taken.on >= due.on);
  const bouncedOn = latest && bouncedSince(claim, latest.on);
  if (latest && !(latest.change === 'restored' && bouncedOn)) return undefined;
  const { decidedBy } = serviceRulesOf(claim.invoiceGroup, policy) ?? {};
  const decider = decidedBy ? `; ${decidedBy.value} decides` : '';
  const why = bouncedOn
    ? 'the service was restored for a payment that the bank has taken back'
    : `the time of the notice of suspension has run out, and nobody has said whether the ${service === 'childcare' ? 'place' : 'service'} is suspended`;
  return {
    kind: 'service-to-suspend',
    ...aboutClaim(at),
    since: bouncedOn ?? due.on,
    why: `${why}${decider}`,
    act: `fordring decide service ${claim.claimId} --service ${service} --change suspended --reason TEXT`,
  };
};

/** Whose step it is where the policy says it, and the childcare place where it does not. */
function serviceOf(claim: Claim, policy: Policy): string {
  const named = reviewedServiceOf(claim.invoiceGroup, policy);
  return named !== undefined && isFor(named, claim.invoiceGroup, policy) ? named : 'childcare';
}

/** The day on which the bank took a payment back that had counted when the service was given back. */
function bouncedSince({ receipts, asOf }: Claim, restoredOn: CivilDate): CivilDate | undefined {
  const taken = receipts.findLast(({ amount, paidOn }) => amount.isNegative() && (paidOn ?? restoredOn) <= restoredOn);
  if (!taken || asOf < restoredOn) return undefined;
  return taken.on >= restoredOn ? taken.on : asOf;
}
