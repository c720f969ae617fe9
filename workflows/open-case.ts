import {
  condition,
  continueAsNew,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { CaseNotice } from '../domain/case-notice';
import type { StepOrder } from './claim-port';
import { caseStatus, claimChanged, type CaseOutcome, type CollectInvoiceInput } from './messages';
import { readClaim } from './perform-step';
import { caseSearchAttributes } from './search-attributes';

type DueStep = NonNullable<CaseNotice['next']>;

/** An operator's look at a long wait: what for. A day is enough to be sure that nothing spins. */
const SHORTEST_RETRY_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * One claim's inbox, clock and bookkeeping, so that `collectInvoice` can read like the process. Signals only leave a
 * mark; the process takes them up at its own pace, so no two decisions interleave.
 */
export function openCase({ claimId, clock, notice: firstNotice }: CollectInvoiceInput) {
  let notice = firstNotice;
  /** The highest event number that a signal has told of. */
  let told = notice.eventNumber;
  let toldSettled = notice.stage === 'settled';
  let stageAtStart = notice.stage;
  /** The step that was tried last without the claim having changed: it must not be tried again at once. */
  let triedInVain: string | undefined;

  setHandler(claimChanged, ({ eventNumber, settled }) => {
    if (eventNumber <= notice.eventNumber) return;
    told = Math.max(told, eventNumber);
    toldSettled = settled;
  });
  setHandler(caseStatus, () => ({
    claimId,
    stage: notice.stage,
    eventNumber: notice.eventNumber,
    ...(notice.next && { nextStep: notice.next.step, nextOn: notice.next.on }),
    ...(notice.waitsFor && { waitsFor: notice.waitsFor }),
  }));

  const somethingChanged = (): boolean => told > notice.eventNumber;
  const isSettled = (): boolean => notice.stage === 'settled' || (somethingChanged() && toldSettled);
  const businessNow = (): number => Date.now() + clock.offsetMilliseconds;

  async function untilStepIsDueOrSomethingChanged(): Promise<DueStep | undefined> {
    const { next } = notice;
    if (!next) {
      await condition(somethingChanged);
      return undefined;
    }
    const due = Math.max(next.at - businessNow(), 0);
    const wait = triedInVain === `${next.step} ${next.on}` ? Math.max(due, SHORTEST_RETRY_MILLISECONDS) : due;
    if (somethingChanged()) return undefined;
    if (wait > 0 && (await condition(somethingChanged, wait, { summary: `${next.step} on ${next.on}` })))
      return undefined;
    return next;
  }

  /** What the ledger answers is the truth, whatever a signal claimed before. */
  function nowStands(answer: CaseNotice): void {
    const unchanged = answer.eventNumber === notice.eventNumber && answer.next?.step === notice.next?.step;
    triedInVain = unchanged && answer.next ? `${answer.next.step} ${answer.next.on}` : undefined;
    notice = answer;
    told = answer.eventNumber;
    toldSettled = answer.stage === 'settled';
  }

  async function turnThePageWhenAStageIsLeft(): Promise<void> {
    if (isSettled() || somethingChanged()) return;
    if (notice.stage !== stageAtStart) {
      stageAtStart = notice.stage;
      upsertSearchAttributes(caseSearchAttributes(notice));
      setCurrentDetails(describe(notice));
      if (notice.stage !== 'dunning') await continueAsNew({ claimId, clock, notice } satisfies CollectInvoiceInput);
    }
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew({ claimId, clock, notice } satisfies CollectInvoiceInput);
  }

  return {
    isSettled,
    untilStepIsDueOrSomethingChanged,
    nowStands,
    turnThePageWhenAStageIsLeft,
    orderFor: (step: DueStep): StepOrder => ({ claimId, dueOn: step.on, clock }),
    readFromLedger: () => readClaim({ claimId, clock }),
    outcome: (): CaseOutcome => ({ outcome: 'settled', eventNumber: Math.max(told, notice.eventNumber) }),
  };
}

function describe(notice: CaseNotice): string {
  const next = notice.next
    ? `next: **${notice.next.step}** on ${notice.next.on}`
    : `waits for ${notice.waitsFor ?? 'a fact'}`;
  return `stage: **${notice.stage}**, ${next} (event ${notice.eventNumber} of the ledger)`;
}
