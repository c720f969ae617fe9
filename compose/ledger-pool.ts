import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { PACKAGE_ROOT } from '../stack/package-root';
import { nameAllOlderFiles } from '../office/payments/name-older-files';
import { createLedgerPool, type PoolSettings } from '../store/connect';
import { migrate, newerMigrations, requireMigrated, type NewerMigration } from '../store/migrate';

/** Connections to a ledger. */
export type LedgerPool = Pool;

/** Connections to a ledger; nothing is asked yet. */
export function ledgerPool(databaseUrl: string, options: PoolSettings): LedgerPool {
  return createLedgerPool(databaseUrl, options);
}

export { grantRoles, rolesAreGranted } from '../store/roles/grant-roles';
export { requireMigrated };
export type { NewerMigration };

/** See `migrate`: by this release. */
export function bringUpToDate(pool: LedgerPool): Promise<string[]> {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
  return migrate(pool, undefined, version);
}

/**
 * Connections to a ledger, brought up to this release first, also the names of older bank movements. Says what was applied,
 * and what a newer release has applied before. Throws `LedgerNewer` and `MigrationChanged`.
 */
export async function openMigrated(databaseUrl: string, options: { readonly connections: number }) {
  const pool = createLedgerPool(databaseUrl, options);
  try {
    const applied = await bringUpToDate(pool);
    if (applied.length > 0) await nameAllOlderFiles(pool);
    return { pool, applied, newer: await newerMigrations(pool) };
  } catch (problem) {
    await pool.end();
    throw problem;
  }
}
