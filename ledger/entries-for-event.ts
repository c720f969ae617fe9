import type { Claim } from '../domain/claim';
import type { ClaimEvent } from '../domain/claim-events';
import { Money } from '../domain/money';
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
      return journalEntry(event.on, `${invoice}: charges corrected after payment ${event.paymentId}`, [
        debit(chart.feeIncome, event.fee),
        debit(chart.interestIncome, event.interest),
        ...claim(),
      ]);
    case 'RulingReceived':
    case 'ReferralAnswered':
    case 'MonitoringAccounted':
    case 'AcceptanceAnswered':
    case 'FlagChanged':
    case 'DeferralGranted':
    case 'DisputeRaised':
    case 'DisputeSettled':
    case 'DebtorStatusChanged':
      return [];
  }
}

function claimSide(before: Claim | undefined, after: Claim, chart: ChartOfAccounts): Posting[] {
  const zero = Money.zero(after.invoiced.currency);
  const charges = ({ open }: Claim): Money => open.fee.plus(open.interest);
  return [
    debit(chart.receivablePrincipal, after.open.principal.minus(before?.open.principal ?? zero)),
    debit(chart.receivableCharges, charges(after).minus(before ? charges(before) : zero)),
    credit(chart.refundLiability, after.refundLiability.minus(before?.refundLiability ?? zero)),
  ];
}
