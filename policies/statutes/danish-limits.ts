import { DANISH_LIMITATION_YEARS } from './danish-limitation';
import {
  DANISH_CHARGEABLE_REMINDERS_MAXIMUM,
  DANISH_DAYS_BETWEEN_REMINDERS_MINIMUM,
  DANISH_REMINDER_FEE_MAXIMUM,
} from './danish-reminders';
import type { PolicyUnderStatute, StatuteBreach } from './policy-under-statute';
import { breachesOf, feeBreaches, feesWithoutParagraph, limitationBreaches, marginBreaches } from './statutory-limit';

export function danishBreaches(subject: PolicyUnderStatute): StatuteBreach[] {
  const regime = subject.danishFeeRegime ?? 'private-law';
  const countsReminders = regime === 'private-law' && subject.reminderFee.isPositive();
  return [
    ...feeBreaches(subject, 'reminderFee', DANISH_REMINDER_FEE_MAXIMUM[regime]),
    ...feeBreaches(subject, 'demandFee', DANISH_REMINDER_FEE_MAXIMUM[regime]),
    ...feesWithoutParagraph(subject, { reminder: 'reminder', demand: 'demand' }, 'renteloven § 9 b'),
    ...(countsReminders ? [...tooManyReminders(subject), ...remindersTooClose(subject)] : []),
    ...marginBreaches(subject, 'lower the points; a consumer cannot agree to more (renteloven § 7)'),
    ...limitationBreaches(subject, DANISH_LIMITATION_YEARS.ordinary),
  ];
}

function tooManyReminders(subject: PolicyUnderStatute): StatuteBreach[] {
  const count = subject.chargeableReminders;
  if (count === undefined) return [];
  const law = DANISH_CHARGEABLE_REMINDERS_MAXIMUM;
  return breachesOf(subject, {
    setting: 'chargeableReminders',
    law,
    complaint: (most) =>
      count > most ? `it is set to ${count} and ${law.name} is ${most}; lower it to ${most} or less` : undefined,
  });
}

function remindersTooClose(subject: PolicyUnderStatute): StatuteBreach[] {
  const days = subject.daysBetweenReminders;
  if (days === undefined) return [];
  const law = DANISH_DAYS_BETWEEN_REMINDERS_MINIMUM;
  return breachesOf(subject, {
    setting: 'daysBetweenReminders',
    law,
    complaint: (fewest) =>
      days < fewest ? `it is set to ${days} and ${law.name} is ${fewest}; raise it to ${fewest} or more` : undefined,
  });
}
