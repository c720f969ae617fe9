import { openMigrated } from '../../compose/ledger-pool';
import { nameAllOlderFiles } from '../../office/payments/name-older-files';
import { readConfiguration } from '../../stack/configuration';
import { showingProgress } from '../../stack/progress';
import { startStack } from '../../stack/stack';

/** Brings the configured ledger's tables up to this release, and names the movements of older bank files; answers the names of the migrations that were missing. */
export async function migrateLedger(): Promise<string[]> {
  const stack = await showingProgress(process.stderr, (onProgress) => startStack(readConfiguration(), { onProgress }));
  try {
    const { pool, applied } = await openMigrated(stack.databaseUrl, { connections: 2 });
    await nameAllOlderFiles(pool);
    await pool.end();
    return applied;
  } finally {
    await stack.stop();
  }
}
