import type { Claim } from './claim';
import type { CivilDate } from '../kernel/civil-date';
import { Money, smallerOf } from '../kernel/money';
import { hasDistraint, type StepRule } from '../policy/policy';
import { standingLike } from '../policy/step-kind';
import type { Rulebook } from '../policy/rulebook';

/**
 * What a step costs the debtor on a day: the policy's fee, and never more than a paragraph allows on that day. Nothing for a
 * step without a fee. Example: a demand of 2012 costs 160.00, whatever its policy says since.
 *
 * `foreseen` are the days of letters with a fee that will go out before this one.
 */
export function lawfulFee(
  rule: StepRule,
  claim: Claim,
  on: CivilDate,
  rulebook: Rulebook,
  foreseen: readonly CivilDate[] = [],
): Money | undefined {
  const { invoiceGroup } = claim;
  const fee = (hasDistraint(rulebook.policy, invoiceGroup) && rule.distraintFee) || rule.fee;
  if (!fee) return undefined;
  const own = Money.of(fee.value, rulebook.policy.currency);
  if (!own.isPositive()) return own;
  const charged = claim.performed.filter((step) => step.fee.isPositive()).map((step) => step.on);
  const letter = { sentOn: on, invoiceGroup, chargedOn: [...charged, ...foreseen] };
  return smallerOf(own, rulebook.mostFee(standingLike(rule), letter));
}
