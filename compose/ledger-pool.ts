import type { Pool } from 'pg';
import { nameAllOlderFiles } from '../office/payments/name-older-files';
import { createLedgerPool, type PoolSettings } from '../store/connect';
import { migrate, requireMigrated } from '../store/migrate';

/** Connections to a ledger. */
export type LedgerPool = Pool;

/** Connections to a ledger; nothing is asked yet. */
export function ledgerPool(databaseUrl: string, options: PoolSettings): LedgerPool {
  return createLedgerPool(databaseUrl, options);
}

export { grantRoles, rolesAreGranted } from '../store/roles/grant-roles';
export { migrate as bringUpToDate, requireMigrated };

/** Connections to a ledger, brought up to this release first, also the names of older bank movements. Throws `MigrationChanged`. */
export async function openMigrated(databaseUrl: string, options: { readonly connections: number }) {
  const pool = createLedgerPool(databaseUrl, options);
  try {
    const applied = await migrate(pool);
    if (applied.length > 0) await nameAllOlderFiles(pool);
    return { pool, applied };
  } catch (problem) {
    await pool.end();
    throw problem;
  }
}
