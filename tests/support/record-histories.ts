import { mkdirSync, mkdtempSync, chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { migrate } from '../../store/migrate';
import { readConfiguration } from '../../stack/configuration';
import { ensureDatabase } from '../../stack/databases';
import { startStack, type Stack } from '../../stack/stack';
import { withVirtualTime } from '../../stack/virtual-time';
import { workflowBundle } from '../../workers/workflow-bundle';
import { HISTORIES, RECORDED_LIVES, type Lived, type RecordedLife } from './recorded-lives';
import { Town, townPool, townWorker } from './town';

/**
 * Records the histories of `tests/histories` anew: `npx tsx tests/support/record-histories.ts`, followed by the names of
 * lives when only these are to be recorded. A new life is recorded once. All of them only for a change of the
 * workflows that breaks claims which live already, and that is meant: then they need a patch first (`workflows/`).
 */
async function record(wanted: readonly string[]): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const folder = mkdtempSync(join(tmpdir(), 'fordring-histories-'));
  chmodSync(folder, 0o755);
  const stack = await startStack(readConfiguration({ ...process.env, FORDRING_HOME: join(folder, 'home') }));
  try {
    mkdirSync(HISTORIES, { recursive: true });
    const { code } = await workflowBundle(join(folder, 'bundle'));
    for (const [name, life] of Object.entries(RECORDED_LIVES)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      for (const file of readdirSync(HISTORIES)) {
        if (file.replace(/(-\d+)?\.json$/, '') === name) rmSync(join(HISTORIES, file));
      }
      await recordLife(stack, name, life, code);
    }
  } finally {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function recordLife(stack: Stack, name: string, { policy, live }: RecordedLife, code: string): Promise<void> {
  const connection = await Connection.connect(stack.temporal.connectionOptions);
  const native = await NativeConnection.connect(stack.temporal.connectionOptions);
  const client = new Client({ connection: withVirtualTime(connection), namespace: stack.temporal.namespace });
  const pool = townPool(await ensureDatabase(stack.databaseUrl, name));
  await migrate(pool);
  const taskQueue = `recording-${name}`;
  const parts = { pool, client, taskQueue };
  const createWorker = () => townWorker({ ...parts, connection: native, workflowBundle: { code } });
  const town = new Town({ ...parts, creditorId: name, policy, createWorker });
  await town.opens();
  try {
    const lived = await live(town);
    const runs = await allRunsOf(client, lived);
    for (const [index, run] of runs.entries()) {
      const file = join(HISTORIES, `${name}${runs.length > 1 ? `-${index + 1}` : ''}.json`);
      const { events } = History.toObject(await historyOf(client, lived, run), WRITTEN);
      const lines = (events as unknown[]).map((event) => JSON.stringify(withoutTheMachine(event)));
      writeFileSync(file, `{"events":[\n${lines.join(',\n')}\n]}\n`);
      process.stdout.write(`${file}\n`);
    }
  } finally {
    await town.closes();
    await native.close();
    await connection.close();
  }
}

const { History } = temporal.api.history.v1;
/** As Temporal's own tools write histories: names for numbers, base64 for payloads. */
const WRITTEN = { enums: String, longs: String, bytes: String };

async function historyOf(client: Client, { workflowId }: Lived, run: string): Promise<temporal.api.history.v1.History> {
  return History.fromObject(await client.workflow.getHandle(workflowId, run).fetchHistory());
}

/** Runs that continue each other, and those that a reversal began. */
async function allRunsOf(client: Client, lived: Lived): Promise<string[]> {
  const known = await lived.runs();
  const runs: { runId: string; startTime: Date }[] = [];
  for (let seen = -1; runs.length < known.length || runs.length !== seen;) {
    seen = runs.length;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    runs.length = 0;
    for await (const { runId, startTime } of client.workflow.list({ query: `WorkflowId = "${lived.workflowId}"` })) {
      runs.push({ runId, startTime });
    }
  }
  return runs.sort((one, other) => one.startTime.getTime() - other.startTime.getTime()).map(({ runId }) => runId);
}

/** Who recorded it and where is nobody's business, and no part of the replay. */
function withoutTheMachine(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTheMachine);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'stackTrace');
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, key === 'identity' ? 'recorded' : withoutTheMachine(inner)]),
  );
}

void record(process.argv.slice(2));
