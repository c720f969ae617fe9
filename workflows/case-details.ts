import type { CaseNotice, Wait } from '../domain/claim/case-notice';
import { waitOf } from './wait-of';

type DueStep = NonNullable<CaseNotice['next']>;

/** Whose turn it is, as the operator reads it. */
const TURN: Readonly<Record<Wait, string>> = {
  day: 'Nobody has to do anything: the workflow wakes by itself.',
  hold: 'The claim is held. Nobody has to do anything until the hold ends.',
  plan: 'The claim has an instalment plan. It is the turn of the debtor.',
  gate: 'It is the turn of accounting, who reconciles the bank.',
  figure: 'It is the turn of the operator: take the release or record the policy that has the figure.',
  dispute: "It is the turn of the creditor's lawyer.",
  client: 'It is the turn of the client.',
  agency: 'It is the turn of the collection agency, which has the claim.',
  ruling: 'It is the turn of the authority or the court that has the case.',
  person: 'It is the turn of a case handler. The ledger says why: fordring show.',
  payment: 'It is the turn of the debtor.',
};

/** One step with its day and amount: `reminder due 2026-12-07, 500.00 SEK`. */
export function stepInWords({ step, on, amount }: DueStep): string {
  return `${step} due ${on}${amount === undefined ? '' : `, ${amount}`}`;
}

/**
 * What the operator reads as current details, in sentences. The first line says what the static summary says, which the
 * server does not keep when a history begins anew.
 */
export function caseDetails(claimId: string, invoiceGroup: string | undefined, notice: CaseNotice): string {
  const { stage, next, waitsFor, eventNumber } = notice;
  return [
    `Invoice ${claimId}${invoiceGroup === undefined ? '' : `, group ${invoiceGroup}`}.`,
    `The stage is **${stage}**.`,
    next ? `Next comes **${stepInWords(next)}**.` : 'No step has a day.',
    ...(waitsFor === undefined ? [] : [`The claim waits for ${waitsFor}.`]),
    TURN[waitOf(notice)],
    `The workflow knows the claim up to event ${eventNumber} of the ledger.`,
  ].join('\n\n');
}
