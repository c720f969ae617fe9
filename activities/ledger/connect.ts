import { Pool, types, type PoolClient } from 'pg';
import { reviveMoneyIn } from './ledger-json';

const DATE = 1082;
const BIGINT = 20;
const JSONB = 3802;

/**
 * A pool that reads what the ledger keeps as the domain knows it: `date` stays `YYYY-MM-DD`, `numeric` stays text,
 * `bigint` becomes a number (ids only), and amounts in `jsonb` become `Money`. The settings hold for this pool alone.
 */
export function createLedgerPool(url: string, settings: { readonly connections?: number } = {}): Pool {
  const pool = new Pool({
    connectionString: url,
    max: settings.connections ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // A worker that dies in the middle of a transaction must not hold a claim's lock for long.
    idle_in_transaction_session_timeout: 120_000,
    application_name: 'fordring',
    types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => parserOf(oid) ?? types.getTypeParser(oid, format as 'text') },
  });
  // An idle connection that breaks is replaced at the next use; without a listener Node would end the process.
  pool.on('error', () => undefined);
  return pool;
}

function parserOf(oid: number): ((text: string) => unknown) | undefined {
  switch (oid) {
    case DATE:
      return (text) => text;
    case BIGINT:
      return Number;
    case JSONB:
      return (text) => reviveMoneyIn(JSON.parse(text));
    default:
      return undefined;
  }
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
    await client.query(discard ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((problem: Error) => {
      broken ??= problem;
    });
    throw error;
  } finally {
    client.off('error', note);
    client.release(broken);
  }
}
