import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { BusinessClock } from './messages';
import type { ReconciliationPort } from './reconciliation-port';

const { beginDueRuns } = proxyActivities<Pick<ReconciliationPort, 'beginDueRuns'>>({
  startToCloseTimeout: '5 minutes',
  summary: 'begins the runs that are due',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

/** The calendar sleeps at least so long, so that nothing spins whatever the ledger answers. */
const SHORTEST_SLEEP_MILLISECONDS = 60_000;

export interface CalendarInput {
  readonly creditorId: string;
  readonly clock: BusinessClock;
}

/** Tells that a recipe was put on the calendar, or taken off it. A signal without contents: the ledger knows. */
export const calendarChanged = defineSignal('calendarChanged');

/**
 * A creditor's calendar of reconciliations. It sleeps until the next run is due, has the run begun, and sleeps again.
 * After an outage every missed period is begun once, in order. The engine's own schedules know weekdays and days of the
 * month, but no banking days. The ledger works banking days out from the country's calendar, in the creditor's time zone.
 */
export async function keepReconciliationCalendar({ creditorId, clock }: CalendarInput): Promise<void> {
  /** How often something was said to have changed, and what of it the ledger has been asked about. */
  let [told, asked] = [0, -1];
  setHandler(calendarChanged, () => {
    told += 1;
  });
  const somethingChanged = (): boolean => told > asked;
  for (;;) {
    asked = told;
    const { next } = await beginDueRuns({ creditorId, clock });
    setCurrentDetails(
      `The calendar of reconciliations of ${creditorId}.\n\n${next ? `The next run is due on ${next.on}.` : 'Nothing is scheduled.'}`,
    );
    if (next) {
      const wait = Math.max(next.at - (Date.now() + clock.offsetMilliseconds), SHORTEST_SLEEP_MILLISECONDS);
      await condition(somethingChanged, wait, { summary: `runs due on ${next.on}` });
    } else await condition(somethingChanged);
    if (workflowInfo().continueAsNewSuggested && !somethingChanged())
      await continueAsNew({ creditorId, clock } satisfies CalendarInput);
  }
}
