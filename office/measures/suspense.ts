import type { CivilDate } from '../../domain/kernel/civil-date';
import { FIVE_MINUTES, ofEachCreditor, type Measure, type Metric } from './measure';

const payments: Metric = {
  name: 'fordring_suspense_payments',
  type: 'gauge',
  help: 'Payments that found no claim.',
  labels: ['creditor'],
};
const amount: Metric = {
  name: 'fordring_suspense_amount',
  type: 'gauge',
  help: 'What lies in suspense, in units of the currency.',
  labels: ['creditor', 'currency'],
};
const oldest: Metric = {
  name: 'fordring_suspense_oldest_days',
  type: 'gauge',
  help: 'Since how many days the oldest payment lies in suspense.',
  labels: ['creditor'],
  together: 'most',
};

interface Row {
  readonly payments: number;
  readonly amount: string;
  readonly oldest: number | null;
}

/** The suspense account: how much lies on it, and since when. */
export const suspense: Measure = {
  name: 'suspense',
  everySeconds: FIVE_MINUTES,
  metrics: [payments, amount, oldest],
  read: (asked) =>
    ofEachCreditor(asked, async ({ creditorId: creditor, currency, today }) => {
      const { rows } = await asked.pool.query<Row>(
        `SELECT count(*)::integer AS payments, coalesce(sum(rest), 0)::text AS amount, max($2::date - received_on) AS oldest
         FROM fordring.payment_standing WHERE status = 'suspense' AND creditor_id = $1 AND received_on <= $2`,
        [creditor, today satisfies CivilDate],
      );
      return [
        { metric: payments, labels: { creditor }, value: rows[0]?.payments ?? 0 },
        { metric: amount, labels: { creditor, currency }, value: Number(rows[0]?.amount ?? 0) },
        { metric: oldest, labels: { creditor }, value: rows[0]?.oldest ?? 0 },
      ];
    }),
};
