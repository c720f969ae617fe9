import type { CivilDate } from '../domain/kernel/civil-date';
import type { Money } from '../domain/kernel/money';
import type { ChartOfAccounts } from './chart-of-accounts';
import { credit, debit, journalEntry, type JournalEntry } from './journal-entry';

/** What a closing sets apart for the claims of one administration, in one currency. */
export interface ValuationSum {
  readonly administrationId: string;
  readonly amount: Money;
}

/** A valuation of a closing, by administration and currency. */
export interface ValuationSums {
  /** `2016-08`. */
  readonly closing: string;
  readonly sums: readonly ValuationSum[];
}

/**
 * Reverses the valuation that stood, and books the new one: an entry for each administration and currency, on the last day of
 * the new closing. The claims and their control accounts stay as they are.
 */
export function entriesForValuation(
  on: CivilDate,
  { closing, sums }: ValuationSums,
  before: ValuationSums | undefined,
  { receivableLoss, lossAllowance }: ChartOfAccounts,
): JournalEntry[] {
  const entry = (text: string, amount: Money): JournalEntry[] =>
    journalEntry(on, text, [debit(receivableLoss, amount), credit(lossAllowance, amount)]);
  const reversed = (before?.sums ?? []).flatMap(({ administrationId, amount }) =>
    entry(`Valuation ${before?.closing ?? ''} reversed, administration ${administrationId}`, amount.negated()),
  );
  const booked = sums.flatMap(({ administrationId, amount }) =>
    entry(`Valuation ${closing}, administration ${administrationId}`, amount),
  );
  return [...reversed, ...booked];
}
