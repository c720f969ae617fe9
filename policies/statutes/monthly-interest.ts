import { Decimal } from 'decimal.js';
import { DANISH_MONTHLY_INTEREST_MAXIMUM } from './late-interest-rate';
import type { PolicyUnderStatute, StatuteBreach } from './policy-under-statute';
import { breachesOf } from './statutory-limit';

const SETTING = 'lateInterest.perMonthBegun';

/** Without an agreement interest runs by the day, at so many points over the reference rate. */
export function swedishMonthlyInterestBreaches({ monthlyInterest }: PolicyUnderStatute): StatuteBreach[] {
  if (!monthlyInterest || monthlyInterest.without.length === 0) return [];
  const message =
    `${SETTING}: without an agreement interest runs by the day (${monthlyInterest.without.join(', ')}); ` +
    'record the agreement under agreed.interest with its date and groups, or leave perMonthBegun out. A tariff is no agreement.';
  return [{ setting: SETTING, paragraph: 'räntelagen (1975:635) 1 and 6 §§', message }];
}

/** A council may decide it for claims with distraint; a consumer cannot agree to it for others. */
export function danishMonthlyInterestBreaches(subject: PolicyUnderStatute): StatuteBreach[] {
  const { monthlyInterest } = subject;
  if (!monthlyInterest) return [];
  const { without, percent } = monthlyInterest;
  const message =
    `${SETTING}.groups: only claims with distraint may bear interest by the month (not ${without.join(', ')}); ` +
    'name groups that stand under distraint, or leave perMonthBegun out.';
  return [
    ...(without.length > 0
      ? [{ setting: `${SETTING}.groups`, paragraph: 'gebyrloven § 3; renteloven §§ 5 and 7', message }]
      : []),
    ...breachesOf(subject, {
      setting: `${SETTING}.percent`,
      law: DANISH_MONTHLY_INTEREST_MAXIMUM,
      complaint: (most) =>
        new Decimal(percent).greaterThan(most)
          ? `it is set to ${percent} and the most is ${most.toString()} percent for a month begun; lower it`
          : undefined,
    }),
  ];
}
