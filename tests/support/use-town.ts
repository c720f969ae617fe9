import type { Worker } from '@temporalio/worker';
import type { Policy } from '../../domain/policy/policy';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import type { Pool } from 'pg';
import { Town, townPool, townWorker } from './town';
import { useWorld, type World } from './world';

export interface TownWords {
  readonly policy?: Policy;
  /** Another worker than the usual one, for what cannot happen by itself. */
  readonly worker?: (town: { world: World; pool: Pool; creditorId: string }) => Promise<Worker>;
}

const OPENING_MILLISECONDS = 60_000;

/** Call it at the top of a test file: one town for all its tests, opened before the first and closed after the last. */
export function useTown(words: TownWords = {}): () => Town {
  let town: Town | undefined;
  // Hooks after the last test run in this order: the office closes before the world that it stands in.
  afterAll(async () => town?.closes());
  const world = useWorld();
  beforeAll(async () => {
    const pool = townPool(await world().newDatabase());
    const creditorId = world().nameOf('town');
    const { virtualClient: client, nativeConnection: connection, taskQueue } = world();
    const workflowBundle = await world().workflowBundle();
    town = new Town({
      pool,
      client,
      taskQueue,
      creditorId,
      policy: words.policy ?? seBotkyrka,
      createWorker: () =>
        words.worker?.({ world: world(), pool, creditorId }) ??
        townWorker({ pool, client, connection, taskQueue, workflowBundle }),
    });
    await town.opens();
  }, OPENING_MILLISECONDS);
  return () => {
    if (!town) throw new Error('The town is there from beforeAll on; ask for it inside a test.');
    return town;
  };
}
