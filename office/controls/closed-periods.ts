import type { PoolClient } from 'pg';
import { earlierOf, type CivilDate } from '../../domain/kernel/civil-date';
import type { ClosedPeriod, PermittedBooking } from '../../ledger/accounting-day';

/** Which days an export closes for accounting. */
export interface DaysToClose {
  readonly creditorId: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The business day: no later day is closed. */
  readonly on: CivilDate;
  /** The number of the export that has them. */
  readonly export: number;
}

/** Closes days for accounting, in a transaction that holds the creditor's accounting days. May be repeated. */
export async function closeDays(client: PoolClient, days: DaysToClose): Promise<void> {
  const { creditorId, from, to, on } = days;
  await client.query('SELECT fordring.close_days($1, $2, $3, $4, $5)', [
    ...[creditorId, from, earlierOf(to, on), on, days.export],
  ]);
}

/** A permission to book in a soft-closed month, with the entry after which it was given. */
export interface GivenPermission extends PermittedBooking {
  readonly afterEntry: number;
}

/** A closing of a creditor, and for which entries the closing holds. */
export interface Closing extends ClosedPeriod {
  readonly permitted?: readonly GivenPermission[];
  /** Entries with a higher number were booked after the closing. */
  readonly afterEntry: number;
  /** Entries with a higher number were booked after the month was reopened; null while the closing stands. */
  readonly untilEntry: number | null;
}

/** Every closing of each creditor, also those that a reopening ended. */
export async function closingsOf(
  client: PoolClient,
  creditorIds: readonly string[] | undefined,
): Promise<Map<string, Closing[]>> {
  const { rows } = await client.query<
    Omit<Closing, 'permitted'> & { readonly creditorId: string; readonly permitted: GivenPermission[] | null }
  >(
    `SELECT creditor_id AS "creditorId", from_on AS from, to_on AS to, after_entry AS "afterEntry",
       until_entry AS "untilEntry", CASE closed_by WHEN 'soft-close' THEN coalesce((
         SELECT jsonb_agg(jsonb_build_object('bookedOn', marked_on, 'claimId', claim_id, 'afterEntry', last_entry))
         FROM fordring.period_mark AS said
         WHERE said.creditor_id = closing.creditor_id AND mark = 'booking-permitted' AND period = to_char(to_on, 'YYYY-MM')
           -- A permission ends when the month is reopened.
           AND NOT EXISTS (SELECT FROM fordring.period_mark AS later
             WHERE later.creditor_id = said.creditor_id AND later.period = said.period AND later.mark = 'reopened'
               AND later.mark_number > said.mark_number AND later.last_entry <= after_entry)
       ), '[]') END AS permitted
     FROM fordring.closing WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) ORDER BY closing_number`,
    [creditorIds ?? null],
  );
  const closings = new Map<string, Closing[]>();
  for (const { creditorId, permitted, ...closing } of rows) {
    const one = permitted ? { ...closing, permitted } : closing;
    closings.set(creditorId, [...(closings.get(creditorId) ?? []), one]);
  }
  return closings;
}
