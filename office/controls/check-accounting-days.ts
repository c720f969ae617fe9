import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { accountingDay } from '../../ledger/accounting-day';
import type { CheckLog } from './check-report';
import { closedPeriodsOf } from './closed-periods';
import { counted } from '../../domain/kernel/counted';

/** Entries of a creditor with the same days, that were booked after the same closings. */
interface AlikeEntries {
  readonly creditorId: string;
  readonly businessOn: CivilDate;
  readonly accountingOn: CivilDate;
  /** How many of the creditor's closings came before them. */
  readonly closings: number;
  readonly entries: number;
  readonly firstEntry: number;
}

/** Holds each entry's accounting day against its value day and the periods that were closed when it was booked. */
export async function checkAccountingDays(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  const closed = await closedPeriodsOf(client, creditorIds);
  const { rows } = await client.query<AlikeEntries>(
    `SELECT creditor_id AS "creditorId", business_on AS "businessOn", accounting_on AS "accountingOn",
       coalesce(width_bucket(entry_id, closings), 0) AS closings, count(*)::integer AS entries, min(entry_id) AS "firstEntry"
     FROM fordring.journal_entry LEFT JOIN (
       SELECT creditor_id, array_agg(last_entry + 1 ORDER BY last_entry) AS closings
       FROM fordring.closed_period GROUP BY creditor_id) AS closed USING (creditor_id)
     WHERE $1::text[] IS NULL OR creditor_id = ANY ($1)
     GROUP BY 1, 2, 3, 4 ORDER BY 1, min(entry_id)`,
    [creditorIds ?? null],
  );
  for (const { creditorId, businessOn, accountingOn, closings, entries, firstEntry } of rows) {
    log.examine('accounting-days', entries);
    const should = accountingDay(businessOn, (closed.get(creditorId) ?? []).slice(0, closings));
    if (accountingOn !== should)
      log.offend(
        'accounting-days',
        `entry ${firstEntry} of ${creditorId}, value day ${businessOn}: accounting day ${accountingOn}, ${should} by the closed periods (${counted(entries, 'entry', 'entries')})`,
      );
  }
}
