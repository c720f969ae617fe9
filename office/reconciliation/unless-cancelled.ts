import type { Pool, PoolClient } from 'pg';

/**
 * Does work on a connection unless it is called off: then the statement under way is ended, however long it would still
 * take, and the transaction with it. What the signal says is thrown.
 */
export async function unlessCancelled<Result>(
  pool: Pool,
  client: PoolClient,
  cancelled: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!cancelled) return work();
  cancelled.throwIfAborted();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const end = (): void => {
    pool.query('SELECT pg_cancel_backend($1)', [rows[0]?.pid]).catch(() => undefined);
  };
  cancelled.addEventListener('abort', end);
  try {
    return await work();
  } catch (problem) {
    cancelled.throwIfAborted();
    throw problem;
  } finally {
    cancelled.removeEventListener('abort', end);
  }
}
