import { withAgencySince } from '../claim/agency';
import { isWhollyDisputed, performanceOf, performanceOfKind, type Claim } from '../claim/claim';
import { reviewedServiceOf } from '../claim/service-of-group';
import type { Service } from '../decisions/decision-events';
import { toldOfService } from './service-told';
import type { CivilDate } from '../kernel/civil-date';
import { serviceRulesOf } from '../policy/service-rules';
import type { ServiceTold } from './letter-kinds';
import { courtOf, grantedOn, isInCourt, type Court } from '../claim/court-case';
import { Money } from '../kernel/money';
import type { Policy, StepRule } from '../policy/policy';
import { kindOf, type StepKind } from '../policy/step-kind';
import { stepsFor } from '../policy/step-variant';
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
  | { readonly type: Court }
  | { readonly type: 'agency' }
  | { readonly type: 'enforcement' }
  /** The town levies distraint itself. */
  | { readonly type: 'distraint' }
  /** Without a service, in letters of older versions: the childcare place. */
  | ({ readonly type: 'suspension'; readonly service?: Service } & SanctionTold)
  /** The service that the invoice is for may be closed; absent where the policy does not say which. */
  | ({ readonly type: 'sanction'; readonly service?: Service } & SanctionTold)
  /** The authority has the case already. */
  | { readonly type: 'with-authority' }
  /** The collection agency has the claim already. */
  | { readonly type: 'with-agency' }
  | { readonly type: 'in-court'; readonly court?: 'district-court' }
  /** Too small for the enforcement authority, or nothing ahead: it stays on the creditor's list. */
  | { readonly type: 'stays-open' };

/** What a notice says of the sanction, beside the service. */
export interface SanctionTold extends ServiceTold {
  /** The day of the notice that came before this one. */
  readonly noticedBefore?: CivilDate;
  /** The day on which the service ends. */
  readonly endsOn?: CivilDate;
  /** What closing costs, and opening again. */
  readonly closingCost?: Money;
  readonly openingCost?: Money;
}

function sanctionTold(service: Service | undefined, claim: Claim, policy: Policy, endsOn?: CivilDate): SanctionTold {
  const rules = serviceRulesOf(claim.invoiceGroup, policy);
  if (service === undefined || !rules) return {};
  const noticedBefore = claim.performed.filter((step) => kindOf(step) === 'sanction-notice').at(-2)?.on;
  const cost = (of: 'closing' | 'opening'): Money | undefined => {
    const setting = rules.costs?.[of];
    return setting && Money.of(setting.value, claim.invoiced.currency);
  };
  const [closingCost, openingCost] = [cost('closing'), cost('opening')];
  return {
    ...toldOfService(service, claim, policy),
    ...(noticedBefore && { noticedBefore }),
    ...(endsOn && { endsOn }),
    ...(closingCost?.isPositive() && { closingCost }),
    ...(openingCost?.isPositive() && { openingCost }),
  };
}

export function consequenceOf(
  kind: LetterKind,
  claim: Claim,
  total: Money,
  rulebook: Pick<Rulebook, 'policy' | 'mayDistrain'>,
  endsOn?: CivilDate,
): Consequence {
  if (kind === 'suspension-notice' || kind === 'sanction-notice') {
    const service = reviewedServiceOf(claim.invoiceGroup, rulebook.policy);
    const told = sanctionTold(service, claim, rulebook.policy, endsOn);
    if (kind === 'suspension-notice') return { type: 'suspension', service: service ?? 'childcare', ...told };
    return { type: 'sanction', ...(service && { service }), ...told };
  }
  if (isWhollyDisputed(claim) || stoppedByLaw(claim)) return { type: 'stays-open' };
  const court = courtOf(claim);
  if (isInCourt(claim)) {
    const isDistrict = court === 'district-court' || claim.courtTransfer !== undefined;
    return { type: 'in-court', ...(isDistrict && { court: 'district-court' as const }) };
  }
  if (performanceOfKind(claim, 'hand-over') && !claim.rejectedOn) return { type: 'with-authority' };
  if (claim.judgment && !grantedOn(claim)) return { type: 'stays-open' };
  if (court && !claim.judgment) return { type: court };
  if (withAgencySince(claim)) return { type: 'with-agency' };
  const ahead = stepsFor(claim, rulebook.policy).filter(
    (rule) =>
      !performanceOf(claim, rule.step) &&
      !isPassedOver(rule, claim) &&
      isTakenBy(rule, claim) &&
      !(rule.notForDebtors && excludesAll(rule.notForDebtors.statuses, claim)),
  );
  const find = (wanted: StepKind) => ahead.find((rule) => kindOf(rule) === wanted);
  const demand = find('demand');
  const reminder = find('reminder');
  if (reminder) {
    const isSecond = reminder.step === 'second-reminder' || performanceOfKind(claim, 'reminder') !== undefined;
    return { type: isSecond ? 'second-reminder' : 'reminder' };
  }
  if (demand) {
    const fee = demand.fee && Money.of(demand.fee.value, total.currency);
    return { type: 'collection-demand', ...(fee && { fee }), chargesInterest: demand.chargesInterest === true };
  }
  const ofCourt = find('court');
  if (ofCourt) return { type: ofCourt.step === 'district-court' ? 'district-court' : 'administrative-court' };
  if (claim.recalledOn) return { type: 'stays-open' };
  if (find('distraint') && rulebook.mayDistrain(claim.issuedOn)) return { type: 'distraint' };
  if (isTakenFor(find('agency'), total)) return { type: 'agency' };
  return isTakenFor(find('hand-over'), total) ? { type: 'enforcement' } : { type: 'stays-open' };
}

function isTakenFor(rule: StepRule | undefined, total: Money): boolean {
  if (!rule) return false;
  return !rule.claimedOver || total.isOver(Money.of(rule.claimedOver.value, total.currency));
}
