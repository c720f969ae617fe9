import { addMonths } from '../../../domain/kernel/civil-date';
import { figuresRunningOut } from '../../../policies/statutes/figures-running-out';
import type { LooksForWork } from '../work-asked';

const MONTHS_AHEAD = 3;

/** Figures of the law that are not recorded much longer, such as the reference rate of the coming half-year. */
export const statutoryFigures: LooksForWork = ({ creditor: { country }, asOf }) =>
  Promise.resolve(
    figuresRunningOut([country], asOf).map(({ name, paragraph, until }) => ({
      ...{
        kind: 'statutory-figure',
        about: `${country}/${name}`,
        since: addMonths(until, -MONTHS_AHEAD),
        dueOn: until,
      },
      why: `${name} (${paragraph}) is recorded through ${until}, and steps that need a later one will wait`,
      act: 'take a release that has the figure, or enter it in policies/statutes',
    })),
  );
