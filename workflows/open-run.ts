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
  workflowInfo,
} from '@temporalio/workflow';
import type { BusinessClock } from './messages';
import { RUN_SHOWS_ITS_STAGE } from './patches';
import type { ReconciliationPort, RunName, RunNotice, RunOrder, RunState } from './reconciliation-port';
import { runSearchAttributes } from './search-attributes';

export interface ReconcilePeriodInput {
  readonly run: RunName;
  readonly clock: BusinessClock;
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

/**
 * A wait is one attempt after another of the same activity: the engine keeps no history of attempts. The activity says
 * how soon it may be tried again. After troubles of the ledger it is tried again within minutes.
 */
const waiting = proxyActivities<Pick<ReconciliationPort, 'awaitSources' | 'awaitSignature' | 'awaitAcknowledgement'>>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

/**
 * Files of a million rows take a minute, and the matchers may compute for another without a pause. A missing heartbeat
 * tells that the worker is lost.
 */
const { matchSources } = proxyActivities<Pick<ReconciliationPort, 'matchSources'>>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '5 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

const { readRun, fileEvidence } = proxyActivities<Pick<ReconciliationPort, 'readRun' | 'fileEvidence'>>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

const ACTS: Readonly<Record<Exclude<RunState, EndedState>, RunAct>> = {
  waiting: waiting.awaitSources,
  ready: matchSources,
  matched: waiting.awaitSignature,
  prepared: waiting.awaitSignature,
  signed: fileEvidence,
  unacknowledged: waiting.awaitAcknowledgement,
};

/** One run's inbox and bookkeeping, so that `reconcilePeriod` can read like the process. */
export function openRun({ run, clock, notice: firstNotice }: ReconcilePeriodInput) {
  const order: RunOrder = { ...run, clock };
  let notice = firstNotice;
  /** The latest event that a signal has told of since the ledger was last asked. */
  let told = 0;
  /** Runs that began without this patch go on without it. It is asked once, so that one run has one answer. */
  const showsStage = patched(RUN_SHOWS_ITS_STAGE);

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
    setCurrentDetails(`**${answer.state}** (event ${answer.eventNumber} of the ledger)`);
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
      return ACTS[notice.state];
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
      if (workflowInfo().continueAsNewSuggested && notice && !somethingChanged())
        await continueAsNew({ run, clock, notice } satisfies ReconcilePeriodInput);
    },

    outcome(): RunOutcome {
      return { outcome: ended() ?? 'closed', eventNumber: notice?.eventNumber ?? 0 };
    },
  };
}
