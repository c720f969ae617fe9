import { civilDate } from '../../../domain/kernel/civil-date';
import type { Policy } from '../../../domain/policy/policy';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';

const setting = (value: string) => ({ value, reason: 'tried', sources: ['test'] });

/** The Danish policy as dear as the law lets it be: the shipped one costs nothing. */
export const dearDanish: Policy = {
  ...dkStatensAdministration,
  id: 'dk-dear',
  // The shipped runs begin in 2014.
  runs: { ...dkStatensAdministration.runs!, firstRunOn: civilDate('2012-01-02') },
  lateInterest: { pointsOverReference: setting('8') },
  distraint: { groups: ['ejendomsskat'], reason: 'tried', sources: ['gebyrloven § 2'] },
  steps: dkStatensAdministration.steps.map((rule) =>
    rule.document
      ? {
          ...rule,
          ...{ fee: setting('100.00'), distraintFee: setting('250.00') },
          ...(rule.step === 'second-reminder' && { chargesInterest: true as const }),
        }
      : rule,
  ),
};
