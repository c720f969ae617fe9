import { limitationWarnings } from '../explain/limitation-warnings';
import { ofEachCreditor, SIX_HOURS, type Measure, type Metric } from './measure';

const near: Metric = {
  name: 'fordring_limitation_claims',
  type: 'gauge',
  help: 'Open claims whose last day lies within three months, that are time-barred, or of which no last day can be said.',
  labels: ['creditor', 'state'],
};

const MONTHS_AHEAD = 3;
const STATES = ['soon', 'time-barred', 'undecidable'] as const;

/** Claims that are about to be lost. */
export const limitation: Measure = {
  name: 'limitation',
  everySeconds: SIX_HOURS,
  metrics: [near],
  read: (asked) =>
    ofEachCreditor(asked, async ({ creditorId: creditor, today: asOf }) => {
      const { pool, rulebookFor } = asked;
      const found = await limitationWarnings(pool, rulebookFor, {
        ...{ creditorId: creditor, asOf, monthsAhead: MONTHS_AHEAD },
      });
      return STATES.map((state) => ({
        ...{ metric: near, labels: { creditor, state } },
        value: found.filter((one) => one.state === state).length,
      }));
    }),
};
