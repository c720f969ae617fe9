import {
  CancellationScope,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  patched,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { PRESENT_FORM, type Form } from './forms';
import type { BusinessClock } from './messages';
import { isPageFull } from './page';
import { RUN_SHOWS_ITS_STAGE, RUN_TAKES_THE_PRESENT_FORM } from './patches';
import type { ReconciliationPort, RunName, RunNotice, RunOrder, RunState } from './reconciliation-port';
import { runDetails } from './run-details';
import { runSearchAttributes } from './search-attributes';

export interface ReconcilePeriodInput {
  readonly run: RunName;
  readonly clock: BusinessClock;
  readonly form?: Form;
  /** How the run stands when it begins; it may have stood otherwise before. */
  readonly notice?: RunNotice;
}

/**
 * Tells a run's workflow that the ledger knows more than the workflow does. It is a signal, since the sender needs no
 * answer. The signal carries a number and nothing else, so a forged one leads to a question that the ledger answers.
 */
export interface RunChanged {
  readonly eventNumber: number;
}

export const runChanged = defineSignal<[RunChanged]>('runChanged');

/** Where the run stands, for operators. */
export const runStatus = defineQuery<RunNotice>('runStatus');

export interface RunOutcome {
  readonly outcome: EndedState;
  readonly eventNumber: number;
}

type EndedState = Extract<RunState, 'closed' | 'passed-over'>;

type RunAct = (order: RunOrder) => Promise<RunNotice>;

/** A run is looked at again after a minute at the earliest, so that nothing spins whatever the ledger answers. */
const SHORTEST_LOOK_MILLISECONDS = 60_000;

const RETRY = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' } as const;

/** What is done in each state. The operator reads recipe and period beside the activity's name. */
function actsOf({ recipe, period }: RunName) {
  const summary = `${recipe} for ${period}`;
  const { readRun, awaitSources, awaitSignature, fileEvidence, awaitAcknowledgement } =
    proxyActivities<ReconciliationPort>({ startToCloseTimeout: '5 minutes', retry: RETRY, summary });
  /**
   * Files of a million rows take a minute, and the matchers may compute for another without a pause. A missing heartbeat
   * tells that the worker is lost.
   */
  const { matchSources } = proxyActivities<ReconciliationPort>({
    ...{ startToCloseTimeout: '2 hours', heartbeatTimeout: '5 minutes' },
    ...{ retry: RETRY, summary },
  });
  const byState: Readonly<Record<Exclude<RunState, EndedState>, RunAct>> = {
    waiting: awaitSources,
    ready: matchSources,
    matched: awaitSignature,
    prepared: awaitSignature,
    signed: fileEvidence,
    unacknowledged: awaitAcknowledgement,
  };
  return { readRun, byState };
}

/** One run's inbox and bookkeeping, so that `reconcilePeriod` can read like the process. */
export function openRun({ run, clock, form, notice: firstNotice }: ReconcilePeriodInput) {
  const order: RunOrder = { ...run, clock, ...(form && { form }) };
  const { readRun, byState } = actsOf(run);
  let notice = firstNotice;
  /** The latest event that a signal has told of since the ledger was last asked. */
  let told = 0;
  /** Runs that began without this patch go on without it. It is asked once, so that one run has one answer. */
  const showsStage = form !== undefined || patched(RUN_SHOWS_ITS_STAGE);

  // Whoever can signal can send anything. What is no number says nothing, and must not make the run deaf to numbers.
  setHandler(runChanged, (changed?: Partial<RunChanged>) => {
    const eventNumber: unknown = changed?.eventNumber;
    if (typeof eventNumber === 'number' && Number.isSafeInteger(eventNumber)) told = Math.max(told, eventNumber);
  });
  setHandler(runStatus, () => notice ?? { state: 'waiting', eventNumber: 0 });

  const somethingChanged = (): boolean => told > (notice?.eventNumber ?? 0);

  function nowStands(answer: RunNotice): void {
    if (showsStage && answer.state !== notice?.state) upsertSearchAttributes(runSearchAttributes(answer.state));
    notice = answer;
    setCurrentDetails(runDetails(run, answer));
  }

  /** The next run asks the ledger first when something was told that the ledger has not been asked about. */
  function turnThePage(): Promise<never> {
    const stands = notice && !somethingChanged() ? { notice } : {};
    return continueAsNew({ run, clock, form: PRESENT_FORM, ...stands } satisfies ReconcilePeriodInput);
  }

  const ended = (): EndedState | undefined =>
    notice?.state === 'closed' || notice?.state === 'passed-over' ? notice.state : undefined;

  return {
    hasEnded: (): boolean => ended() !== undefined && !somethingChanged(),

    /** What the run's state asks for; without one known, or when there is news, the ledger is asked first. */
    nextAct(): RunAct {
      if (!notice || somethingChanged() || notice.state === 'closed' || notice.state === 'passed-over') {
        // The answer knows of everything that was told until now, unless it was forged.
        told = 0;
        return readRun;
      }
      return byState[notice.state];
    },

    /** An act may wait for weeks. News ends the wait at once. */
    async unlessSomethingChanges(act: RunAct): Promise<void> {
      const attempt = new CancellationScope();
      const watch = new CancellationScope();
      const acted = attempt.run(() => act(order));
      const changed = watch.run(() => condition(somethingChanged)).then(() => undefined);
      try {
        const answer = await Promise.race([acted, changed]);
        if (answer) nowStands(answer);
      } finally {
        attempt.cancel();
        watch.cancel();
        await Promise.allSettled([acted, changed]);
      }
      const isOver = ended() !== undefined || somethingChanged();
      // A run of the first form goes over to the present form when its act is done.
      if (form === undefined && notice && !isOver && (isPageFull() || patched(RUN_TAKES_THE_PRESENT_FORM)))
        await turnThePage();
    },

    /** A run that waits is looked at again on the day that the ledger gave, or when there is news. */
    async untilThereIsWork(): Promise<void> {
      if (form === undefined) return;
      const next = notice?.next;
      if (next && !somethingChanged()) {
        const wait = Math.max(next.at - (Date.now() + clock.offsetMilliseconds), SHORTEST_LOOK_MILLISECONDS);
        await condition(() => somethingChanged() || isPageFull(), wait, { summary: `looks again on ${next.on}` });
      }
      if (isPageFull() && ended() === undefined) await turnThePage();
    },

    outcome(): RunOutcome {
      return { outcome: ended() ?? 'closed', eventNumber: notice?.eventNumber ?? 0 };
    },
  };
}
