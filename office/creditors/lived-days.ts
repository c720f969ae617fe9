import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';

/** The last day that the creditor's portfolio was let live in virtual time; undefined where it lives by the clock. */
export async function livedUntil(pool: Pool, creditorId: string): Promise<CivilDate | undefined> {
  const { rows } = await pool.query<{ lived_until: CivilDate }>(
    'SELECT lived_until FROM fordring.rehearsal WHERE creditor_id = $1',
    [creditorId],
  );
  return rows[0]?.lived_until;
}

/** Days are let live from here on: the engine's clocks lead. The first life has no day of its own yet. */
export async function beginLiving(pool: Pool, creditorId: string): Promise<void> {
  await pool.query('UPDATE fordring.rehearsal SET is_lived = true WHERE creditor_id = $1', [creditorId]);
}

/** Remembers how far a portfolio was let live. From then on the creditor has a business day of its own, which stands. */
export async function keepLivedUntil(pool: Pool, creditorId: string, day: CivilDate): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.rehearsal AS lived (creditor_id, lived_until) VALUES ($1, $2)
     ON CONFLICT (creditor_id) DO UPDATE
     SET lived_until = greatest(lived.lived_until, excluded.lived_until), is_lived = false`,
    [creditorId, day],
  );
}

/**
 * The day on which a creditor in virtual time stands, until an act moves it; undefined where time runs: by the wall's clock,
 * or by the engine's while the days are being lived.
 */
export async function standingDay(pool: Pool, creditorId: string): Promise<CivilDate | undefined> {
  const { rows } = await pool.query<{ today: CivilDate }>(
    'SELECT business_day AS today FROM fordring.rehearsal WHERE creditor_id = $1 AND NOT is_lived',
    [creditorId],
  );
  return rows[0]?.today;
}
