import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection, type ConnectionLike } from '@temporalio/client';
import type { Pool } from 'pg';
import { DefaultLogger, NativeConnection, Runtime, bundleWorkflowCode } from '@temporalio/worker';
import { supposeBankRead } from './bank-supposed-read';
import { migrate } from '../../store/migrate';
import { createLedgerPool } from '../../store/connect';
import { readConfiguration } from '../../stack/configuration';
import { ensureDatabase } from '../../stack/databases';
import { isHeld, takeLock } from '../../stack/lock-file';
import { startStack, type Stack } from '../../stack/stack';
import { ensureNamespace } from '../../stack/temporal-namespace';
import { withVirtualTime } from '../../stack/virtual-time';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';

/**
 * The real servers, shared by the whole run: started by the first test that asks, joined by the others, stopped at the end of the run.
 * What a test makes in them is its own: a database, a task queue, workflow ids, if it wants one also a namespace.
 */
export interface World {
  readonly stack: Stack;
  /** Over the plain connection: clocks go with the wall. */
  readonly client: Client;
  /** Over a connection with virtual time: what it starts can be wound forward. */
  readonly virtualClient: Client;
  readonly nativeConnection: NativeConnection;
  /** A task queue that only this test file uses. */
  readonly taskQueue: string;
  /** A workflow id, or any other name, that nobody else uses: `nameOf('claim')` gives `claim-1b9d6bcd`. */
  readonly nameOf: (what: string) => string;
  /** A new database with all migrations applied; answers its URL. */
  readonly newDatabase: () => Promise<string>;
  /** A new database with nothing in it; answers its URL. */
  readonly emptyDatabase: () => Promise<string>;
  /** A new namespace with our search attributes. */
  readonly newNamespace: () => Promise<string>;
  /** The bundle for `Worker.create`, made once in the run for each `workflowsPath`. Without one: our own workflows. */
  readonly workflowBundle: (workflowsPath?: string) => Promise<{ readonly code: string }>;
}

const OUR_WORKFLOWS = join(__dirname, '..', '..', 'workflows', 'index.ts');
const TEMPLATE = 'fordring_template';
const START_MILLISECONDS = 300_000;

/** Workers that come and go are no news in a test run. Only once in a process: the first runtime stays. */
function installQuietRuntime(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
  } catch {
    return;
  }
}

/** Call it at the top of a test file; what it returns gives the world from the first test on. */
export function useWorld(): () => World {
  let world: { readonly here: World; readonly leave: () => Promise<void> } | undefined;
  beforeAll(async () => (world = await enter()), START_MILLISECONDS);
  afterAll(async () => world?.leave());
  return () => {
    if (!world) throw new Error('The world is there from beforeAll on; ask for it inside a test.');
    return world.here;
  };
}

async function enter(): Promise<{ here: World; leave: () => Promise<void> }> {
  installQuietRuntime();
  const stack = await startStack(readConfiguration());
  const connection = await Connection.connect(stack.temporal.connectionOptions);
  const nativeConnection = await NativeConnection.connect(stack.temporal.connectionOptions);
  const clientOver = (over: ConnectionLike) => new Client({ connection: over, namespace: stack.temporal.namespace });
  const nameOf = (what: string) => `${what}-${randomUUID().slice(0, 8)}`;
  const here: World = {
    stack,
    client: clientOver(connection),
    virtualClient: clientOver(withVirtualTime(connection)),
    nativeConnection,
    taskQueue: nameOf('tests'),
    nameOf,
    newDatabase: async () =>
      ensureDatabase(stack.databaseUrl, nameOf('tests'), await migratedTemplate(stack.databaseUrl)),
    emptyDatabase: () => ensureDatabase(stack.databaseUrl, nameOf('tests')),
    newNamespace: async () => {
      const namespace = nameOf('tests');
      await ensureNamespace(connection, namespace, SEARCH_ATTRIBUTES);
      return namespace;
    },
    workflowBundle,
  };
  // The stack is not stopped here: other test files of this run still use it.
  return {
    here,
    leave: async () => {
      await nativeConnection.close();
      await connection.close();
    },
  };
}

function runFolder(): string {
  const folder = process.env['JEST_RUN_FOLDER'];
  if (folder === undefined)
    throw new Error('JEST_RUN_FOLDER is set by tests/support/begin-run.cjs; run the tests with npm test.');
  return folder;
}

/** Does the work once in the run, also when several jest workers come to it at once; the others wait for it. */
async function onceInTheRun<Result>(
  name: string,
  work: () => Promise<Result>,
  seen: () => Promise<Result | undefined>,
): Promise<Result> {
  for (;;) {
    const done = await seen();
    if (done !== undefined) return done;
    const lock = takeLock(join(runFolder(), `${name}.lock`));
    if (!isHeld(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    try {
      return (await seen()) ?? (await work());
    } finally {
      lock.release();
    }
  }
}

/** Copying a migrated database takes a fraction of the time of migrating a new one. */
async function migratedTemplate(databaseUrl: string): Promise<string> {
  const done = join(runFolder(), `${TEMPLATE}.done`);
  return onceInTheRun(
    TEMPLATE,
    async () => {
      const pool = createLedgerPool(await ensureDatabase(databaseUrl, TEMPLATE));
      try {
        await doNotWaitForDisk(pool);
        await migrate(pool);
        await supposeBankRead(pool);
      } finally {
        // A database that somebody is connected to cannot be copied.
        await pool.end();
      }
      await writeFile(done, '');
      return TEMPLATE;
    },
    async () =>
      readFile(done).then(
        () => TEMPLATE,
        () => undefined,
      ),
  );
}

/**
 * What the run's PostgreSQL holds is thrown away at the end, so nobody waits until it is safe on the disk. Tests about a
 * crash start a server of their own.
 */
async function doNotWaitForDisk(pool: Pool): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    await pool.query(`ALTER SYSTEM SET ${setting} = off`);
  }
  await pool.query('SELECT pg_reload_conf()');
}

async function workflowBundle(workflowsPath: string = OUR_WORKFLOWS): Promise<{ readonly code: string }> {
  const key = createHash('sha256').update(workflowsPath).digest('hex').slice(0, 12);
  const codePath = join(runFolder(), `workflows-${key}.js`);
  return onceInTheRun(
    `workflows-${key}`,
    async () => {
      const { code } = await bundleWorkflowCode({ workflowsPath, logger: quiet });
      await writeFile(`${codePath}.partial`, code);
      await rename(`${codePath}.partial`, codePath);
      return { code };
    },
    async () =>
      readFile(codePath, 'utf8').then(
        (code) => ({ code }),
        () => undefined,
      ),
  );
}

const ignored = () => undefined;
const quiet = { log: ignored, trace: ignored, debug: ignored, info: ignored, warn: ignored, error: ignored };
