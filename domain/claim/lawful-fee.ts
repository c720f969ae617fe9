import type { Claim } from './claim';
import type { CivilDate } from '../kernel/civil-date';
import { Money, smallerOf } from '../kernel/money';
import { hasDistraint, type StepRule } from '../policy/policy';
import { standingLike } from '../policy/step-kind';
import type { ChargedElsewhere, ChargedLetter, FeeBar, Rulebook } from '../policy/rulebook';

/** Letters with a fee that the claim itself does not tell of. */
export interface OtherFees {
  /** The days of letters with a fee that will go out before this one. */
  readonly foreseen?: readonly CivilDate[];
  readonly elsewhere?: readonly ChargedElsewhere[];
}

/**
 * What a step costs the debtor on a day: the policy's fee, and never more than a paragraph allows on that day. Nothing for a
 * step without a fee. Example: a demand of 2012 costs 160.00, whatever its policy says since.
 */
export function lawfulFee(
  rule: StepRule,
  claim: Claim,
  on: CivilDate,
  rulebook: Rulebook,
  others: OtherFees = {},
): Money | undefined {
  const own = policyFee(rule, claim, rulebook);
  if (!own?.isPositive()) return own;
  return smallerOf(own, rulebook.mostFee(standingLike(rule), letterOn(claim, on, others)));
}

/** Why a step that has a fee may cost nothing on a day, where earlier letters with a fee are the reason. */
export function feeBarOn(
  rule: StepRule,
  claim: Claim,
  on: CivilDate,
  rulebook: Rulebook,
  others: OtherFees = {},
): FeeBar | undefined {
  if (!policyFee(rule, claim, rulebook)?.isPositive()) return undefined;
  return rulebook.feeBar(standingLike(rule), letterOn(claim, on, others));
}

function policyFee(rule: StepRule, { invoiceGroup }: Claim, { policy }: Rulebook): Money | undefined {
  const fee = (hasDistraint(policy, invoiceGroup) && rule.distraintFee) || rule.fee;
  return fee && Money.of(fee.value, policy.currency);
}

function letterOn(claim: Claim, sentOn: CivilDate, { foreseen = [], elsewhere = [] }: OtherFees): ChargedLetter {
  const charged = claim.performed.filter((step) => step.fee.isPositive()).map((step) => step.on);
  return { sentOn, invoiceGroup: claim.invoiceGroup, chargedOn: [...charged, ...foreseen], elsewhere };
}
