import { Client, type Connection } from '@temporalio/client';
import { setTimeout as wait } from 'node:timers/promises';
import { clientTraces } from '../../compose/traces';
import { bringUpToDate, ledgerPool, requireMigrated, type LedgerPool } from '../../compose/ledger-pool';
import { readConfiguration, type Configuration } from '../../stack/configuration';
import { connectTemporal } from '../../stack/connect-temporal';
import { payloadConversion } from '../../stack/payload-conversion';
import { showingProgress } from '../../stack/progress';
import { startStack, type Stack } from '../../stack/stack';
import { logProcess, progressStream, type Role } from './log-process';
import { Interrupted, untilAborted, whileInterruptible } from '../interrupted';

/** The servers, the ledger (migrated) and the engine, as a command uses them. */
export interface OpenFordring {
  readonly configuration: Configuration;
  readonly stack: Stack;
  readonly pool: LedgerPool;
  readonly connection: Connection;
  readonly client: Client;
  /** Aborted by Ctrl-C or SIGTERM: long work ends at the next step. */
  readonly ending: AbortSignal;
}

/** Enough for a busy worker's activities beside the outbox. */
const POOL_CONNECTIONS = 20;
const POOL_END_MILLISECONDS = 3000;

/** See `withFordring`, which loads this. */
export async function withServers<Result>(
  work: (fordring: OpenFordring) => Promise<Result>,
  { endsItself = false, logsAs }: { readonly endsItself?: boolean; readonly logsAs?: Role } = {},
): Promise<Result> {
  const configuration = readConfiguration();
  if (logsAs) logProcess(logsAs, configuration);
  return whileInterruptible(async (ending) => {
    const stack = await showingProgress(progressStream(), (onProgress) => startStack(configuration, { onProgress }));
    try {
      return await withConnections(stack, configuration, ending, (fordring) =>
        endsItself ? work(fordring) : Promise.race([work(fordring), interruption(ending)]),
      );
    } finally {
      await stack.stop();
    }
  });
}

async function withConnections<Result>(
  stack: Stack,
  configuration: Configuration,
  ending: AbortSignal,
  work: (fordring: OpenFordring) => Promise<Result>,
): Promise<Result> {
  const pool = ledgerPool(stack.databaseUrl, { connections: POOL_CONNECTIONS });
  const connection = await connectTemporal(stack.temporal.connectionOptions);
  try {
    // Who runs a database of their own says when its tables change; ours is brought up to each release by itself.
    if (configuration.database.kind === 'existing') await requireMigrated(pool);
    else await bringUpToDate(pool);
    const client = new Client({
      ...{ connection, namespace: stack.temporal.namespace },
      ...payloadConversion(configuration),
      ...clientTraces(),
    });
    return await work({ configuration, stack, pool, connection, client, ending });
  } finally {
    await connection.close();
    // Work that was interrupted may still hold a connection; the process ends, and with it what it held.
    await Promise.race([pool.end(), wait(POOL_END_MILLISECONDS, undefined, { ref: false })]);
  }
}

async function interruption(signal: AbortSignal): Promise<never> {
  await untilAborted(signal);
  throw new Interrupted('Ended by Ctrl-C. What is booked stays booked.');
}
