import type { Pool } from 'pg';

/** The names of some debtors as the register has them, by their ids. */
export async function namesOfDebtors(
  pool: Pool,
  creditorId: string,
  debtorIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ debtor_id: string; name: string }>(
    'SELECT debtor_id, name FROM fordring.debtor WHERE creditor_id = $1 AND debtor_id = ANY ($2)',
    [creditorId, [...new Set(debtorIds)]],
  );
  return new Map(rows.map(({ debtor_id: debtorId, name }) => [debtorId, name]));
}
