import { allowanceOf, doubtfulOf, type Claim, type Parts } from '../domain/claim/claim';
import type { ChargesCorrected, ClaimEvent } from '../domain/claim/claim-events';
import { Money } from '../domain/kernel/money';
import type { ChartOfAccounts } from './chart-of-accounts';
import { credit, debit, journalEntry, type JournalEntry, type Posting } from './journal-entry';

/** Where a payment's money stood before: at the bank, or in suspense since the day it came and matched nothing. */
export type MoneySource = 'bank' | 'suspense';

/**
 * What an event does to the general ledger. The claim's side (receivables, refund liability) is read from how the fold
 * changed, so the control accounts follow the sub-ledger by construction; the other side is read from the event. That
 * the two balance is asserted, and so ties the one to the other. Events that move no money give no entry.
 */
export function entriesFor(
  event: ClaimEvent,
  before: Claim | undefined,
  after: Claim,
  chart: ChartOfAccounts,
  source: MoneySource = 'bank',
): JournalEntry[] {
  const invoice = `Invoice ${after.invoiceNumber}`;
  const claim = (): Posting[] => claimSide(before, after, chart);
  switch (event.type) {
    case 'ClaimRegistered':
      return journalEntry(event.on, `${invoice}: issued`, [...claim(), credit(chart.revenue, event.amount)]);
    case 'StepPerformed':
      if (event.fee.isZero() && event.interest.isZero()) return [];
      return journalEntry(event.on, `${invoice}: charged with the ${event.step}`, [
        ...claim(),
        credit(chart.feeIncome, event.fee),
        credit(chart.interestIncome, event.interest),
      ]);
    case 'PaymentReceived':
      return journalEntry(event.on, `${invoice}: payment ${event.paymentId}`, [
        debit(chart[source], event.amount),
        ...claim(),
      ]);
    case 'PaymentReversed':
      return journalEntry(event.on, `${invoice}: payment ${event.paymentId} taken back`, [
        ...claim(),
        credit(chart[source], event.amount),
      ]);
    case 'ChargesCorrected':
      return journalEntry(event.on, `${invoice}: charges corrected after ${correctionCause(event)}`, [
        debit(chart.feeIncome, event.fee),
        debit(chart.interestIncome, event.interest),
        ...claim(),
      ]);
    case 'PlanAgreed':
      return journalEntry(event.on, `${invoice}: charged with instalment plan ${event.decisionId}`, [
        ...claim(),
        credit(chart.feeIncome, event.fee),
        credit(chart.interestIncome, event.interest),
      ]);
    case 'ClaimCredited':
      return journalEntry(
        event.on,
        `${invoice}: ${event.cause} ${event.documentNumber}, decision ${event.decisionId}`,
        [debit(chart.revenue, event.amount), ...claim()],
      );
    case 'ClaimWrittenOff':
      return journalEntry(event.on, `${invoice}: written off (${event.ground}), decision ${event.decisionId}`, [
        debit(chart.receivableLoss, lossOf(event)),
        debit(chart.outputVat, event.vat),
        ...claim(),
      ]);
    case 'ClaimReinstated':
      return journalEntry(event.on, `${invoice}: write-off ${event.writeOffId} taken back`, [
        ...claim(),
        credit(chart.receivableLoss, lossOf(event)),
        credit(chart.outputVat, event.vat),
      ]);
    case 'SetOffBooked':
      return journalEntry(event.on, `${invoice}: set off against ${event.against}, decision ${event.decisionId}`, [
        debit(chart.setOffClearing, event.amount),
        ...claim(),
      ]);
    case 'SetOffTakenBack':
      return journalEntry(event.on, `${invoice}: set-off ${event.setOffId} taken back`, [
        ...claim(),
        credit(chart.setOffClearing, event.amount),
      ]);
    case 'ClaimWrittenDown':
      return journalEntry(event.on, `${invoice}: written down, decision ${event.decisionId}`, claim());
    case 'DisputeRaised':
    case 'DisputeSettled':
    case 'DecisionReversed':
      return journalEntry(event.on, `${invoice}: what is disputed stands apart, decision ${event.decisionId}`, claim());
    case 'RulingReceived':
    case 'ReferralAnswered':
    case 'MonitoringAccounted':
    case 'AcceptanceAnswered':
    case 'FlagChanged':
    case 'DeferralGranted':
    case 'StepWithdrawn':
    case 'InstalmentReminded':
    case 'PlanDefaulted':
    case 'PlanReinstated':
    case 'HoldPlaced':
    case 'LimitationInterrupted':
    case 'PolicyChanged':
    case 'DebtorStatusChanged':
    case 'DebtorAddressChanged':
    case 'LiableDebtorChanged':
    case 'CourtRouteTaken':
    case 'ReferralRecalled':
    case 'ServiceChanged':
      return [];
  }
}

function correctionCause({ paymentId, decisionId }: ChargesCorrected): string {
  return paymentId === undefined ? `decision ${String(decisionId)}` : `payment ${paymentId}`;
}

/** What the creditor itself loses: all that was open, but for the VAT that the state gives back. */
export function lossOf({ fee, interest, principal, vat }: Parts & { readonly vat: Money }): Money {
  return fee.plus(interest).plus(principal).minus(vat);
}

/**
 * The claim's own accounts. A disputed part of the principal stands apart as doubtful, and a write-down beside the claim,
 * never over what is open of it: what comes in on a written-down claim releases the allowance.
 */
function claimSide(before: Claim | undefined, after: Claim, chart: ChartOfAccounts): Posting[] {
  const zero = Money.zero(after.invoiced.currency);
  const change = (figure: (claim: Claim) => Money): Money => figure(after).minus(before ? figure(before) : zero);
  const allowance = change(allowanceOf);
  return [
    debit(
      chart.receivablePrincipal,
      change((claim) => claim.open.principal.minus(doubtfulOf(claim))),
    ),
    debit(chart.doubtfulReceivable, change(doubtfulOf)),
    debit(
      chart.receivableCharges,
      change(({ open }) => open.fee.plus(open.interest)),
    ),
    credit(
      chart.refundLiability,
      change((claim) => claim.refundLiability),
    ),
    credit(chart.lossAllowance, allowance),
    debit(chart.receivableLoss, allowance),
  ];
}
