import type { Pool } from 'pg';

/**
 * In the databases of the tests every payment is known: most tests are about something else than the bank's files. A test
 * that is about them asks `askTheBanksFiles`.
 */
export async function supposeBankRead(pool: Pool): Promise<void> {
  await pool.query(`
    ALTER FUNCTION fordring.bank_read_through(text) RENAME TO bank_read_through_by_files;
    CREATE FUNCTION fordring.bank_read_through(of_creditor text) RETURNS date LANGUAGE sql STABLE
      AS $$ SELECT date '9999-12-31' $$`);
}

/** From now on the database asks how far the bank was read, as in production. */
export async function askTheBanksFiles(pool: Pool): Promise<void> {
  await pool.query(`
    CREATE OR REPLACE FUNCTION fordring.bank_read_through(of_creditor text) RETURNS date LANGUAGE sql STABLE
      AS $$ SELECT fordring.bank_read_through_by_files(of_creditor) $$`);
}
