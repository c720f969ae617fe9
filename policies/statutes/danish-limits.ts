import { DISTRAINT_OF_PREFERENTIAL_CLAIMS } from './danish-distraint';
import { DANISH_JUDGMENT_DAYS } from './danish-judgment';
import { REMINDERS_BEFORE_HANDOVER } from './danish-handover';
import { DANISH_LIMITATION_YEARS } from './danish-limitation';
import {
  DANISH_CHARGEABLE_REMINDERS_MAXIMUM,
  DANISH_DAYS_BETWEEN_REMINDERS_MINIMUM,
  DANISH_REMINDER_FEE_MAXIMUM,
} from './danish-reminders';
import { DANISH_FEES } from './most-step-fee';
import { danishMonthlyInterestBreaches } from './monthly-interest';
import { danishServiceBreaches } from './service-breaches';
import type { PolicyUnderStatute, StatuteBreach, StepUnderStatute } from './policy-under-statute';
import { knownFigureOn } from './statutory-figure';
import {
  amountBreaches,
  breachesOf,
  feeBreaches,
  letterBreaches,
  limitationBreaches,
  marginBreaches,
} from './statutory-limit';

export function danishBreaches(subject: PolicyUnderStatute): StatuteBreach[] {
  return [
    ...feeBreaches(subject, ({ regime = 'private-law' }) => DANISH_FEES[regime], 'renteloven § 9 b and gebyrloven § 2'),
    ...letterBreaches(subject, 'gældsinddrivelsesloven § 2, stk. 3 and 4'),
    ...tooManyReminders(subject),
    ...subject.steps.flatMap((step) => remindersTooClose(subject, step)),
    ...handOverUntold(subject),
    ...handOverBeforeEnforcement(subject),
    ...distraintOfOthers(subject),
    ...marginBreaches(subject, 'lower the points; a consumer cannot agree to more (renteloven § 7)'),
    ...danishMonthlyInterestBreaches(subject),
    ...planFeeBreaches(subject),
    ...danishServiceBreaches(subject),
    ...limitationBreaches(subject, DANISH_LIMITATION_YEARS.ordinary),
  ];
}

/** No paragraph lets a plan cost something; its notice is one more reminder. */
function planFeeBreaches(subject: PolicyUnderStatute): StatuteBreach[] {
  const { planFee, noticeFee } = subject;
  const setting = 'agreements.plan.fee';
  const message = `${setting}: a plan costs the debtor nothing by Danish law; set it to 0.00.`;
  return [
    ...(planFee?.isPositive() ? [{ setting, paragraph: 'renteloven § 9 b', message }] : []),
    ...(noticeFee
      ? amountBreaches(
          subject,
          { setting: 'agreements.plan.noticeFee', amount: noticeFee },
          DANISH_REMINDER_FEE_MAXIMUM['private-law'],
        )
      : []),
  ];
}

/** Claims with distraint have no highest number. */
function costsUnderPrivateLaw({ fees }: StepUnderStatute): boolean {
  return fees.some(({ regime = 'private-law' }) => regime === 'private-law');
}

function tooManyReminders(subject: PolicyUnderStatute): StatuteBreach[] {
  const count = subject.steps.filter(costsUnderPrivateLaw).length;
  if (count === 0) return [];
  const law = DANISH_CHARGEABLE_REMINDERS_MAXIMUM;
  return breachesOf(subject, {
    setting: 'steps',
    law,
    complaint: (most) =>
      count > most
        ? `${count} letters have a fee and ${law.name} is ${most}; leave the fee to ${most} or fewer`
        : undefined,
  });
}

function remindersTooClose(subject: PolicyUnderStatute, rule: StepUnderStatute): StatuteBreach[] {
  const { step, daysSinceLastFee: days } = rule;
  if (days === undefined || !costsUnderPrivateLaw(rule)) return [];
  const law = DANISH_DAYS_BETWEEN_REMINDERS_MINIMUM;
  return breachesOf(subject, {
    setting: `steps.${step}.delay`,
    law,
    complaint: (fewest) =>
      days < fewest ? `it is set to ${days} and ${law.name} is ${fewest}; raise it to ${fewest} or more` : undefined,
  });
}

/**
 * Judged by the policy's first day: what arises under the policy later, and is the state's by then, takes no such step
 * (`Rulebook.mayDistrain`).
 */
function distraintOfOthers({ ownDistraint = [], validFrom }: PolicyUnderStatute): StatuteBreach[] {
  const law = knownFigureOn(DISTRAINT_OF_PREFERENTIAL_CLAIMS, validFrom);
  if (law?.value === 'municipality') return [];
  const paragraph = law?.paragraph ?? 'gældsinddrivelsesloven § 1 a';
  return ownDistraint.map((step) => {
    const setting = `steps.${step}`;
    const message = `${setting}: for claims that arise from ${validFrom} Gældsstyrelsen levies distraint, and no municipality; leave the step out and use referral.`;
    return { setting, paragraph, message };
  });
}

/** The last day of the time that a judgment gives is still the debtor's. */
function handOverBeforeEnforcement(subject: PolicyUnderStatute): StatuteBreach[] {
  const { daysFromJudgmentToReferral: days } = subject;
  if (days === undefined) return [];
  return breachesOf(subject, {
    setting: 'steps.referral.delay',
    law: DANISH_JUDGMENT_DAYS,
    complaint: (fewest) =>
      days <= fewest
        ? `it is set to ${days} and ${DANISH_JUDGMENT_DAYS.name} are ${fewest}; set it to ${fewest + 1} or more`
        : undefined,
  });
}

/** The debtor is told in writing before a hand-over; a reminder or a demand does so. */
function handOverUntold(subject: PolicyUnderStatute): StatuteBreach[] {
  if (subject.letterBeforeReferral !== false) return [];
  return breachesOf(subject, {
    setting: 'steps.referral.requires',
    law: REMINDERS_BEFORE_HANDOVER,
    complaint: () =>
      'the hand-over needs no letter to the debtor before it; require a reminder or a demand, and let that step send its letter',
  });
}
