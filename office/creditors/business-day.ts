import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';

/**
 * Brings the business day of a creditor that lives in virtual time forward to the day of an act. The business day never
 * goes back, and a creditor that lives by the clock has none. Call it after the claims of the act are locked: whoever
 * takes these locks in another order may wait for ever.
 */
export async function comesToDay(connection: ClientBase | Pool, creditorId: string, day: CivilDate): Promise<void> {
  await connection.query(
    'UPDATE fordring.rehearsal SET business_day = $2 WHERE creditor_id = $1 AND business_day < $2',
    [creditorId, day],
  );
}
