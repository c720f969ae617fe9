import { daysBetween, type CivilDate } from '../../domain/kernel/civil-date';
import { closesToBegin } from '../close/open-closes';
import { overdueSteps } from '../close/overdue-steps';
import { overdueRuns, runsToBegin } from '../reconciliation/runs-to-begin';
import { FIVE_MINUTES, ofEachCreditor, type Measure, type Metric } from './measure';

const late: Metric = {
  name: 'fordring_schedule_late_days',
  type: 'gauge',
  help: 'Since how many days a calendar should have begun something that it has not.',
  labels: ['creditor', 'schedule'],
  together: 'most',
};
const runs: Metric = {
  name: 'fordring_overdue_reconciliations',
  type: 'gauge',
  help: 'Reconciliations that are begun, and not signed by their day.',
  labels: ['creditor'],
};
const closes: Metric = {
  name: 'fordring_overdue_close_steps',
  type: 'gauge',
  help: 'Steps of closes of a month whose turn it is and whose day has passed.',
  labels: ['creditor'],
};

/** Whether the calendars begin what they should, and whether people end it in time. */
export const schedules: Measure = {
  name: 'schedules',
  everySeconds: FIVE_MINUTES,
  metrics: [late, runs, closes],
  read: (asked) =>
    ofEachCreditor(asked, async ({ creditorId: creditor, today }) => {
      const { pool } = asked;
      const toBegin = {
        reconciliation: await runsToBegin(pool, creditor, today),
        close: (await closesToBegin(pool, creditor, today)).due,
      };
      return [
        ...Object.entries(toBegin).map(([schedule, due]) => ({
          ...{ metric: late, labels: { creditor, schedule } },
          value: latenessOf(due, today),
        })),
        { metric: runs, labels: { creditor }, value: await overdueRuns(pool, creditor, today) },
        { metric: closes, labels: { creditor }, value: await overdueSteps(pool, creditor, today) },
      ];
    }),
};

function latenessOf(due: readonly { readonly dueOn: CivilDate }[], today: CivilDate): number {
  return due.map(({ dueOn }) => daysBetween(dueOn, today)).reduce((one, other) => Math.max(one, other), 0);
}
