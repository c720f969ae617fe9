import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../../policies/calendars/banking-calendar';
import { inTransaction } from '../../store/connect';
import type { CloseName } from '../../workflows/close-port';
import { chartOf } from '../creditors/creditor-chart';
import { readCreditor } from '../creditors/creditor';
import { CHASE_EVERY_BANKING_DAYS } from '../reconciliation/party-at-level';
import { note } from './chase-close';
import { listsOf, type KeptList } from './list-record';
import { makeLists } from './make-lists';

/** Makes the lists of a month whose close has come so far; answers in words what keeps them from being made. */
export async function makeListsOfClose(
  pool: Pool,
  { creditorId, period }: CloseName,
  today: CivilDate,
): Promise<string | undefined> {
  const creditor = { ...(await readCreditor(pool, creditorId)), chart: await chartOf(pool, creditorId) };
  const { made, asBefore, stale } = await makeLists(pool, { creditor, period, today });
  if (made.length + asBefore.length + stale.length > 0) return undefined;
  return `no administration has a list of ${period}; see fordring administration list`;
}

/** The newest list of each administration. */
export async function newestLists(pool: Pool, { creditorId, period }: CloseName): Promise<KeptList[]> {
  return (await listsOf(pool, { creditorId, period })).filter(({ state }) => state !== 'replaced');
}

/** Asks each administration again whose day has passed, each second banking day. Twice on a day is once. */
export async function chaseLists(
  pool: Pool,
  close: CloseName,
  waiting: readonly KeptList[],
  today: CivilDate,
): Promise<void> {
  const { country } = await readCreditor(pool, close.creditorId);
  const calendar = bankingCalendarOf(country);
  for (const { listNumber, administrationId, period, dueOn } of waiting.filter((list) => list.dueOn < today)) {
    await inTransaction(pool, async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO fordring.open_item_chase (list_number, level, chased_on)
         SELECT $1::bigint, count(*) + 1, $2::date FROM fordring.open_item_chase WHERE list_number = $1
         HAVING coalesce(max(chased_on) <= $3::date, true) ON CONFLICT DO NOTHING`,
        [listNumber, today, calendar.addBankingDays(today, -CHASE_EVERY_BANKING_DAYS)],
      );
      if (rowCount === 0) return;
      const message = `The open-item list of ${administrationId} for ${period} was to be confirmed by ${dueOn}. Reconcile the list and confirm it: fordring open-items confirm ${period} ${administrationId}.`;
      await note(client, close, administrationId, message, today);
    });
  }
}
