import { EXIT } from './exit-codes';

/** Ended by Ctrl-C before the work was done. What is booked stays booked; calling again goes on. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Resolves when the signal aborts. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** Does the work with a signal that Ctrl-C or SIGTERM aborts. The second one ends the process where it stands. */
export async function whileInterruptible<Result>(work: (ending: AbortSignal) => Promise<Result>): Promise<Result> {
  const ending = new AbortController();
  const end = (): void => {
    if (ending.signal.aborted) process.exit(EXIT.interrupted);
    ending.abort();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  try {
    return await work(ending.signal);
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}
