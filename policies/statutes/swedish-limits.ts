import type { PolicyUnderStatute, StatuteBreach } from './policy-under-statute';
import { breachesOf, feeBreaches, feesWithoutParagraph, limitationBreaches, marginBreaches } from './statutory-limit';
import { DEMAND_FEE_MAXIMUM, PLAN_FEE_MAXIMUM, REMINDER_FEE_MAXIMUM } from './swedish-collection-costs';
import { DEMAND_DAYS_MINIMUM } from './swedish-collection-demand';
import { SWEDISH_LIMITATION_YEARS } from './swedish-limitation';

export function swedishBreaches(subject: PolicyUnderStatute): StatuteBreach[] {
  return [
    ...unagreedReminderFee(subject),
    ...feeBreaches(subject, 'reminderFee', REMINDER_FEE_MAXIMUM),
    ...feeBreaches(subject, 'demandFee', DEMAND_FEE_MAXIMUM),
    ...feeBreaches(subject, 'planFee', PLAN_FEE_MAXIMUM),
    ...(subject.interestMarginAgreed === true
      ? []
      : marginBreaches(subject, 'lower the points or record the agreement')),
    ...feesWithoutParagraph(subject, { reminder: 'reminder', demand: 'demand' }, 'lag (1981:739) 2-4 §§'),
    ...handOverWithoutDemand(subject),
    ...demandTooShort(subject),
    ...limitationBreaches(subject, SWEDISH_LIMITATION_YEARS.general),
  ];
}

function handOverWithoutDemand({ demandBeforeReferral }: PolicyUnderStatute): StatuteBreach[] {
  if (demandBeforeReferral !== false) return [];
  const message =
    'The hand-over needs no collection demand before it; require the demand, and let the demand send its letter.';
  return [{ setting: 'demandBeforeReferral', paragraph: 'inkassolagen (1974:182) 6 §', message }];
}

function unagreedReminderFee(subject: PolicyUnderStatute): StatuteBreach[] {
  if (subject.reminderFeeAgreed || !subject.reminderFee.isPositive()) return [];
  const message =
    `A reminder costs ${subject.reminderFee.toString()} but no such fee was agreed, and a tariff is no agreement; ` +
    'set it to 0.00, or record that it was agreed no later than when the debt arose.';
  return [{ setting: 'reminderFee', paragraph: 'lag (1981:739) 2 §', message }];
}

/** The last day of the debtor's time is still the debtor's, so legal action comes a day later at the earliest. */
function demandTooShort(subject: PolicyUnderStatute): StatuteBreach[] {
  const days = subject.daysFromDemandToLegalAction;
  if (days === undefined) return [];
  return breachesOf(subject, {
    setting: 'daysFromDemandToLegalAction',
    law: DEMAND_DAYS_MINIMUM,
    complaint: (fewest) =>
      days <= fewest
        ? `it is set to ${days} and the debtor has at least ${fewest} whole days from sending; set it to ${fewest + 1} or more`
        : undefined,
  });
}
