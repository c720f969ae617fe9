import type { ClientBase, Pool } from 'pg';
import { english } from '../../domain/explain/written';
import { addMonths, type CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';

/** So far ahead an act may bring a town along. What is meant to move it further says so (`moveDay`). */
const MONTHS_AHEAD = 1;

/**
 * An act was stated on a day that lies more than a month after the day of a town that lives in virtual time. The act would
 * take the town there for good. Leave `--as-of` out, name a nearer day, or move the town first.
 */
export class DayFarAhead extends Fault {
  override readonly name = 'DayFarAhead';
  override readonly kind = 'refused';
}

/** Throws `DayFarAhead`, when an act on the day would take a town in virtual time further than an act may. */
export function refuseFarDay(
  { creditorId, virtualToday }: { readonly creditorId: string; readonly virtualToday?: CivilDate },
  day: CivilDate,
): void {
  if (virtualToday === undefined || day <= addMonths(virtualToday, MONTHS_AHEAD)) return;
  throw new DayFarAhead(
    `${creditorId} lives in virtual time: today is ${english.date(virtualToday)} there. An act on ${english.date(day)} would move the town there for good, so nothing was done. ` +
      `Leave --as-of out, or name a day through ${addMonths(virtualToday, MONTHS_AHEAD)}. To move the town: fordring creditor move-day ${day} --creditor ${creditorId}.`,
  );
}

/**
 * Brings the business day of a creditor that lives in virtual time forward to the day of an act, and says whether it moved.
 * The business day never goes back, and a creditor that lives by the clock has none. Call it after the claims of the act
 * are locked: whoever takes these locks in another order may wait for ever. Throws `DayFarAhead`.
 */
export async function comesToDay(connection: ClientBase | Pool, creditorId: string, day: CivilDate): Promise<boolean> {
  const { rows } = await connection.query<{ was: CivilDate; isLived: boolean }>(
    `WITH before AS (SELECT business_day, is_lived FROM fordring.rehearsal WHERE creditor_id = $1)
     UPDATE fordring.rehearsal AS town SET business_day = $2, moved_at = clock_timestamp() FROM before
     WHERE creditor_id = $1 AND town.business_day < $2
     RETURNING before.business_day AS was, before.is_lived AS "isLived"`,
    [creditorId, day],
  );
  const [moved] = rows;
  if (!moved) return false;
  if (!moved.isLived) refuseFarDay({ creditorId, virtualToday: moved.was }, day);
  return true;
}

/** Moves a creditor that lives in virtual time to a later day, however far. Its processes do what is due through that day. */
export async function moveDay(pool: Pool, creditorId: string, day: CivilDate): Promise<void> {
  await pool.query(
    'UPDATE fordring.rehearsal SET business_day = $2, moved_at = clock_timestamp() WHERE creditor_id = $1',
    [creditorId, day],
  );
}
