import { grantRoles, openMigrated, rolesAreGranted, type NewerMigration } from '../../compose/ledger-pool';
import { readConfiguration } from '../../stack/configuration';
import { showingProgress } from '../../stack/progress';
import { startStack } from '../../stack/stack';

export interface Migrated {
  /** The names of the migrations that were missing. */
  readonly applied: readonly string[];
  /** What a newer release has applied. Where there is any, nothing was changed, and this release may work on. */
  readonly newer: readonly NewerMigration[];
  /** Whether the roles were given their rights. */
  readonly granted: boolean;
}

/**
 * Brings the configured ledger's tables up to this release. Where the roles have rights already, or are asked for, they get
 * their rights on new tables too. A database of a newer release is left as it is. Throws `LedgerNewer`, `MigrationChanged`
 * and `RolesNotMade`.
 */
export async function migrateLedger({ roles }: { readonly roles: boolean }): Promise<Migrated> {
  const stack = await showingProgress(process.stderr, (onProgress) => startStack(readConfiguration(), { onProgress }));
  try {
    const { pool, applied, newer } = await openMigrated(stack.databaseUrl, { connections: 2 });
    try {
      // An older release does not know the newer one's tables, and would take rights on them away.
      if (newer.length > 0) return { applied, newer, granted: false };
      const granted = roles || (await rolesAreGranted(pool));
      if (granted) await grantRoles(pool);
      return { applied, newer, granted };
    } finally {
      await pool.end();
    }
  } finally {
    await stack.stop();
  }
}
