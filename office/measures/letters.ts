import { FIVE_MINUTES, ofEachCreditor, type Measure, type Metric } from './measure';

const unsent: Metric = {
  name: 'fordring_unsent_letters',
  type: 'gauge',
  help: 'Letters that were called for and have not left: still to write, held with a reason, or failed for good.',
  labels: ['creditor', 'state'],
};
const oldest: Metric = {
  name: 'fordring_oldest_unsent_letter_days',
  type: 'gauge',
  help: 'Since how many days the oldest letter waits that may still leave.',
  labels: ['creditor'],
  together: 'most',
};

const STATES = ['to-write', 'held', 'failed'];

/** Letters that have not left. */
export const letters: Measure = {
  name: 'letters',
  everySeconds: FIVE_MINUTES,
  metrics: [unsent, oldest],
  read: (asked) =>
    ofEachCreditor(asked, async ({ creditorId: creditor, today }) => {
      const { rows } = await asked.pool.query<{ state: string; letters: number; oldest: number }>(
        `SELECT status AS state, count(*)::integer AS letters, max($2::date - called.booked_on) AS oldest
         FROM fordring.document JOIN fordring.claim USING (claim_id)
           JOIN fordring.claim_event AS called USING (claim_id)
         WHERE called.event_number = document.event_number AND status = ANY ($3) AND creditor_id = $1 GROUP BY status`,
        [creditor, today, STATES],
      );
      const waiting = rows.filter(({ state }) => state !== 'failed').map((row) => row.oldest);
      return [
        ...STATES.map((state) => ({
          ...{ metric: unsent, labels: { creditor, state } },
          value: rows.find((row) => row.state === state)?.letters ?? 0,
        })),
        { metric: oldest, labels: { creditor }, value: Math.max(0, ...waiting) },
      ];
    }),
};
