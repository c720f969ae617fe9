import type { CaseOutcome, CollectInvoiceInput } from '../../../workflows/messages';
import { openCase } from '../../../workflows/open-case';
import { performStep } from '../../../workflows/perform-step';

/**
 * `collectInvoice` with two commands in another order: it asks the ledger before it performs a step, instead of after
 * a fact. A change that looks harmless, and that every claim which already lives would stumble over; the replay of
 * recorded histories must catch it.
 */
export async function collectInvoice(input: CollectInvoiceInput): Promise<CaseOutcome> {
  const claim = openCase(input);

  while (!claim.isSettled()) {
    const step = await claim.untilStepIsDueOrSomethingChanged();
    if (!claim.isSettled()) claim.nowStands(await claim.readFromLedger());
    if (step && !claim.isSettled()) claim.nowStands(await performStep(step.step, claim.orderFor(step)));
    await claim.turnThePageWhenAStageIsLeft();
  }

  return claim.outcome();
}
