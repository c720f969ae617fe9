/** Ended by Ctrl-C before the work was done. What is booked stays booked; calling again goes on. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Resolves when the signal aborts. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
