import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { readConfiguration } from '../../stack/configuration';
import { usersFolder } from '../../stack/engine-users';
import { endProcess, isAlive } from '../../stack/process-identity';
import { startStack } from '../../stack/stack';
import { readState } from '../../stack/stack-state';

const SCRIPT = `
  require('tsx/cjs/api').register();
  const { startStack } = require('./stack/stack.ts');
  const { readConfiguration } = require('./stack/configuration.ts');
  startStack(readConfiguration()).then((stack) => {
    process.stdout.write('up');
    process.stdin.once('data', () => stack.stop().then(() => process.exit(0)));
  });`;

function newHome(): string {
  const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER']!, 'shared-'));
  chmodSync(folder, 0o755);
  return folder;
}

const configurationFor = (home: string) => readConfiguration({ ...process.env, FORDRING_HOME: home });

function commandOn(home: string): ChildProcess {
  return spawn(process.execPath, ['-e', SCRIPT], {
    cwd: join(__dirname, '..', '..'),
    env: { ...process.env, FORDRING_HOME: home },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

async function end(command: ChildProcess): Promise<void> {
  command.stdin!.write('end');
  await once(command, 'exit');
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const until = Date.now() + 30_000; !(await holds());) {
    if (Date.now() > until) throw new Error('It did not come to hold within 30 s.');
    await wait(100);
  }
}

test('commands that start together on one folder share servers, which stay until the last has ended', async () => {
  const home = newHome();
  const commands = [commandOn(home), commandOn(home), commandOn(home)];
  await Promise.all(commands.map((command) => once(command.stdout!, 'data')));
  const { owner, temporal, postgres } = readState(home);
  const first = commands.find(({ pid }) => pid === owner)!;
  await end(first);
  expect([temporal, postgres].map((server) => isAlive(server!.process))).toEqual([true, true]);

  const late = await startStack(configurationFor(home));
  expect(late.isOwn).toBe(false);
  for (const command of commands) if (command !== first) await end(command);
  expect(await answers(late.databaseUrl)).toBe(true);

  await late.stop();
  expect([temporal, postgres].map((server) => isAlive(server!.process))).toEqual([false, false]);
  expect(readdirSync(usersFolder(home))).toEqual([]);
});

test('a command that is killed leaves the servers to those who use them, and who stays starts again what crashes', async () => {
  const home = newHome();
  const first = commandOn(home);
  await once(first.stdout!, 'data');
  const guest = await startStack(configurationFor(home));
  first.kill('SIGKILL');
  await once(first, 'exit');
  await eventually(() => readState(home).owner === process.pid);
  expect(await answers(guest.databaseUrl)).toBe(true);

  const crashed = readState(home).postgres!.process;
  await endProcess(crashed, 'SIGKILL', 5_000);
  await eventually(() => answers(guest.databaseUrl));
  await eventually(() => readState(home).postgres!.process.pid !== crashed.pid);
  const { postgres } = readState(home);
  await guest.stop();
  expect(isAlive(postgres!.process)).toBe(false);
});
