import { FIVE_MINUTES, ofEachCreditor, type Measure, type Metric } from './measure';

const open: Metric = {
  name: 'fordring_open_claims',
  type: 'gauge',
  help: 'Claims with money open, of which the engine was told.',
  labels: ['creditor'],
};
const without: Metric = {
  name: 'fordring_claims_without_workflow',
  type: 'gauge',
  help: 'How many more claims are open than workflows of claims run. fordring engine check names the claims.',
  labels: ['creditor'],
};

/** Whether every open claim is followed: by number alone, which is cheap. */
export const claims: Measure = {
  name: 'claims',
  everySeconds: FIVE_MINUTES,
  metrics: [open, without],
  read: (asked) =>
    ofEachCreditor(asked, async ({ creditorId: creditor }) => {
      const { rows } = await asked.pool.query<{ open: number }>(
        `SELECT count(*)::integer AS open FROM fordring.claim WHERE creditor_id = $1 AND NOT settled
           AND NOT EXISTS (SELECT FROM fordring.outbox
             WHERE topic = 'engine' AND delivered_at IS NULL AND outbox.claim_id = claim.claim_id)`,
        [creditor],
      );
      const claimed = rows[0]?.open ?? 0;
      const running = claimed === 0 ? 0 : await asked.countRunning(creditor);
      return [
        { metric: open, labels: { creditor }, value: claimed },
        { metric: without, labels: { creditor }, value: Math.max(claimed - running, 0) },
      ];
    }),
};
