import { createLedgerPool } from '../store/connect';
import { migrate } from '../store/migrate';

/** Connections to a ledger, brought up to this release first. Throws `MigrationChanged`. */
export async function openMigrated(databaseUrl: string, options: { readonly connections: number }) {
  const pool = createLedgerPool(databaseUrl, options);
  try {
    return { pool, applied: await migrate(pool) };
  } catch (problem) {
    await pool.end();
    throw problem;
  }
}
