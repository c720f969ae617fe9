import { setTimeout as wait } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../store/connect';
import { CaseEngine } from '../../engine/case-engine';
import { createFordringWorker } from '../../workers/fordring-worker';
import { Desk } from '../support/fordring-command';
import { useWorld, type World } from '../support/world';

interface Office {
  readonly desk: Desk;
  readonly pool: Pool;
  readonly worker: Worker;
}

type OpenOffice = Office & { readonly closes: () => Promise<void> };

/** Opens desks whose command reaches the test run's servers, each with a worker in the same namespace. */
export function useOffice(): () => Promise<OpenOffice> {
  const world = useWorld();
  return () => openOffice(world());
}

async function openOffice(world: World): Promise<OpenOffice> {
  const { stack, nativeConnection: connection } = world;
  const [databaseUrl, namespace, taskQueue] = [
    await world.newDatabase(),
    await world.newNamespace(),
    world.nameOf('cli'),
  ];
  const desk = new Desk({
    FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
    FORDRING_TEMPORAL_NAMESPACE: namespace,
    FORDRING_DATABASE_URL: databaseUrl,
    FORDRING_TASK_QUEUE: taskQueue,
  });
  const pool = createLedgerPool(databaseUrl);
  const engine = new CaseEngine(new Client({ connection, namespace }), taskQueue);
  const worker = await createFordringWorker({
    connection,
    namespace,
    taskQueue,
    pool,
    engine,
    workflowBundle: await world.workflowBundle(),
  });
  const ended = worker.run();
  return {
    desk,
    pool,
    worker,
    closes: async () => {
      worker.shutdown();
      await ended;
      await pool.end();
    },
  };
}

export async function untilState(pool: Pool, state: string): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ state: string }>('SELECT state FROM fordring.reconciliation_run');
    if (rows[0]?.state === state) return;
    await wait(100);
  }
}
