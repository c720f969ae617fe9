import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  log,
  patched,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { CaseNotice } from '../../domain/claim/case-notice';
import type { StepOrder } from '../claim-port';
import {
  caseStatus,
  claimChanged,
  confirmDecision,
  readAgain,
  type CaseOutcome,
  type ClaimChanged,
  type CollectInvoiceInput,
} from '../messages';
import { CONFIRMATION_IS_AN_ANSWER, RUN_TAKES_THE_PRESENT_FORM, SETTLED_ENDS_A_STEP } from '../patches';
import { PRESENT_FORM } from '../forms';
import * as ledger from '../perform-step';
import { refuseNoId } from '../refuse-no-id';
import { stageOfCase } from '../search-attributes';

type DueStep = NonNullable<CaseNotice['next']>;

const NOTHING: ClaimChanged = { eventNumber: 0, settled: false };

/** A step that was tried in vain is tried again after a day at the earliest, so that nothing spins. */
const SHORTEST_RETRY_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * The bookkeeping of a run that began before waits were answers. A signal only leaves a mark. The process takes the mark
 * up at its own pace, so no two decisions interleave.
 */
export function openCase({ claimId, clock, notice: firstNotice }: CollectInvoiceInput) {
  let notice = firstNotice;
  /** The latest event that a signal has told of, since the ledger was last asked or a step was ordered. */
  let told: ClaimChanged = NOTHING;
  /** The ledger must be asked, whatever event number is known: it may have been put back. */
  let mustReadAgain = false;
  let stageAtStart = notice.stage;
  /** The step that the ledger was last asked to perform. */
  let ordered: string | undefined;
  /** The same step, when nothing has come of it: the step must not be tried again at once. */
  let triedInVain: string | undefined;
  let isWaiting = false;
  setCurrentDetails(describe(notice));

  // Two relays may tell of two facts in the wrong order: the later fact counts, not the later message.
  setHandler(claimChanged, (changed) => {
    if (changed.eventNumber > told.eventNumber) told = changed;
  });
  setHandler(readAgain, () => {
    mustReadAgain = true;
  });
  setHandler(caseStatus, () => ({
    claimId,
    stage: notice.stage,
    eventNumber: notice.eventNumber,
    ...(notice.next && { nextStep: notice.next.step, nextOn: notice.next.on }),
    ...(notice.waitsFor && { waitsFor: notice.waitsFor }),
  }));

  setHandler(
    confirmDecision,
    async ({ decisionId }) => {
      try {
        const answer = await ledger.confirmDecision({ claimId, decisionId, clock });
        const { eventNumber, stage } = answer;
        if (isWaiting && eventNumber > notice.eventNumber && patched(CONFIRMATION_IS_AN_ANSWER)) nowStands(answer);
        else if (eventNumber > told.eventNumber) told = { eventNumber, settled: stage === 'settled' };
        return { decisionId, eventNumber };
      } catch (refusal) {
        log.warn('a decision was not confirmed by the ledger and changed nothing', { decisionId });
        throw refusal;
      }
    },
    { validator: refuseNoId },
  );

  const isTold = (): boolean => told.eventNumber > notice.eventNumber;
  const somethingChanged = (): boolean => mustReadAgain || isTold();
  const isSettled = (): boolean => notice.stage === 'settled' || (isTold() && told.settled);
  const businessNow = (): number => Date.now() + clock.offsetMilliseconds;

  async function untilStepIsDueOrSomethingChanged(): Promise<DueStep | undefined> {
    const waitedWith = notice;
    const { next } = waitedWith;
    const mustLook = (): boolean => somethingChanged() || notice !== waitedWith;
    if (!next) {
      await waitFor(() => condition(mustLook));
      return undefined;
    }
    const due = Math.max(next.at - businessNow(), 0);
    const wait = triedInVain === `${next.step} ${next.on}` ? Math.max(due, SHORTEST_RETRY_MILLISECONDS) : due;
    if (somethingChanged()) return undefined;
    const summary = `${next.step} on ${next.on}`;
    if (wait > 0 && (await waitFor(() => condition(mustLook, wait, { summary })))) return undefined;
    return next;
  }

  /** While nothing is asked of the ledger, an answer to somebody else's question can be taken up at once. */
  async function waitFor<Result>(wait: () => Promise<Result>): Promise<Result> {
    isWaiting = true;
    try {
      return await wait();
    } finally {
      isWaiting = false;
    }
  }

  /**
   * The ledger's answer knows of everything that was told until now, unless it was forged. What is told while the answer
   * is on its way may be newer than the answer, and leads to one more question.
   */
  function ask(step?: DueStep): void {
    ordered = step && `${step.step} ${step.on}`;
    told = NOTHING;
    mustReadAgain = false;
  }

  function nowStands(answer: CaseNotice): void {
    const unchanged = answer.eventNumber === notice.eventNumber;
    triedInVain = unchanged ? ordered : undefined;
    notice = answer;
    setCurrentDetails(describe(notice));
  }

  /** A step may wait at its gate for weeks. A claim that is settled meanwhile waits for nothing more. */
  async function unlessSettled(perform: () => Promise<CaseNotice>): Promise<void> {
    const attempt = new CancellationScope();
    const watch = new CancellationScope();
    const performed = attempt.run(perform);
    const settled = watch.run(() => condition(() => told.settled && isTold())).then(() => undefined);
    try {
      const answer = await Promise.race([performed, settled]);
      if (answer) nowStands(answer);
      // The earliest runs waited for the step all the same: their histories say nothing of a step called off.
      else if (!patched(SETTLED_ENDS_A_STEP)) nowStands(await performed);
    } finally {
      attempt.cancel();
      watch.cancel();
      // The one that lost ends by being cancelled, which is no failure.
      await Promise.allSettled([performed, settled]);
    }
  }

  function turnThePage(): Promise<never> {
    return continueAsNew({ claimId, clock, notice, form: PRESENT_FORM } satisfies CollectInvoiceInput);
  }

  async function turnThePageWhenAStageIsLeft(): Promise<void> {
    if (isSettled() || somethingChanged()) return;
    await condition(allHandlersFinished);
    if (somethingChanged()) return;
    if (notice.stage !== stageAtStart) {
      stageAtStart = notice.stage;
      upsertSearchAttributes([stageOfCase(notice)]);
      if (notice.stage !== 'dunning') await turnThePage();
    }
    // At its next quiet moment the run goes over to the present form of the process.
    if (workflowInfo().continueAsNewSuggested || patched(RUN_TAKES_THE_PRESENT_FORM)) await turnThePage();
  }

  return {
    isSettled,
    /** Something was told that the ledger has not been asked about. */
    hasNews: (): boolean => somethingChanged() && !isSettled(),
    untilStepIsDueOrSomethingChanged,
    nowStands,
    turnThePageWhenAStageIsLeft,
    orderFor(step: DueStep): StepOrder {
      ask(step);
      return { claimId, dueOn: step.on, clock };
    },
    stands: (): CaseNotice => notice,
    readFromLedger(): Promise<CaseNotice> {
      ask();
      return ledger.readClaim({ claimId, clock });
    },
    unlessSettled,
    /** Whoever waits for a confirmation gets it before the workflow ends. */
    async outcome(): Promise<CaseOutcome> {
      await condition(allHandlersFinished);
      return { outcome: 'settled', eventNumber: Math.max(told.eventNumber, notice.eventNumber) };
    },
  };
}

function describe(notice: CaseNotice): string {
  const next = notice.next
    ? `next: **${notice.next.step}** on ${notice.next.on}`
    : `waits for ${notice.waitsFor ?? 'a fact'}`;
  return `stage: **${notice.stage}**, ${next} (event ${notice.eventNumber} of the ledger)`;
}
