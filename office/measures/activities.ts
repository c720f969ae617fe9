import { failingActivities } from '../controls/failing-activities';
import { A_MINUTE, ofEachCreditor, type Measure, type Metric } from './measure';

const failing: Metric = {
  name: 'fordring_failing_activities',
  type: 'gauge',
  help: 'Activities that have failed the same way for a quarter of an hour.',
  labels: ['creditor'],
};
const persons: Metric = {
  name: 'fordring_claims_waiting_for_person',
  type: 'gauge',
  help: 'Claims whose activity cannot succeed before a person has looked.',
  labels: ['creditor'],
};

/** What the engine tries again and again. */
export const activities: Measure = {
  name: 'activities',
  everySeconds: A_MINUTE,
  metrics: [failing, persons],
  async read(asked) {
    const found = await failingActivities(asked.pool, undefined);
    return ofEachCreditor(asked, ({ creditorId: creditor }) => {
      const own = found.filter(({ workflowId }) => workflowId.split('/')[1] === creditor);
      const waiting = own.filter(({ waitsForPerson }) => waitsForPerson).length;
      return Promise.resolve([
        { metric: failing, labels: { creditor }, value: own.length - waiting },
        { metric: persons, labels: { creditor }, value: waiting },
      ]);
    });
  },
};
