import { civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { knownFigureOn, type DatedFigures } from './statutory-figure';

/**
 * Who levies distraint for municipal claims that lie on real property with a preferential lien. For every other municipal
 * claim Gældsstyrelsen does (gældsinddrivelsesloven § 2, stk. 1, and § 11).
 */
export const DISTRAINT_OF_PREFERENTIAL_CLAIMS: DatedFigures<'municipality' | 'state'> = {
  name: 'who levies distraint for Danish municipal claims with a preferential lien on real property',
  chosenBy: 'the day on which the claim arose',
  figures: [
    {
      value: 'state',
      paragraph: 'gældsinddrivelsesloven § 2, stk. 1',
      from: civilDate('2009-01-01'),
      startedEarlier: true,
      until: civilDate('2017-02-01'),
      confirmation: 'secondary',
      source: 'the bill L 102 of 2016-12-14, which gave the task to the municipalities',
    },
    {
      value: 'municipality',
      paragraph: 'gældsinddrivelsesloven § 1 a, stk. 2',
      from: civilDate('2017-02-02'),
      until: civilDate('2023-12-31'),
      confirmation: 'secondary',
      source: 'LBK 6/2022 § 1 a as elov.dk has it; L 102 of 2016-12-14; the first day by Den juridiske vejledning',
    },
    {
      // Land tax from 2024-01-01; contributions and other claims of 2024 and later, taken over on 2024-08-19.
      value: 'state',
      paragraph: 'gældsinddrivelsesloven § 1 a, stk. 1, nr. 1-4',
      from: civilDate('2024-01-01'),
      confirmation: 'secondary',
      source: 'LBK 1063/2024 § 1 a as elov.dk has it; Den juridiske vejledning 2060894',
    },
  ],
};

/** Whether the municipality levies distraint itself for a preferential claim that arose on that day. */
export function isLeviedByMunicipality(arisenOn: CivilDate): boolean {
  return knownFigureOn(DISTRAINT_OF_PREFERENTIAL_CLAIMS, arisenOn)?.value === 'municipality';
}
