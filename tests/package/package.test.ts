import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { FordringClient, verifierFor } from '../../client';
import { civilDate, Money } from '../../domain';
import { useWorld } from '../support/world';
import { signLocalToken } from '../../office/identity/local-tokens';
import { readmeExample } from './readme-example';
import { ScratchProject } from './scratch-project';

const world = useWorld();
let project: ScratchProject;

beforeAll(() => {
  project = new ScratchProject();
  const { imports, body } = readmeExample();
  const url = "const databaseUrl = process.env['DATABASE_URL'] ?? '';";
  project.write('example.mts', `${imports}\n${url}\n${body}`);
  // CommonJS knows no `await` outside of a function.
  project.write('example.cts', `${imports}\n${url}\nasync function example() {\n${body}\n}\nvoid example();`);
  project.write('example.ts', `${imports}\n${url}\n${body}`);
}, 120_000);

test('it holds compiled code with declarations, and no source', () => {
  const files = readdirSync(project.package, { recursive: true, encoding: 'utf8' });
  expect(files.filter((path) => /(?<!\.d)\.[cm]?ts$/.test(path))).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      join('dist', 'client', 'index.js'),
      join('dist', 'client', 'index.d.ts'),
      join('dist', 'store', 'migrations', '0001-creditors-and-debtors', 'up.sql'),
      join('dist', 'sample', 'reconciliations', 'bank-ledger', 'samples.json'),
    ]),
  );
  expect(files.filter((path) => /^(dist.)?(tests|bench)/.test(path))).toEqual([]);
});

test('its declarations hold under a strict compiler, and what they refuse is refused', () => {
  project.write('wrong.mts', "import { Money } from 'fordring/domain';\nMoney.of(655.32, 'SEK');\n");
  const complaints = project.compile(['--module', 'node16', 'example.mts', 'example.cts', 'wrong.mts']);
  expect(complaints).toEqual([expect.stringMatching(/^wrong\.mts\(2,10\): error TS2345: /)]);
});

test.each([
  ['nodenext', ['--module', 'nodenext', 'example.mts', 'example.cts']],
  ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler', 'example.ts']],
])("the README's example compiles with module resolution %s", (_resolution, given) => {
  expect(project.compile(['--skipLibCheck', '--noEmit', ...given])).toEqual([]);
});

test.each(['example.mjs', 'example.cjs'])("the README's example does what it says, as %s", async (file) => {
  const databaseUrl = await world().newDatabase();
  const token = await systemToken();
  const environment = { ...process.env, DATABASE_URL: databaseUrl, FORDRING_HOME: home(), FORDRING_TOKEN: token };
  const child = spawn(process.execPath, [file], { cwd: project.folder, env: environment });
  const told: string[] = [];
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    told.push(...chunk.toString().split('\n').filter(Boolean));
    if (chunk.toString().includes('62000087 open')) void pay(databaseUrl);
  });
  const [exitCode] = (await once(child, 'close')) as [number | null];
  expect([exitCode, errors.join('')]).toEqual([0, '']);
  expect(told).toEqual(['sjovik/62000087 2015-03-04', '62000087 open', '62000087 paid']);
});

const home = (): string => join(project.folder, 'home');

/** Of a system that hands over invoices and reports payments. */
const systemToken = () => signLocalToken(home(), { name: 'Nightly import', roles: ['back-office'] });

/** The claim is settled by somebody else than the example, as it would be. */
async function pay(databaseUrl: string): Promise<void> {
  const identity = verifierFor({ home: home(), identity: { kind: 'local' } });
  const fordring = await FordringClient.connect({ databaseUrl, identity, token: systemToken });
  const receivedOn = civilDate('2015-03-03');
  await fordring.record('sjovik', '62000087', {
    command: { type: 'ReceivePayment', paymentId: 'p-1', receivedOn, amount: Money.of('655.32', 'SEK') },
    today: receivedOn,
    key: 'p-1',
  });
  await fordring.close();
}

test('its command runs, and refuses what the command of a clone refuses', () => {
  const command = join(project.package, 'bin', 'fordring.mjs');
  const sample = spawnSync(process.execPath, [command, 'reconcile', 'bank-ledger', '--sample', '--json'], {
    cwd: project.folder,
    encoding: 'utf8',
  });
  expect([sample.stderr, (JSON.parse(sample.stdout) as { recipe: string }).recipe]).toEqual(['', 'bank-ledger']);
  const refused = spawnSync(process.execPath, [command, 'collect'], { cwd: project.folder, encoding: 'utf8' });
  expect([refused.status, refused.stdout]).toEqual([2, '']);
});

test("its data lies in the user's data folder, for what lies in a package goes with its next version", () => {
  const { readConfiguration } = jest.requireActual<typeof import('../../stack/configuration')>(
    join(project.package, 'dist', 'stack', 'configuration.js'),
  );
  expect(readConfiguration({ XDG_DATA_HOME: '/data' }).home).toBe('/data/fordring');
  expect(readConfiguration({ XDG_DATA_HOME: 'data' }).home).toBe(join(homedir(), '.local', 'share', 'fordring'));
});

test('its worker finds the workflows and works', async () => {
  const { stack, taskQueue } = world();
  const given = Object.entries(process.env).filter(([name]) => !name.startsWith('FORDRING_'));
  const home = join(project.folder, 'home');
  const worker = spawn(process.execPath, [join(project.package, 'bin', 'fordring.mjs'), 'worker'], {
    cwd: project.folder,
    env: {
      ...Object.fromEntries(given),
      FORDRING_HOME: home,
      FORDRING_CACHE: home,
      FORDRING_TASK_QUEUE: taskQueue,
      FORDRING_DATABASE_URL: await world().newDatabase(),
      FORDRING_TEMPORAL_ADDRESS: stack.temporal.address,
      FORDRING_TEMPORAL_NAMESPACE: stack.temporal.namespace,
    },
  });
  const told: string[] = [];
  worker.stderr.on('data', (chunk: Buffer) => {
    told.push(chunk.toString());
    if (chunk.toString().startsWith('Working on task queue')) worker.kill('SIGTERM');
  });
  const [exitCode] = (await once(worker, 'close')) as [number | null];
  expect([exitCode, told.join('')]).toEqual([
    0,
    `Working on task queue ${taskQueue} of namespace ${stack.temporal.namespace}; Ctrl-C ends.\n`,
  ]);
});
