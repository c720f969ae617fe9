import { createLedgerPool } from '../../store/connect';
import { CaseEngine } from '../../engine/case-engine';
import { createFordringWorker } from '../../workers/fordring-worker';
import { useWorld } from '../support/world';

const world = useWorld();

test('workflow code may take a minute over one task: the SDK heeds an option that its types do not show', async () => {
  const { client, nativeConnection: connection, taskQueue, newDatabase, workflowBundle } = world();
  const pool = createLedgerPool(await newDatabase());
  const worker = await createFordringWorker({
    ...{ connection, taskQueue, pool, namespace: client.options.namespace },
    engine: new CaseEngine(client, taskQueue),
    workflowBundle: await workflowBundle(),
  });
  expect(worker.options.isolateExecutionTimeoutMs).toBe(60_000);
  await worker.runUntil(Promise.resolve());
  await pool.end();
}, 60_000);
