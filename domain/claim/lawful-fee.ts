import type { CivilDate } from '../kernel/civil-date';
import { Money, smallerOf } from '../kernel/money';
import type { StepRule } from '../policy/policy';
import { kindOf } from '../policy/step-kind';
import type { Rulebook } from '../policy/rulebook';

/**
 * What a step costs the debtor on a day: the policy's fee, and never more than a paragraph allows on that day. Nothing for a
 * step without a fee. Example: a demand of 2012 costs 160.00, whatever its policy says since.
 */
export function lawfulFee(rule: StepRule, on: CivilDate, rulebook: Rulebook): Money | undefined {
  const { fee } = rule;
  if (!fee) return undefined;
  const own = Money.of(fee.value, rulebook.policy.currency);
  return own.isPositive() ? smallerOf(own, rulebook.mostFee(kindOf(rule), on)) : own;
}
