import { civilDate } from '../../domain/kernel/civil-date';
import type { DatedFigures } from './statutory-figure';

/** The days after a judgment in which the debtor pays of their own accord; nothing is enforced before they have passed. */
export const DANISH_JUDGMENT_DAYS: DatedFigures<number> = {
  name: 'the days that a Danish judgment gives before it is enforced (fuldbyrdelsesfrist)',
  chosenBy: 'the day of the judgment',
  figures: [
    {
      value: 14,
      paragraph: 'retsplejeloven § 480, stk. 1',
      from: civilDate('2015-01-01'),
      startedEarlier: true,
      confirmation: 'secondary',
      source: 'domstol.dk/procesbevillingsnaevnet, 2023-06-09; familieadvokaten.dk, b100-57',
    },
  ],
};
