import { grantRoles, openMigrated, rolesAreGranted } from '../../compose/ledger-pool';
import { readConfiguration } from '../../stack/configuration';
import { showingProgress } from '../../stack/progress';
import { startStack } from '../../stack/stack';

export interface Migrated {
  /** The names of the migrations that were missing. */
  readonly applied: readonly string[];
  /** Whether the roles were given their rights. */
  readonly granted: boolean;
}

/**
 * Brings the configured ledger's tables up to this release. Where the roles have rights already, or are asked for, they get
 * their rights on new tables too. Throws `MigrationChanged` and `RolesNotMade`.
 */
export async function migrateLedger({ roles }: { readonly roles: boolean }): Promise<Migrated> {
  const stack = await showingProgress(process.stderr, (onProgress) => startStack(readConfiguration(), { onProgress }));
  try {
    const { pool, applied } = await openMigrated(stack.databaseUrl, { connections: 2 });
    try {
      const granted = roles || (await rolesAreGranted(pool));
      if (granted) await grantRoles(pool);
      return { applied, granted };
    } finally {
      await pool.end();
    }
  } finally {
    await stack.stop();
  }
}
