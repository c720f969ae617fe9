import type { PoolClient } from 'pg';
import { earlierOf, type CivilDate } from '../../domain/kernel/civil-date';
import type { ClosedPeriod } from '../../ledger/accounting-day';

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

/** The closed periods of each creditor, in the order in which entries have known of them. */
export async function closedPeriodsOf(
  client: PoolClient,
  creditorIds: readonly string[] | undefined,
): Promise<Map<string, ClosedPeriod[]>> {
  const { rows } = await client.query<ClosedPeriod & { readonly creditorId: string }>(
    `SELECT creditor_id AS "creditorId", from_on AS from, to_on AS to FROM fordring.closed_period
     WHERE $1::text[] IS NULL OR creditor_id = ANY ($1) ORDER BY creditor_id, last_entry, closing_number`,
    [creditorIds ?? null],
  );
  const closed = new Map<string, ClosedPeriod[]>();
  for (const { creditorId, from, to } of rows)
    closed.set(creditorId, [...(closed.get(creditorId) ?? []), { from, to }]);
  return closed;
}
