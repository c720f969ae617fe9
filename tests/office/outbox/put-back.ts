import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { useLedger } from '../ledger-world';

/** A ledger that has gone on, and the same ledger put back to the evening before: two databases and one outbox folder. */
export interface PutBack {
  readonly outbox: string;
  readonly ahead: Pool;
  readonly putBack: Pool;
}

/** Gives each test both ledgers, filled with what had happened by the evening, and the folder; all are gone after it. */
export function usePutBack(happened: (pool: Pool) => Promise<unknown>): () => PutBack {
  const ledger = useLedger();
  let given: PutBack;
  beforeEach(async () => {
    const outbox = await mkdtemp(join(tmpdir(), 'fordring-outbox-'));
    const evening = async (): Promise<Pool> => {
      const pool = await ledger();
      await happened(pool);
      return pool;
    };
    given = { outbox, ahead: await evening(), putBack: await evening() };
  });
  afterEach(async () => {
    await rm(given.outbox, { recursive: true });
  });
  return () => given;
}
