import { sleep } from '@temporalio/workflow';
import type { CaseOutcome, CollectInvoiceInput } from '../../../workflows/messages';
import { openCase } from '../../../workflows/first-form/open-case';
import { OpenCase } from '../../../workflows/open-case';
import { openRun, type ReconcilePeriodInput, type RunOutcome } from '../../../workflows/open-run';
import { performStep } from '../../../workflows/perform-step';

export { closeMonth } from '../../../workflows/close-month';
export { keepReconciliationCalendar } from '../../../workflows/keep-reconciliation-calendar';

/**
 * `collectInvoice` with two commands in another order: it asks the ledger before it performs a step, instead of after
 * a fact. A change that looks harmless, and that every claim which already lives would stumble over; the replay of
 * recorded histories must catch it.
 */
export async function collectInvoice(input: CollectInvoiceInput): Promise<CaseOutcome> {
  if (input.form === undefined) return inFirstForm(input);
  const claim = new OpenCase(input);

  while (!claim.isSettled()) {
    const question = await claim.untilThereIsAQuestion();
    if (question && question !== 'standing') await claim.askUnlessSettled('standing');
    if (question) await claim.askUnlessSettled(question);
  }

  return claim.outcome();
}

async function inFirstForm(input: CollectInvoiceInput): Promise<CaseOutcome> {
  const claim = openCase(input);

  while (!claim.isSettled()) {
    const step = await claim.untilStepIsDueOrSomethingChanged();
    if (!claim.isSettled()) claim.nowStands(await claim.readFromLedger());
    if (step && !claim.isSettled()) claim.nowStands(await performStep(step.step, claim.orderFor(step)));
    await claim.turnThePageWhenAStageIsLeft();
  }

  return claim.outcome();
}

/** `reconcilePeriod` with a breath between its acts: as harmless, and as wrong. */
export async function reconcilePeriod(input: ReconcilePeriodInput): Promise<RunOutcome> {
  const run = openRun(input);

  while (!run.hasEnded()) {
    await run.unlessSomethingChanges(run.nextAct());
    await run.untilThereIsWork();
    await sleep('1 second');
  }

  return run.outcome();
}
