import { openMigrated } from '../../compose/ledger-pool';
import { readConfiguration } from '../../stack/configuration';
import { showingProgress } from '../../stack/progress';
import { startStack } from '../../stack/stack';

/** Brings the configured ledger's tables up to this release; answers the names of the migrations that were missing. */
export async function migrateLedger(): Promise<string[]> {
  const stack = await showingProgress(process.stderr, (onProgress) => startStack(readConfiguration(), { onProgress }));
  try {
    const { pool, applied } = await openMigrated(stack.databaseUrl, { connections: 2 });
    await pool.end();
    return applied;
  } finally {
    await stack.stop();
  }
}
