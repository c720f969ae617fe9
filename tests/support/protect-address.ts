import type { Pool } from 'pg';

/** Says of a debtor, whose claims no decision has told it of, that the address is protected or is so no longer. */
export async function protectAddress(
  pool: Pool,
  { creditorId, debtorId }: { readonly creditorId: string; readonly debtorId: string },
  isProtected: boolean,
): Promise<void> {
  await pool.query('UPDATE fordring.debtor SET address_protected = $3 WHERE creditor_id = $1 AND debtor_id = $2', [
    creditorId,
    debtorId,
    isProtected,
  ]);
}
