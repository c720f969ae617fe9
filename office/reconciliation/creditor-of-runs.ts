import type { Pool, PoolClient } from 'pg';
import { bankingCalendarOf, type BankingCalendar } from '../../policies/calendars/banking-calendar';
import { readCreditor, type KeptCreditor } from '../creditors/creditor';

export interface CreditorOfRuns extends KeptCreditor {
  /** By which the days of its runs are counted. */
  readonly calendar: BankingCalendar;
}

/** Throws `CreditorUnknown`. */
export async function creditorOfRuns(client: Pool | PoolClient, creditorId: string): Promise<CreditorOfRuns> {
  const creditor = await readCreditor(client, creditorId);
  return { ...creditor, calendar: bankingCalendarOf(creditor.country) };
}
