import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Client as DatabaseClient } from 'pg';
import { readConfiguration } from '../../stack/configuration';
import { dropDatabase, ensureDatabase } from '../../stack/databases';
import { isHeld, takeLock } from '../../stack/lock-file';
import { systemFolderFor } from '../../stack/postgres-user';
import { endProcess, identityOf, isAlive } from '../../stack/process-identity';
import { startStack, type Stack } from '../../stack/stack';
import { readState } from '../../stack/stack-state';

function newFolder(): string {
  const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER']!, 'stack-'));
  chmodSync(folder, 0o755);
  return folder;
}

const configurationFor = (home: string, more: Record<string, string> = {}) =>
  readConfiguration({ ...process.env, FORDRING_HOME: home, ...more });

async function inDatabase<Row>(url: string, statement: string): Promise<Row[]> {
  const client = new DatabaseClient({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function inTemporal<Result>(stack: Stack, act: (client: Client) => Promise<Result>): Promise<Result> {
  const connection = await Connection.connect(stack.temporal.connectionOptions);
  try {
    return await act(new Client({ connection, namespace: stack.temporal.namespace }));
  } finally {
    await connection.close();
  }
}

describe('both servers on a data folder', () => {
  const home = newFolder();

  test('a second start finds what the first left, at the same addresses', async () => {
    const first = await startStack(configurationFor(home));
    await inDatabase(first.databaseUrl, "CREATE TABLE kept AS SELECT 'öre' AS word");
    await inTemporal(first, (client) =>
      client.workflow.start('nobodyRunsThis', { workflowId: 'kept', taskQueue: 'none' }),
    );
    await first.stop();

    const second = await startStack(configurationFor(home));
    expect(second.temporal.address).toBe(first.temporal.address);
    expect(second.temporal.uiAddress).toBe(first.temporal.uiAddress);
    expect(await inDatabase(second.databaseUrl, 'SELECT word FROM kept')).toEqual([{ word: 'öre' }]);
    expect((await inTemporal(second, (client) => client.workflow.getHandle('kept').describe())).status.name).toBe(
      'RUNNING',
    );
    await second.stop();
  });

  describe('while they run', () => {
    let stack: Stack;
    beforeAll(async () => {
      stack = await startStack(configurationFor(home));
    });
    afterAll(() => stack.stop());

    test('Temporal UI answers', async () => {
      const answer = await fetch(stack.temporal.uiAddress!, { headers: { connection: 'close' } });
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<html')]);
    });

    test('PostgreSQL sorts by code point in UTF-8, keeps what it confirmed, and is not reached by socket', async () => {
      const [shown] = await inDatabase<Record<string, string>>(
        stack.databaseUrl,
        `SELECT pg_encoding_to_char(encoding) AS encoding, datlocale, current_setting('fsync') AS fsync,
                current_setting('synchronous_commit') AS synchronous_commit, current_setting('full_page_writes') AS full_page_writes,
                current_setting('max_connections') AS connections, current_setting('TimeZone') AS zone
           FROM pg_database WHERE datname = current_database()`,
      );
      expect(shown).toEqual({
        encoding: 'UTF8',
        datlocale: 'C.UTF-8',
        fsync: 'on',
        synchronous_commit: 'on',
        full_page_writes: 'on',
        connections: '100',
        zone: 'UTC',
      });
    });

    test('who comes second joins, and leaves what it joined running', async () => {
      const tasks: string[] = [];
      const guest = await startStack(configurationFor(home), { onProgress: ({ task }) => tasks.push(task) });
      expect(tasks).toEqual([`Joining the engine that process ${process.pid} runs on ${home}`]);
      expect(guest.temporal).toEqual(stack.temporal);
      expect(guest.databaseUrl).toBe(stack.databaseUrl);
      await guest.stop();
      expect(await inDatabase(stack.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    test('a scratch database is a copy of its template, and goes with everybody in it', async () => {
      const template = await ensureDatabase(stack.databaseUrl, 'template_of_tests');
      await inDatabase(template, 'CREATE TABLE copied AS SELECT 1 AS one');
      const scratch = await ensureDatabase(stack.databaseUrl, 'scratch', 'template_of_tests');
      expect(await inDatabase(scratch, 'SELECT one FROM copied')).toEqual([{ one: 1 }]);
      const lingering = new DatabaseClient({ connectionString: scratch });
      lingering.on('error', () => undefined);
      await lingering.connect();
      await dropDatabase(stack.databaseUrl, 'scratch');
      await expect(inDatabase(scratch, 'SELECT 1')).rejects.toThrow('does not exist');
    });
  });

  test('one server may be embedded and the other an existing one; a start that fails leaves nothing running', async () => {
    const owner = await startStack(configurationFor(home));
    const { address } = owner.temporal;
    const other = await startStack(configurationFor(newFolder(), { FORDRING_TEMPORAL_ADDRESS: address }));
    await other.stop();
    await owner.stop();
    const withoutPostgres = await startStack(
      configurationFor(home, { FORDRING_DATABASE_URL: owner.databaseUrl }),
    ).catch((error: unknown) => error);
    // Its PostgreSQL was stopped above, so this start fails as a whole: nothing may be left running, and the folder is free.
    expect(withoutPostgres).toHaveProperty('name', 'EngineUnavailable');
    const lock = takeLock(join(home, 'engine.lock'));
    expect(isHeld(lock)).toBe(true);
    if (isHeld(lock)) lock.release();
    expect(isAlive(readState(home).temporal!.process)).toBe(false);
  });

  test('after the process that ran them was killed, the servers end by themselves and the next start finds the data', async () => {
    const script = `
      require('tsx/cjs/api').register();
      const { startStack } = require('./stack/stack.ts');
      const { readConfiguration } = require('./stack/configuration.ts');
      startStack(readConfiguration()).then(() => process.stdout.write('up'));`;
    const child = spawn(process.execPath, ['-e', script], {
      cwd: join(__dirname, '..', '..'),
      env: { ...process.env, FORDRING_HOME: home },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    const { temporal, postgres } = readState(home);
    child.kill('SIGKILL');
    await once(child, 'exit');
    // At once, while the watchmen are still at work: the left-over servers must not be met by a second pair on the same files.
    const next = await startStack(configurationFor(home));
    expect(isAlive(temporal!.process)).toBe(false);
    expect(isAlive(postgres!.process)).toBe(false);
    expect(await inDatabase(next.databaseUrl, 'SELECT word FROM kept')).toEqual([{ word: 'öre' }]);
    await next.stop();
  });

  test('after PostgreSQL crashed it recovers at the next start', async () => {
    const stack = await startStack(configurationFor(home));
    await inDatabase(stack.databaseUrl, 'CREATE TABLE confirmed AS SELECT 1 AS one');
    await endProcess(readState(home).postgres!.process, 'SIGKILL', 5_000);
    await stack.stop();
    const next = await startStack(configurationFor(home));
    expect(await inDatabase(next.databaseUrl, 'SELECT one FROM confirmed')).toEqual([{ one: 1 }]);
    await next.stop();
  });
});

test('PostgreSQL runs where its user cannot go, as in /root', async () => {
  const hidden = newFolder();
  chmodSync(hidden, 0o700);
  const home = join(hidden, 'clone', '.fordring');
  // Only root needs another place for it.
  const data = process.getuid?.() === 0 ? systemFolderFor(home) : home;
  const other = { FORDRING_TEMPORAL_ADDRESS: '127.0.0.1:1' };
  mkdirSync(home, { recursive: true });
  // Temporal is not needed for this; that it is missing is said only after PostgreSQL is up.
  await expect(startStack(configurationFor(home, other))).rejects.toThrow('Temporal at 127.0.0.1:1');
  expect(existsSync(join(data, 'postgres', 'PG_VERSION'))).toBe(true);
  rmSync(data, { recursive: true });
});

test('what cannot be reached is named with its variable, and without its password', async () => {
  const configuration = readConfiguration({
    FORDRING_TEMPORAL_ADDRESS: '127.0.0.1:1',
    FORDRING_DATABASE_URL: 'postgres://town:hush@127.0.0.1:1/fordring',
  });
  const problem = await startStack(configuration).catch((error: unknown) => error);
  expect(problem).toMatchObject({ name: 'EngineUnavailable' });
  expect((problem as Error).message).toMatch(
    /^(PostgreSQL at 127\.0\.0\.1:1\/fordring|Temporal at 127\.0\.0\.1:1) \(FORDRING_/,
  );
  expect((problem as Error).message).not.toContain('hush');
});

test('a port that another program uses is refused by the name of its variable', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const configuration = configurationFor(newFolder(), {
    FORDRING_POSTGRES_PORT: `${port}`,
    FORDRING_TEMPORAL_ADDRESS: '127.0.0.1:1',
  });
  await expect(startStack(configuration)).rejects.toThrow(
    `FORDRING_POSTGRES_PORT asks for port ${port}, which another program uses; choose another, or leave it out.`,
  );
  server.close();
});

describe('the lock of a data folder', () => {
  const lockIn = (folder: string) => join(folder, 'engine.lock');

  test('it is held until released', () => {
    const file = lockIn(newFolder());
    const lock = takeLock(file);
    if (!isHeld(lock)) throw new Error('a new lock is free');
    expect(takeLock(file)).toEqual(identityOf(process.pid));
    lock.release();
    expect(isHeld(takeLock(file))).toBe(true);
  });

  test.each([
    ['is gone', JSON.stringify({ pid: 2 ** 22 + 1 })],
    ['has its number from another one, which is gone', JSON.stringify({ ...identityOf(process.pid), began: '1' })],
    ['cannot be read from it', 'half a lo'],
  ])('it is cleared away when its process %s', (_what, contents) => {
    const file = lockIn(newFolder());
    writeFileSync(file, contents);
    expect(isHeld(takeLock(file))).toBe(true);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  });
});
