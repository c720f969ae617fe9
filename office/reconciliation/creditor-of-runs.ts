import type { Pool, PoolClient } from 'pg';
import type { Currency } from '../../domain/kernel/money';
import type { Country } from '../../domain/policy/policy';
import { bankingCalendarOf, type BankingCalendar } from '../../policies/calendars/banking-calendar';
import { CreditorUnknown } from '../creditors/creditor-chart';

export interface CreditorOfRuns {
  readonly country: Country;
  readonly currency: Currency;
  readonly name: string;
  readonly timeZone: string;
  readonly calendar: BankingCalendar;
}

/** Throws `CreditorUnknown`. */
export async function creditorOfRuns(client: Pool | PoolClient, creditorId: string): Promise<CreditorOfRuns> {
  const { rows } = await client.query<Omit<CreditorOfRuns, 'calendar'>>(
    'SELECT country, currency, name, time_zone AS "timeZone" FROM fordring.creditor WHERE creditor_id = $1',
    [creditorId],
  );
  const [creditor] = rows;
  if (!creditor) throw new CreditorUnknown(creditorId);
  return { ...creditor, calendar: bankingCalendarOf(creditor.country) };
}
