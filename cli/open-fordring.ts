import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { createLedgerPool } from '../activities/ledger/connect';
import { migrate } from '../activities/ledger/migrate';
import { readConfiguration, type Configuration } from '../engine/configuration';
import { showProgress } from '../engine/progress';
import { startStack, type Stack } from '../engine/stack';

/** The servers, the ledger (migrated) and the engine, as a command uses them. */
export interface OpenFordring {
  readonly configuration: Configuration;
  readonly stack: Stack;
  readonly pool: Pool;
  readonly connection: Connection;
  readonly client: Client;
  /** Aborted by Ctrl-C or SIGTERM: long work ends at the next step. */
  readonly ending: AbortSignal;
}

/** Enough for a busy worker's activities beside the outbox. */
const POOL_CONNECTIONS = 20;

/** Opens everything, does the work, and closes it again, also after Ctrl-C. Progress goes to standard error. */
export async function withFordring<Result>(work: (fordring: OpenFordring) => Promise<Result>): Promise<Result> {
  const configuration = readConfiguration();
  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  const stack = await startStack(configuration, { onProgress: showProgress(process.stderr) });
  try {
    const pool = createLedgerPool(stack.databaseUrl, { connections: POOL_CONNECTIONS });
    const connection = await Connection.connect(stack.temporal.connectionOptions);
    try {
      await migrate(pool);
      const client = new Client({ connection, namespace: stack.temporal.namespace });
      return await work({ configuration, stack, pool, connection, client, ending: ending.signal });
    } finally {
      await connection.close();
      await pool.end();
    }
  } finally {
    await stack.stop();
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}

/** Resolves when the signal aborts. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
