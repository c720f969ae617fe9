import { creditedOf, receivedOn, type Claim } from './claim';
import { Money } from '../kernel/money';
import type { Policy, StepRule } from '../policy/policy';
import { serviceRulesOf } from '../policy/service-rules';
import { kindOf } from '../policy/step-kind';

/** How much of an invoice must be paid, by the policy, to lift a sanction; undefined where a share is not what lifts it. */
export function enoughToLift(claim: Claim, policy: Pick<Policy, 'services'>): Money | undefined {
  const share = serviceRulesOf(claim.invoiceGroup, policy)?.liftedBy?.value;
  if (share === undefined || share === 'invoice' || share === 'overdue' || share === 'all') return undefined;
  const invoiced = claim.invoiced.minus(creditedOf(claim)).toMinorUnits();
  const percents = invoiced * BigInt(share);
  const units = percents / 100n + (percents % 100n === 0n ? 0n : 1n);
  return Money.ofMinorUnits(units, claim.invoiced.currency);
}

/** Whether so much has come in that no sanction follows. A payment that the bank takes back no longer counts. */
export function isShareLifted(claim: Claim, policy: Pick<Policy, 'services'>): boolean {
  const enough = enoughToLift(claim, policy);
  return enough !== undefined && !enough.isOver(receivedOn(claim));
}

/** Whether the step is one of a sanction that a part payment has lifted. */
export function isLifted(rule: StepRule, claim: Claim, policy: Pick<Policy, 'services'>): boolean {
  const kind = kindOf(rule);
  return (kind === 'sanction' || kind === 'sanction-notice') && isShareLifted(claim, policy);
}
