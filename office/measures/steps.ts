import { FIVE_MINUTES, ofEachCreditor, type Measure, type Metric } from './measure';

const due: Metric = {
  name: 'fordring_due_steps',
  type: 'gauge',
  help: 'Open claims whose next step has come due and was not taken, whatever keeps the step.',
  labels: ['creditor'],
};
const oldest: Metric = {
  name: 'fordring_oldest_due_step_days',
  type: 'gauge',
  help: 'Since how many days the oldest step is due that was not taken.',
  labels: ['creditor'],
  together: 'most',
};

/** Steps whose day has come. */
export const steps: Measure = {
  name: 'steps',
  everySeconds: FIVE_MINUTES,
  metrics: [due, oldest],
  read: (asked) =>
    ofEachCreditor(asked, async ({ creditorId: creditor, today }) => {
      const { rows } = await asked.pool.query<{ due: number; oldest: number | null }>(
        `SELECT count(*)::integer AS due, max($2::date - next_step_on) AS oldest
         FROM fordring.claim WHERE creditor_id = $1 AND NOT settled AND next_step_on <= $2`,
        [creditor, today],
      );
      return [
        { metric: due, labels: { creditor }, value: rows[0]?.due ?? 0 },
        { metric: oldest, labels: { creditor }, value: rows[0]?.oldest ?? 0 },
      ];
    }),
};
