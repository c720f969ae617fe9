import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomUUID } from 'node:crypto';
import type { Cause } from '../domain/kernel/cause';

const present = new AsyncLocalStorage<Cause>();

/** Whatever is written to the outbox during the work carries this cause. */
export function causedBy<Result>(cause: Cause, work: () => Promise<Result>): Promise<Result> {
  return present.run(cause, work);
}

export function presentCause(): Cause | undefined {
  return present.getStore();
}

/** The same words give the same id, from which nobody reads the words. */
export function correlationOf(...words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16);
}

/** Of an act that nobody named. */
export function newCorrelation(): string {
  return correlationOf(randomUUID());
}
