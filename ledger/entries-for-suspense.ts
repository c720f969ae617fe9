import type { CivilDate } from '../domain/kernel/civil-date';
import type { Money } from '../domain/kernel/money';
import { signedAmountOf } from '../domain/payment/bank-movement';
import type { MoneyPlace } from '../domain/payment/money-place';
import type { ChartOfAccounts } from './chart-of-accounts';
import { credit, debit, journalEntry, type JournalEntry } from './journal-entry';

/** A movement at the bank that matched no claim. `kind` says whether money came or was taken back. */
export interface UnmatchedMovement {
  readonly paymentId: string;
  readonly kind: 'payment' | 'deduction' | 'reversal';
  readonly receivedOn: CivilDate;
  readonly amount: Money;
  /** Where the money is; at the bank when nothing is said. */
  readonly place?: MoneyPlace;
}

/** The money is there and belongs to nobody yet: it stands in suspense, with a negative sign when it was taken back. */
export function entriesForSuspense(movement: UnmatchedMovement, chart: ChartOfAccounts): JournalEntry[] {
  const came = signedAmountOf(movement);
  return journalEntry(movement.receivedOn, `Unmatched ${movement.kind} ${movement.paymentId}`, [
    debit(chart[movement.place ?? 'bank'], came),
    credit(chart.suspense, came),
  ]);
}
