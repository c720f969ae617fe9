import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { counted } from '../../domain/kernel/counted';
import { accountingDay, closedFor, type ClosedPeriod } from '../../ledger/accounting-day';
import type { CheckLog } from './check-report';
import { closingsOf, type Closing } from './closed-periods';

/** Entries of a creditor with the same days, that were booked under the same closings and permissions. */
interface AlikeEntries {
  readonly creditorId: string;
  readonly businessOn: CivilDate;
  readonly accountingOn: CivilDate;
  /** On days with permissions alone: the day, and the claim. */
  readonly permittedOn: CivilDate | null;
  readonly claimId: string | null;
  readonly entries: number;
  readonly firstEntry: number;
}

/** Holds each entry's accounting day against its value day and the periods that were closed when it was booked. */
export async function checkAccountingDays(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  const closings = await closingsOf(client, creditorIds);
  const { rows } = await client.query<AlikeEntries>(
    `SELECT creditor_id AS "creditorId", business_on AS "businessOn", accounting_on AS "accountingOn",
       permitted_on AS "permittedOn", CASE WHEN permitted_on IS NOT NULL THEN entry.claim_id END AS "claimId",
       width_bucket(entry_id, changes), count(*)::integer AS entries, min(entry_id) AS "firstEntry"
     FROM fordring.journal_entry AS entry LEFT JOIN (
       SELECT creditor_id, array_agg(after + 1 ORDER BY after) AS changes FROM (
         SELECT creditor_id, after_entry AS after FROM fordring.closing
         UNION SELECT creditor_id, last_entry FROM fordring.period_mark) AS change
       GROUP BY creditor_id) AS changing USING (creditor_id)
     LEFT JOIN (
       SELECT DISTINCT creditor_id AS permitted_of, marked_on AS permitted_on FROM fordring.period_mark
       WHERE mark = 'booking-permitted') AS permitting ON permitted_of = creditor_id AND permitted_on = booked_on
     WHERE $1::text[] IS NULL OR creditor_id = ANY ($1)
     GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, min(entry_id)`,
    [creditorIds ?? null],
  );
  for (const { creditorId, businessOn, accountingOn, permittedOn, claimId, entries, firstEntry } of rows) {
    log.examine('accounting-days', entries);
    const closed = closedFor(
      { bookedOn: permittedOn ?? '', claimId },
      closedBefore(firstEntry, closings.get(creditorId) ?? []),
    );
    const should = accountingDay(businessOn, closed);
    if (accountingOn !== should)
      log.offend(
        'accounting-days',
        `entry ${firstEntry} of ${creditorId}, value day ${businessOn}: accounting day ${accountingOn}, ${should} by the closed periods (${counted(entries, 'entry', 'entries')})`,
      );
  }
}

/** What was closed when the entry was booked, with the permissions that were given by then. */
function closedBefore(entry: number, closings: readonly Closing[]): readonly ClosedPeriod[] {
  return closings
    .filter(({ afterEntry, untilEntry }) => afterEntry < entry && (untilEntry === null || entry <= untilEntry))
    .map(({ permitted, ...closing }) =>
      permitted ? { ...closing, permitted: permitted.filter(({ afterEntry }) => afterEntry < entry) } : closing,
    );
}
