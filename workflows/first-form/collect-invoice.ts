import type { CollectInvoiceInput, CaseOutcome } from '../messages';
import { openCase } from './open-case';
import { performDueStep } from '../perform-step';

/**
 * The life of an invoice as runs have it that began before waits were answers: a step that cannot be performed yet is an
 * activity that is tried again. Such a run goes over to the present form (`collectInvoice`) after its next act. This form
 * may go when no run is open that began before release 0.2.0.
 */
export async function collectInvoiceInFirstForm(input: CollectInvoiceInput): Promise<CaseOutcome> {
  const claim = openCase(input);

  while (!claim.isSettled()) {
    const step = await claim.untilStepIsDueOrSomethingChanged();
    if (step) await claim.unlessSettled(() => performDueStep(step, claim.orderFor(step), claim.stands()));
    else if (claim.hasNews()) claim.nowStands(await claim.readFromLedger());
    await claim.turnThePageWhenAStageIsLeft();
  }

  return claim.outcome();
}
