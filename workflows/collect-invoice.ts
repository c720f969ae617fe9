import { patched } from '@temporalio/workflow';
import { collectInvoiceInFirstForm } from './first-form/collect-invoice';
import type { CollectInvoiceInput, CaseOutcome } from './messages';
import { OpenCase } from './open-case';
import { BEGINS_IN_THE_PRESENT_FORM } from './patches';

/**
 * The life of one invoice, from the day it is issued until nothing is left to wait for.
 *
 * The workflow sleeps until the next step of its policy: reminder, collection demand, warning, hand-over, monitoring.
 * A payment that settles the claim ends the workflow, whenever the payment comes. Most invoices are paid before their
 * first step, and wake no worker until then.
 *
 * When a step can be performed, one activity performs the step. The activity locks the claim in the ledger, decides again,
 * and books or answers why not. The letter that a step calls for leaves later, from the ledger's outbox (`office/letters`).
 *
 * Waiting is no failure. The ledger's answer says what the claim waits for: an instant, a gate of the creditor, a person,
 * a payment. The workflow sleeps until that instant, or until somebody tells it that something is new.
 *
 * Any other fact (part payment, reversal, dispute, deferral, ruling) makes the workflow ask the ledger where the claim
 * stands. Then the workflow sets its clock anew. A person's decision does the same, once the ledger has confirmed it.
 *
 * The workflow never works out what is due when. The ledger tells it, by the policy's timetable and the claim's own
 * events. So a new release of a policy never breaks a claim that already lives.
 */
export async function collectInvoice(input: CollectInvoiceInput): Promise<CaseOutcome> {
  if (input.form === undefined && !patched(BEGINS_IN_THE_PRESENT_FORM)) return collectInvoiceInFirstForm(input);
  const claim = new OpenCase(input);

  while (!claim.isSettled()) {
    const question = await claim.untilThereIsAQuestion();
    if (question) await claim.askUnlessSettled(question);
  }

  return claim.outcome();
}
