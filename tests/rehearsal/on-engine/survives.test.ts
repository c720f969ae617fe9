import { Client as DatabaseClient } from 'pg';
import { CaseEngine } from '../../../engine/case-engine';
import { readConfiguration } from '../../../stack/configuration';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { superviseWorker } from '../../../workers/supervised-worker';
import { createFordringWorker } from '../../../workers/fordring-worker';
import { lateDebtors, UNTIL } from '../../support/late-debtors';
import { previewedLines, rehearsalOf, type Rehearsal } from '../../support/lived-twice';
import { useWorld } from '../../support/world';

const world = useWorld();
const REHEARSAL_MILLISECONDS = 180_000;

async function expectAsForetold(rehearsal: Rehearsal, lived: readonly string[]): Promise<void> {
  expect(lived).toEqual(previewedLines(lateDebtors(), seBotkyrka, UNTIL));
  expect(await rehearsal.brokenChecks()).toEqual([]);
}

test(
  'a worker killed in the middle, twice, loses and doubles nothing: every debtor fares as foretold',
  async () => {
    const killed: number[] = [];
    const rehearsal = await rehearsalOf(world(), lateDebtors(), seBotkyrka, UNTIL, (done, of) => {
      const pid = worker.pid();
      if (killed.length >= 2 || pid === undefined || killed.includes(pid) || done < ((killed.length + 1) * of) / 3)
        return;
      process.kill(pid, 'SIGKILL');
      killed.push(pid);
    });
    const { stack } = world();
    const { databaseUrl, parts } = rehearsal;
    const { namespace } = stack.temporal;
    const worker = superviseWorker({
      stack: { ...stack, databaseUrl },
      ...{ configuration: readConfiguration(), taskQueue: parts.taskQueue, namespace },
    });
    try {
      await expectAsForetold(rehearsal, await rehearsal.lines());
      expect(killed).toHaveLength(2);
    } finally {
      await worker.stop();
      await rehearsal.end();
    }
  },
  REHEARSAL_MILLISECONDS,
);

test(
  'a database that drops every connection, several times, loses and doubles nothing',
  async () => {
    const admin = new DatabaseClient({ connectionString: world().stack.databaseUrl });
    await admin.connect();
    let dropped = 0;
    let dropping = Promise.resolve();
    const rehearsal = await rehearsalOf(world(), lateDebtors(), seBotkyrka, UNTIL, (done, of) => {
      if (done < ((dropped + 1) * of) / 6) return;
      dropped += 1;
      dropping = dropping.then(() => dropAll(admin, rehearsal.databaseUrl));
    });
    const { pool, parts } = rehearsal;
    const worker = await createFordringWorker({
      connection: world().nativeConnection,
      namespace: world().stack.temporal.namespace,
      taskQueue: parts.taskQueue,
      pool,
      engine: new CaseEngine(parts.client, parts.taskQueue),
      workflowBundle: await world().workflowBundle(),
    });
    try {
      const lived = await worker.runUntil(() => rehearsal.lines());
      await dropping;
      await expectAsForetold(rehearsal, lived);
      expect(dropped).toBeGreaterThanOrEqual(4);
    } finally {
      await rehearsal.end();
      await admin.end();
    }
  },
  REHEARSAL_MILLISECONDS,
);

async function dropAll(admin: DatabaseClient, databaseUrl: string): Promise<void> {
  const database = decodeURIComponent(new URL(databaseUrl).pathname.slice(1));
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database]);
}
