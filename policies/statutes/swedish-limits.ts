import { standingLike } from '../../domain/policy/step-kind';
import { SWEDISH_FEES } from './most-step-fee';
import { swedishMonthlyInterestBreaches } from './monthly-interest';
import { swedishServiceBreaches } from './service-breaches';
import type { PolicyUnderStatute, StatuteBreach } from './policy-under-statute';
import {
  amountBreaches,
  breachesOf,
  feeBreaches,
  letterBreaches,
  limitationBreaches,
  marginBreaches,
} from './statutory-limit';
import { PLAN_FEE_MAXIMUM, REMINDER_FEE_MAXIMUM } from './swedish-collection-costs';
import { DEMAND_DAYS_MINIMUM } from './swedish-collection-demand';
import { SWEDISH_LIMITATION_YEARS } from './swedish-limitation';

export function swedishBreaches(subject: PolicyUnderStatute): StatuteBreach[] {
  const { planFee } = subject;
  return [
    ...unagreedReminderFees(subject),
    ...feeBreaches(subject, () => SWEDISH_FEES, 'lag (1981:739) 2-5 §§'),
    ...letterBreaches(subject, 'inkassolagen (1974:182) 5 § and god inkassosed'),
    ...(planFee ? amountBreaches(subject, { setting: PLAN_FEE, amount: planFee }, PLAN_FEE_MAXIMUM) : []),
    ...(subject.interestMarginAgreed === true
      ? []
      : marginBreaches(subject, 'lower the points or record the agreement')),
    ...swedishMonthlyInterestBreaches(subject),
    ...legalActionWithoutDemand(subject),
    ...demandTooShort(subject),
    ...noticeFeeBreaches(subject),
    ...swedishServiceBreaches(subject),
    ...limitationBreaches(subject, SWEDISH_LIMITATION_YEARS.general),
  ];
}

const PLAN_FEE = 'agreements.plan.fee';
const NOTICE_FEE = 'agreements.plan.noticeFee';

/** A notice of a missed instalment is a written reminder: it costs something only where that was agreed. */
function noticeFeeBreaches(subject: PolicyUnderStatute): StatuteBreach[] {
  const { noticeFee, reminderFeeAgreed } = subject;
  if (!noticeFee?.isPositive()) return [];
  if (reminderFeeAgreed)
    return amountBreaches(subject, { setting: NOTICE_FEE, amount: noticeFee }, REMINDER_FEE_MAXIMUM);
  const message = `${NOTICE_FEE}: a notice costs ${noticeFee.toString()} but no fee for reminders was agreed; set it to 0.00, or record the agreement.`;
  return [{ setting: NOTICE_FEE, paragraph: 'lag (1981:739) 2 §', message }];
}

function legalActionWithoutDemand({ letterBeforeReferral, letterBeforeCourt }: PolicyUnderStatute): StatuteBreach[] {
  const breach = (step: string, what: string): StatuteBreach => ({
    setting: `steps.${step}.requires`,
    paragraph: 'inkassolagen (1974:182) 6 §',
    message: `steps.${step}.requires: ${what} needs no collection demand before it; require the demand, and let the demand send its letter.`,
  });
  return [
    ...(letterBeforeReferral === false ? [breach('referral', 'the hand-over')] : []),
    ...(letterBeforeCourt === false ? [breach('district-court', 'the case before the court')] : []),
  ];
}

function unagreedReminderFees({ reminderFeeAgreed, steps }: PolicyUnderStatute): StatuteBreach[] {
  if (reminderFeeAgreed) return [];
  return steps
    .filter((rule) => SWEDISH_FEES[standingLike(rule)]?.most === REMINDER_FEE_MAXIMUM)
    .flatMap(({ fees }) => fees)
    .map(({ setting, amount }) => {
      const message =
        `${setting}: a reminder costs ${amount.toString()} but no such fee was agreed, and a tariff is no agreement; ` +
        'set it to 0.00, or record that it was agreed no later than when the debt arose.';
      return { setting, paragraph: 'lag (1981:739) 2 §', message };
    });
}

/** The last day of the debtor's time is still the debtor's, so legal action comes a day later at the earliest. */
function demandTooShort(subject: PolicyUnderStatute): StatuteBreach[] {
  const { daysFromDemandToLegalAction, daysFromDemandToCourt } = subject;
  const tooShort = (step: string, days: number | undefined): StatuteBreach[] =>
    days === undefined
      ? []
      : breachesOf(subject, {
          setting: `steps.${step}.delay`,
          law: DEMAND_DAYS_MINIMUM,
          complaint: (fewest) =>
            days <= fewest
              ? `it is set to ${days} and the debtor has at least ${fewest} whole days from sending; set it to ${fewest + 1} or more`
              : undefined,
        });
  return [...tooShort('referral', daysFromDemandToLegalAction), ...tooShort('district-court', daysFromDemandToCourt)];
}
