import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { CloseName, CloseNotice, ClosePort } from './close-port';
import type { BusinessClock } from './messages';
import { isPageFull } from './page';
import { FORDRING_STAGE } from './search-attributes';

export interface CloseMonthInput {
  readonly close: CloseName;
  readonly clock: BusinessClock;
}

/** Tells that the ledger has news of the close. It is a signal, since the sender needs no answer; it carries a number alone. */
export interface CloseChanged {
  readonly news: number;
}

export const closeChanged = defineSignal<[CloseChanged]>('closeChanged');

/** Where the close stands, for operators. */
export const closeStatus = defineQuery<CloseNotice>('closeStatus');

export interface CloseOutcome {
  readonly outcome: 'closed';
  readonly news: number;
}

/** A close is looked at again after a minute at the earliest, so that nothing spins whatever the ledger answers. */
const SHORTEST_LOOK_MILLISECONDS = 60_000;

/**
 * The close of one month of a creditor, from its banking day until a person has closed the month for good.
 *
 * The ledger has the checklist. Whatever can be done now is done by one activity: reconciliations begin, reports are worked
 * out, late steps are chased. Then the workflow sleeps until the next banking day, or until somebody has done or signed a
 * step. When every required step is signed, the ledger proposes the closing; a person closes.
 */
export async function closeMonth({ close, clock }: CloseMonthInput): Promise<CloseOutcome> {
  const { advanceClose } = proxyActivities<ClosePort>({
    startToCloseTimeout: '10 minutes',
    summary: `close of ${close.period}`,
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
  });
  let notice: CloseNotice = { state: 'open', news: 0, signed: 0, steps: 0 };
  let told = 0;
  // Whoever can signal can send anything: what is no number says nothing.
  setHandler(closeChanged, (changed?: Partial<CloseChanged>) => {
    const news: unknown = changed?.news;
    if (typeof news === 'number' && Number.isSafeInteger(news)) told = Math.max(told, news);
  });
  setHandler(closeStatus, () => notice);
  const somethingChanged = (): boolean => told > notice.news;

  for (;;) {
    const before = notice.state;
    // The ledger is read later than this, so the answer knows what was told until now; what is told meanwhile may be newer.
    told = 0;
    notice = await advanceClose({ ...close, clock });
    if (notice.state !== before) upsertSearchAttributes([{ key: FORDRING_STAGE, value: notice.state }]);
    setCurrentDetails(detailsOf(close, notice));
    if (notice.state === 'closed') return { outcome: 'closed', news: notice.news };
    const { next } = notice;
    if (next) {
      const wait = Math.max(next.at - (Date.now() + clock.offsetMilliseconds), SHORTEST_LOOK_MILLISECONDS);
      await condition(somethingChanged, wait, { summary: `looks again on ${next.on}` });
    } else await condition(somethingChanged);
    if (isPageFull() && !somethingChanged()) await continueAsNew({ close, clock } satisfies CloseMonthInput);
  }
}

/** What the operator reads as current details, in sentences. */
function detailsOf({ creditorId, period }: CloseName, { state, signed, steps, waitsFor, next }: CloseNotice): string {
  return [
    `The close of ${period} of ${creditorId}.`,
    `The close is **${state}**. ${signed} of ${steps} steps are signed.`,
    ...(waitsFor === undefined ? [] : [`The close waits for ${waitsFor}.`]),
    ...(next === undefined ? [] : [`The workflow looks again on ${next.on}, or when something is new.`]),
  ].join('\n\n');
}
