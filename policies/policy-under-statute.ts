import { letterOf, stepsBefore } from '../domain/claim/granted-time';
import { LETTER_TIMES } from '../domain/letters/letter-times';
import { Money } from '../domain/kernel/money';
import {
  countedFrom,
  hasDistraint,
  type Country,
  type DocumentKind,
  type Policy,
  type StepName,
  type StepRule,
} from '../domain/policy/policy';
import type { InterestPerMonthBegun } from '../domain/policy/late-interest-rules';
import { isReminderFeeAgreed } from '../domain/policy/recorded-agreement';
import { kindOf, type StepKind } from '../domain/policy/step-kind';
import { fits, type VariantFacts } from '../domain/policy/step-variant';
import { coursesOf } from './courses-of';
import { servicesUnderStatute } from './services-under-statute';
import type { FeeUnderStatute, PolicyUnderStatute, StepUnderStatute } from './statutes/policy-under-statute';

/** A calendar month is never shorter. */
const SHORTEST_MONTH_DAYS = 28;
const DAYS_OF_A_WEEK = 7;

/** The settings that a statute limits, of every way through the policy; what nobody reaches is held against the law too. */
export function policiesUnderStatute(policy: Policy): PolicyUnderStatute[] {
  const courses = coursesOf(policy);
  const reached = new Set(courses.flatMap(({ steps }) => steps.map(({ step }) => step)));
  const ways = courses.map(({ steps, of }) =>
    policyUnderStatute({ ...policy, steps }, of.invoiceGroup, placeIn(policy, of)),
  );
  return policy.steps.every(({ step }) => reached.has(step)) ? ways : [...ways, policyUnderStatute(policy)];
}

type PlaceOf = (step: StepName, field: 'fee' | 'distraintFee') => string;

/** Where a step's own setting stands, or that of the variant which says the setting otherwise for these claims. */
function placeIn({ steps }: Policy, claims: VariantFacts): PlaceOf {
  return (step, field) => {
    const { variants = [] } = steps.find((rule) => rule.step === step) ?? {};
    const number = variants.findIndex((variant) => fits(variant.for, claims));
    const variant = variants[number];
    const isOfVariant = variant !== undefined && !variant.skipped && variant[field] !== undefined;
    return isOfVariant ? `steps.${step}.variants.${number}.${field}` : ownPlace(step, field);
  };
}

const ownPlace: PlaceOf = (step, field) => `steps.${step}.${field}`;

/** The settings of a policy that a statute limits. */
function policyUnderStatute(policy: Policy, invoiceGroup?: string, placeOf: PlaceOf = ownPlace): PolicyUnderStatute {
  const ofKind = (kind: StepKind): StepRule[] => policy.steps.filter((candidate) => kindOf(candidate) === kind);
  const [referral] = ofKind('hand-over');
  const districtCourt = policy.steps.find(({ step }) => step === 'district-court');
  const legal = (first: StepRule | undefined): number | undefined => {
    const fromDemands = ofKind('demand').map(({ step }) => fewestDaysFrom(step, policy, first) ?? 0);
    return first && fromDemands.length > 0 ? Math.max(...fromDemands) : undefined;
  };
  // Of a claim that goes to court first, the court's step is the legal action.
  const isJudgedFirst = referral?.anchor.from === 'answer' && referral.anchor.answer === 'judgment';
  const legalAction = isJudgedFirst ? undefined : legal(referral);
  const daysToCourt = legal(districtCourt);
  return {
    country: policy.country,
    validFrom: policy.validFrom,
    steps: stepsUnderStatute(policy, placeOf),
    reminderFeeAgreed: isReminderFeeAgreed(policy, invoiceGroup),
    ...(policy.agreed?.interest && { interestMarginAgreed: true }),
    limitationYears: Math.max(
      policy.limitationYears.value,
      ...(policy.groups ?? []).flatMap(({ limitationYears }) => limitationYears?.value ?? []),
    ),
    ...(policy.lateInterest && { interestMarginPoints: policy.lateInterest.pointsOverReference.value }),
    ...(policy.lateInterest?.perMonthBegun && {
      monthlyInterest: monthlyInterestOf(policy, policy.lateInterest.perMonthBegun),
    }),
    ...planFeesOf(policy),
    ...(ofKind('distraint').length > 0 && { ownDistraint: ofKind('distraint').map(({ step }) => step) }),
    ...(policy.services && { services: servicesUnderStatute(policy) }),
    ...(referral && { letterBeforeReferral: isToldFirst(policy, referral) }),
    ...(districtCourt && { letterBeforeCourt: isToldFirst(policy, districtCourt) }),
    ...(legalAction !== undefined && { daysFromDemandToLegalAction: legalAction }),
    ...(daysToCourt !== undefined && { daysFromDemandToCourt: daysToCourt }),
    ...(isJudgedFirst && { daysFromJudgmentToReferral: delayDays(referral) }),
  };
}

/** Swedish debtors agree to such interest; Danish claims must have distraint. */
function monthlyInterestOf(
  policy: Policy,
  { percent, groups }: InterestPerMonthBegun,
): NonNullable<PolicyUnderStatute['monthlyInterest']> {
  const { agreed, country, groups: known } = policy;
  const bearing = groups ?? known?.map(({ code }) => code) ?? [EVERY_CLAIM];
  const isGiven = (group: string): boolean => {
    if (country === 'DK') return hasDistraint(policy, group);
    return agreed?.interest !== undefined && (agreed.interest.groups?.includes(group) ?? true);
  };
  return { percent: percent.value, without: bearing.filter((group) => !isGiven(group)) };
}

const EVERY_CLAIM = 'every claim';

function planFeesOf({ agreements, currency }: Policy): Pick<PolicyUnderStatute, 'planFee' | 'noticeFee'> {
  const { fee, noticeFee } = agreements?.plan ?? {};
  return {
    ...(fee && { planFee: Money.of(fee.value, currency) }),
    ...(noticeFee && { noticeFee: Money.of(noticeFee.value, currency) }),
  };
}

function stepsUnderStatute(policy: Policy, placeOf: PlaceOf): StepUnderStatute[] {
  let last: StepName | undefined;
  return policy.steps.map((rule) => {
    const { step, kind, document } = rule;
    const fees = feesOf(rule, policy, placeOf);
    const since = last && fees.length > 0 ? fewestDaysFrom(last, policy, rule) : undefined;
    if (fees.length > 0) last = step;
    return {
      step,
      ...(kind && { kind }),
      fees,
      ...(document && { document }),
      ...(since !== undefined && { daysSinceLastFee: since }),
    };
  });
}

/** A fee of claims of every kind is capped by the law of private claims, unless only claims with distraint take the step. */
function feesOf({ step, fee, distraintFee, groups }: StepRule, policy: Policy, placeOf: PlaceOf): FeeUnderStatute[] {
  const isDistraintOnly =
    groups !== undefined && 'only' in groups && groups.only.every((group) => hasDistraint(policy, group));
  const regime = isDistraintOnly ? 'distraint' : 'private-law';
  return [
    ...(fee ? [{ setting: placeOf(step, 'fee'), amount: Money.of(fee.value, policy.currency), regime } as const] : []),
    ...(distraintFee
      ? [
          {
            setting: placeOf(step, 'distraintFee'),
            amount: Money.of(distraintFee.value, policy.currency),
            regime: 'distraint',
          } as const,
        ]
      : []),
  ].filter(({ amount }) => amount.isPositive());
}

/** Which letters must have been sent before a hand-over: in Sweden the demand, in Denmark a reminder or the demand. */
const TELLING: Readonly<Record<Country, readonly DocumentKind[]>> = { SE: ['demand'], DK: ['reminder', 'demand'] };

function isToldFirst(policy: Policy, referral: StepRule): boolean {
  const before = stepsBefore(referral, policy.steps);
  // A Swedish collection agency sends the demand that the law asks for.
  if (policy.country === 'SE' && policy.steps.some((rule) => before.has(rule.step) && kindOf(rule) === 'agency')) {
    return true;
  }
  return policy.steps.some(
    (rule) =>
      before.has(rule.step) &&
      rule.document !== undefined &&
      letterOf(rule) !== undefined &&
      TELLING[policy.country].includes(rule.document),
  );
}

/** The fewest days from a step to a later one, over every step between them; a letter between them gives its own time. */
function fewestDaysFrom(step: StepName, policy: Policy, rule: StepRule | undefined): number | undefined {
  if (!rule) return undefined;
  const before = countedFrom(rule.anchor);
  if (before === step || before === undefined) return daysAfter(rule, step);
  const between = policy.steps.find((candidate) => candidate.step === before);
  if (!between) return daysAfter(rule, step);
  const letterTime = between.document ? LETTER_TIMES.demandDays + 1 : 0;
  const toBetween = Math.max(fewestDaysFrom(step, policy, between) ?? 0, waitedFor(step, policy, between));
  return delayDays(rule) + letterTime + toBetween;
}

/** A step behind a demand waits until the demand's own time has run, whatever the step itself counts from. */
function waitedFor(step: StepName, { steps }: Policy, later: StepRule): number {
  const demand = steps.find((rule) => rule.step === step && kindOf(rule) === 'demand' && letterOf(rule) !== undefined);
  return demand && stepsBefore(later, steps).has(step) ? LETTER_TIMES.demandDays + 1 : 0;
}

/** The fewest days that can lie between the two steps; none, when the later does not count from the earlier. */
function daysAfter(rule: StepRule | undefined, step: StepName): number | undefined {
  if (!rule) return undefined;
  if (rule.anchor.from !== 'step' || rule.anchor.step !== step) return 0;
  return delayDays(rule);
}

/** The fewest calendar days that the delay can be. */
function delayDays({ delay }: StepRule): number {
  if ('days' in delay) return delay.days.value;
  if ('workingDays' in delay) return delay.workingDays.value;
  if ('bankingDays' in delay) return delay.bankingDays.value;
  return 'weeks' in delay ? delay.weeks.value * DAYS_OF_A_WEEK : delay.months.value * SHORTEST_MONTH_DAYS;
}
