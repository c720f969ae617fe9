import { setTimeout as wait } from 'node:timers/promises';

/** Class 08: connection exceptions; 57P01–57P03: shut down, crashed, starting up; 25P03: idle in a transaction too long. */
const LOST = /^(08...|57P0[1235]|25P03)$/;
/** Another transaction won; the same work succeeds when it is done again. */
const COLLIDED = new Set(['40001', '40P01']);
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const WORDS =
  /connection (terminated|ended|timeout)|timeout exceeded when trying to connect|client was closed|not queryable/i;

/** Whether PostgreSQL went away, so that nobody knows if the transaction was committed. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isConnectionLoss)) return true;
  const code = 'code' in error ? String(error.code) : '';
  return LOST.test(code) || NETWORK.has(code) || isSocketGone(error, code) || WORDS.test(error.message);
}

/** A server's socket in the file system; any other file that is not there is a matter of whoever wanted to read it. */
function isSocketGone(error: Error, code: string): boolean {
  return code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
}

function isCollision(error: unknown): boolean {
  return error instanceof Error && 'code' in error && COLLIDED.has(String(error.code));
}

/**
 * Does the work again when the connection was lost or two transactions collided, with growing pauses, about a minute in
 * all. Only for work that may be done twice: everything here carries a key, or finds that it was done.
 */
export async function withRetries<Result>(
  work: () => Promise<Result>,
  { attempts = 12, firstPauseMillis = 100 }: { readonly attempts?: number; readonly firstPauseMillis?: number } = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !(isConnectionLoss(error) || isCollision(error))) throw error;
      await wait(Math.min(firstPauseMillis * 2 ** (attempt - 1), 10_000));
    }
  }
}
