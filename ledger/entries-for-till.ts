import type { HandMovement } from '../domain/payment/till';
import type { ChartOfAccounts } from './chart-of-accounts';
import { credit, debit, journalEntry, type JournalEntry } from './journal-entry';

/** Money that was booked at the bank, and stood in a till or on its way: the bank's account never had it. */
export function entriesForTillCorrection(
  { paymentId, place, on, amount }: HandMovement,
  chart: ChartOfAccounts,
): JournalEntry[] {
  return journalEntry(on, `Payment ${paymentId} was never at the bank: moved to ${chart[place].number}`, [
    debit(chart[place], amount),
    credit(chart.bank, amount),
  ]);
}
