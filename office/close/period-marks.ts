import type { Pool, PoolClient } from 'pg';
import { addDays, civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import type { PeriodMark, PeriodOfBooks } from '../../ledger/period-of-books';
import { endOf, startOf } from '../../reconciliation/period';
import { inTransaction } from '../../store/connect';
import { lockCreditor } from '../creditors/creditor-chart';
import { PeriodRefused } from './period-refused';

/** Somebody who says something of a month of the books. */
export interface PeriodAct {
  readonly creditorId: string;
  readonly period: PeriodOfBooks;
  readonly reason: string;
  readonly claimId?: string | undefined;
  readonly by: string;
  readonly role: string;
  readonly today: CivilDate;
}

/** The first and the last day of a month. Throws `PeriodRefused`. */
export function daysOf(period: PeriodOfBooks): { readonly from: CivilDate; readonly to: CivilDate } {
  if (!/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(period)) {
    throw new PeriodRefused('no-month', `"${period}" is no month of the books. Write it as 2026-08.`);
  }
  return { from: civilDate(startOf(period)), to: civilDate(endOf(period)) };
}

/** The month that follows. Throws `PeriodRefused`. */
export function monthAfter(period: PeriodOfBooks): PeriodOfBooks {
  return addDays(daysOf(period).to, 1).slice(0, 7);
}

/** What was said of a creditor's months, in order. */
export async function periodMarks(connection: Pool | PoolClient, creditorId: string): Promise<PeriodMark[]> {
  const { rows } = await connection.query<Omit<PeriodMark, 'claimId'> & { readonly claimId: string | null }>(
    `SELECT period, mark, reason, claim_id AS "claimId", said_by AS by, role, marked_on AS on
     FROM fordring.period_mark WHERE creditor_id = $1 ORDER BY mark_number`,
    [creditorId],
  );
  return rows.map(({ claimId, ...mark }) => ({ ...mark, ...(claimId !== null && { claimId }) }));
}

/**
 * Says something of a month while nothing is booked for the creditor, so that each entry was booked wholly before or wholly
 * after it.
 */
export function whileNothingIsBooked<Answer>(
  pool: Pool,
  creditorId: string,
  say: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(pool, async (client) => {
    await lockCreditor(client, creditorId);
    await client.query('SELECT fordring.hold_accounting_days($1)', [creditorId]);
    return say(client);
  });
}

/** Writes a mark; its number. */
export async function writeMark(client: PoolClient, mark: PeriodMark['mark'], said: PeriodAct): Promise<number> {
  const { creditorId, period, reason, claimId, by, role, today } = said;
  const { rows } = await client.query<{ number: number }>(
    `INSERT INTO fordring.period_mark (creditor_id, period, mark, reason, claim_id, said_by, role, marked_on, last_entry)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, fordring.last_entry_number()) RETURNING mark_number AS number`,
    [creditorId, period, mark, reason, claimId ?? null, by, role, today],
  );
  return rows[0]?.number ?? 0;
}
