import type { CollectInvoiceInput, CaseOutcome } from './messages';
import { openCase } from './open-case';
import { performStep } from './perform-step';

/**
 * The life of one invoice, from the day it is issued until nothing is left to wait for.
 *
 * The workflow sleeps until the next step of its policy: reminder, collection demand, warning, hand-over, monitoring.
 * A payment that settles the claim ends it, whenever that comes; most invoices are paid before the first step and wake
 * no worker at all until then. When a step's day has come, one activity performs it: it locks the claim in the ledger,
 * decides again and books, or answers why not. Any other fact (part payment, reversal, dispute, deferral, ruling) makes
 * the workflow ask the ledger where the claim stands and set its clock anew. A person's decision does the same, once the
 * ledger has confirmed it.
 *
 * What is due when is never worked out here. It comes from the ledger, where the policy's timetable is folded from the
 * claim's own events; so a new release of a policy never breaks a claim that already lives.
 */
export async function collectInvoice(input: CollectInvoiceInput): Promise<CaseOutcome> {
  const claim = openCase(input);

  while (!claim.isSettled()) {
    const step = await claim.untilStepIsDueOrSomethingChanged();
    if (step) await claim.unlessSettled(() => performStep(step.step, claim.orderFor(step)));
    else if (!claim.isSettled()) claim.nowStands(await claim.readFromLedger());
    await claim.turnThePageWhenAStageIsLeft();
  }

  return claim.outcome();
}
