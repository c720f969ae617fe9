import { isWhollyDisputed, performanceOf, type Claim } from '../claim/claim';
import { Money } from '../kernel/money';
import type { StepName } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { excludesAll } from '../claim/hindrance';
import { stoppedByLaw } from '../claim/situations';
import { isPassedOver } from '../claim/passed-over';
import { isTakenBy } from '../claim/taken-by';
import type { LetterKind } from './letter-kinds';

/** What follows when the debtor does nothing. A letter never threatens with what the policy would not do. */
export type Consequence =
  | { readonly type: 'reminder' }
  | { readonly type: 'second-reminder' }
  | { readonly type: 'collection-demand'; readonly fee?: Money; readonly chargesInterest: boolean }
  | { readonly type: 'administrative-court' }
  | { readonly type: 'enforcement' }
  | { readonly type: 'suspension' }
  /** The authority has the case already. */
  | { readonly type: 'with-authority' }
  | { readonly type: 'in-court' }
  /** Too small for the enforcement authority, or nothing ahead: it stays on the creditor's list. */
  | { readonly type: 'stays-open' };

export function consequenceOf(
  kind: LetterKind,
  claim: Claim,
  total: Money,
  rulebook: Pick<Rulebook, 'policy'>,
): Consequence {
  if (kind === 'suspension-notice') return { type: 'suspension' };
  if (isWhollyDisputed(claim) || stoppedByLaw(claim)) return { type: 'stays-open' };
  if (performanceOf(claim, 'referral') && !claim.rejectedOn) return { type: 'with-authority' };
  if (performanceOf(claim, 'administrative-court')) return { type: 'in-court' };
  const ahead = rulebook.policy.steps.filter(
    (rule) =>
      !performanceOf(claim, rule.step) &&
      !isPassedOver(rule.step, claim) &&
      isTakenBy(rule, claim) &&
      !(rule.notForDebtors && excludesAll(rule.notForDebtors.statuses, claim)),
  );
  const find = (step: StepName) => ahead.find((rule) => rule.step === step);
  const demand = find('demand');
  const referral = find('referral');
  if (find('reminder')) return { type: 'reminder' };
  if (find('second-reminder')) return { type: 'second-reminder' };
  if (demand) {
    const fee = demand.fee && Money.of(demand.fee.value, total.currency);
    return { type: 'collection-demand', ...(fee && { fee }), chargesInterest: demand.chargesInterest === true };
  }
  if (find('administrative-court')) return { type: 'administrative-court' };
  if (claim.recalledOn) return { type: 'stays-open' };
  const limit = referral?.claimedOver && Money.of(referral.claimedOver.value, total.currency);
  return referral && (!limit || total.isOver(limit)) ? { type: 'enforcement' } : { type: 'stays-open' };
}
