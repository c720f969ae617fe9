import { readConfiguration } from '../../stack/configuration';
import { showingProgress } from '../../stack/progress';
import { startStack } from '../../stack/stack';
import { createLedgerPool } from '../../store/connect';
import { migrate } from '../../store/migrate';

/** Brings the configured ledger's tables up to this release; answers the names of the migrations that were missing. */
export async function migrateLedger(): Promise<string[]> {
  const stack = await showingProgress(process.stderr, (onProgress) => startStack(readConfiguration(), { onProgress }));
  const pool = createLedgerPool(stack.databaseUrl, { connections: 2 });
  try {
    return await migrate(pool);
  } finally {
    await pool.end();
    await stack.stop();
  }
}
