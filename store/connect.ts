import { Pool, TypeOverrides, types, type PoolClient } from 'pg';
import { passes } from './fault-point';
import { QuietClient } from './quiet-client';
import { reviveMoneyIn } from './ledger-json';

export interface PoolSettings {
  /** Ten when absent. */
  readonly connections?: number;
  /** A statement that takes longer is called off; none is when absent. */
  readonly statementMilliseconds?: number;
}

/**
 * A pool that reads what the ledger keeps as the domain knows it: `date` stays `YYYY-MM-DD`, `numeric` stays text,
 * `bigint` becomes a number (ids only), and amounts in `jsonb` become `Money`. The settings hold for this pool alone.
 */
export function createLedgerPool(url: string, settings: PoolSettings = {}): Pool {
  const pool = new Pool({
    connectionString: url,
    Client: QuietClient,
    max: settings.connections ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // A worker that dies in the middle of a transaction must not hold a claim's lock for long.
    idle_in_transaction_session_timeout: 120_000,
    ...(settings.statementMilliseconds !== undefined && { statement_timeout: settings.statementMilliseconds }),
    application_name: 'fordring',
    types: ledgerTypes(),
  });
  // An idle connection that breaks is replaced at the next use; without a listener Node would end the process.
  pool.on('error', () => undefined);
  // One in use that breaks tells it more than once: by the server's last word and by its end. The query under way fails by
  // itself; a second telling that nobody listens to would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function ledgerTypes(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.DATE, (text) => text);
  overrides.setTypeParser(types.builtins.INT8, Number);
  overrides.setTypeParser(types.builtins.JSONB, (text) => reviveMoneyIn(JSON.parse(text)));
  return overrides;
}

/** Runs the work in one transaction: all of it or nothing; nothing in any case when it is to be discarded. */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  { discard = false }: { readonly discard?: boolean } = {},
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection lost while its client is ours is reported here; the query under way fails by itself.
  const note = (error: Error): void => {
    broken = error;
  };
  client.on('error', note);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    passes('before a commit');
    await client.query(discard ? 'ROLLBACK' : 'COMMIT');
    passes('after a commit');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((problem: unknown) => {
      broken ??= problem instanceof Error ? problem : new Error(String(problem));
    });
    throw error;
  } finally {
    client.off('error', note);
    client.release(broken);
  }
}
