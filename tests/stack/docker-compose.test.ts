import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SUMMARIES } from '../../cli/summaries';
import { readConfiguration } from '../../stack/configuration';
import { LOOPBACK } from '../../stack/free-port';
import { TEMPORAL_CLI_VERSION } from '../../stack/temporal-version';

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly command?: string[];
  readonly environment?: Record<string, string | number>;
  readonly depends_on?: Record<string, { readonly condition: string }>;
  readonly healthcheck?: { readonly test: string[] };
  readonly restart?: string;
  readonly ports?: string[];
  readonly volumes?: string[];
}

const ROOT = join(__dirname, '..', '..');
const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> };
const dockerfile = readFileSync(join(ROOT, 'deploy/Dockerfile'), 'utf8');
const services = Object.entries(compose.services);
const service = (name: string) => compose.services[name]!;

const OURS = ['migration', 'workers', 'desk', 'reader'];

test('only the migration has the login that owns the tables; workers, desks and readers have their roles', () => {
  const logins = OURS.map((name) => [
    name,
    /^postgres:\/\/(\w+):/.exec(String(service(name).environment?.['FORDRING_DATABASE_URL']))?.[1],
  ]);
  expect(Object.fromEntries(logins)).toEqual({
    migration: 'fordring',
    workers: 'worker',
    desk: 'desk',
    reader: 'reader',
  });
  expect(service('migration').command).toEqual(['migrate', '--roles']);
});

test('the set is complete', () => {
  expect(Object.keys(compose.services)).toEqual([
    'postgres',
    'temporal-schema',
    'temporal',
    'temporal-ui',
    'migration',
    'workers',
    'desk',
    'reader',
  ]);
});

test('Temporal lives on PostgreSQL with 512 history shards', () => {
  expect(service('temporal').environment).toMatchObject({ DB: 'postgres12', NUM_HISTORY_SHARDS: 512 });
});

test('every service that another waits for is there and can say that it is ready', () => {
  for (const [name, { depends_on = {} }] of services) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const found = compose.services[other];
      expect([name, other, found !== undefined]).toEqual([name, other, true]);
      if (condition === 'service_healthy') expect([other, found?.healthcheck !== undefined]).toEqual([other, true]);
      // A job that is started again after success would never be completed.
      if (condition === 'service_completed_successfully')
        expect([other, found?.restart]).toEqual([other, 'on-failure']);
    }
  }
});

test('images are pinned', () => {
  for (const [name, { image }] of services) expect([name, image]).toEqual([name, expect.stringMatching(/:\d+\.\d+/)]);
  expect(service('temporal').image).toBe('temporalio/server:1.32.0');
  expect(service('temporal-schema').image).toBe('temporalio/admin-tools:1.32.0');
  expect(service('temporal-ui').image).toBe('temporalio/ui:2.54.1');
  expect(TEMPORAL_CLI_VERSION).toBe('1.9.1'); // whose server is 1.32.0, and whose UI is 2.54.1: change all together
  const bases = dockerfile.match(/^FROM .*$/gm) ?? [];
  expect(bases.length).toBeGreaterThan(0);
  for (const base of bases) expect(base).toMatch(/^FROM node:\d+\.\d+\.\d+-/);
});

test('the image runs compiled code, and holds neither sources nor what compiles them', () => {
  const [building = '', running = ''] = dockerfile.split(/^FROM /m).slice(1);
  expect(building).toMatch(/^RUN npm run build$/m);
  expect(running).toContain('npm ci --omit=dev');
  const copied = [...running.matchAll(/^COPY (.*)$/gm)].map((match) => match[1]);
  expect(copied).toEqual([
    'package.json package-lock.json ./',
    '--from=build /fordring/bin bin',
    '--from=build /fordring/dist dist',
  ]);
});

test('passwords come from the environment and have no defaults', () => {
  const passwords = services.flatMap(([, { environment = {} }]) =>
    Object.entries(environment).filter(([name]) => /PASSWORD|PWD|DATABASE_URL/.test(name)),
  );
  expect(passwords.length).toBeGreaterThan(5);
  for (const [name, value] of passwords) expect([name, value]).toEqual([name, expect.stringMatching(/\$\{[A-Z_]+:\?/)]);
  expect(text).not.toMatch(/\$\{[A-Z_]*PASSWORD:?-/);
});

test('nothing is published beyond this machine', () => {
  for (const [, { ports = [] }] of services) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
});

test('every file and volume that is mounted is there', () => {
  for (const [, { volumes = [], build }] of services) {
    if (build) expect(existsSync(join(ROOT, build.dockerfile))).toBe(true);
    for (const volume of volumes) {
      const source = volume.split(':')[0]!;
      expect([source, source.startsWith('./') ? existsSync(join(ROOT, source)) : source in compose.volumes]).toEqual([
        source,
        true,
      ]);
    }
  }
});

test('our services are configured by variables that we know', () => {
  for (const name of OURS) {
    const environment = Object.fromEntries(
      Object.entries(service(name).environment ?? {}).map(([key, value]) => [
        key,
        String(value).replace(/\$\{[^}]*\}/g, 'secret'),
      ]),
    );
    expect(readConfiguration(environment)).toMatchObject({
      temporal: { kind: 'existing', address: 'temporal:7233' },
      database: { kind: 'existing' },
    });
  }
});

test('ids may be as long as ours are, and a claim takes as many signals as on the embedded server', () => {
  const dynamic = parse(readFileSync(join(ROOT, 'deploy/dynamicconfig.yaml'), 'utf8')) as Record<
    string,
    { value: unknown }[]
  >;
  expect(dynamic['limit.maxIDLength']).toEqual([{ value: 255 }]);
  expect(dynamic['history.maximumSignalsPerExecution']).toEqual([{ value: 2_000 }]);
});

test('every command of ours that a service or a document runs in a container is one', () => {
  const asked = services.flatMap(([name, { command = [] }]) => (OURS.includes(name) ? command.slice(0, 1) : []));
  const written = [text, readFileSync(join(ROOT, 'docs/guides/run-in-production.md'), 'utf8')].join('\n');
  const single = [...written.matchAll(/run --rm (?:desk|reader) ([a-z-]+)/g)].map(([, name = '']) => name);
  expect(asked).toEqual(['migrate', 'worker']);
  expect(single.length).toBeGreaterThan(1);
  for (const name of [...asked, ...single]) expect(Object.keys(SUMMARIES)).toContain(name);
});

test('the health check of the workers asks where they serve their health, and tells well from ill', async () => {
  const { healthcheck, environment } = service('workers');
  const [kind, program, flag, script = ''] = healthcheck?.test ?? [];
  expect([kind, program, flag]).toEqual(['CMD', 'node', '-e']);
  const served = String(environment?.['FORDRING_METRICS_ADDRESS']);
  expect(served).toBe('0.0.0.0:9464');
  expect(script).toContain("'http://127.0.0.1:9464/healthz'");
  let status = 200;
  const server = createServer(({ url }, answer) => answer.writeHead(url === '/healthz' ? status : 404).end());
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const here = script.replace('9464', String((server.address() as AddressInfo).port));
  const exitCode = () =>
    new Promise((resolve) => execFile(process.execPath, ['-e', here], (error) => resolve(error?.code ?? 0)));
  expect(await exitCode()).toBe(0);
  status = 503;
  expect(await exitCode()).toBe(1);
  await new Promise((resolve) => server.close(resolve));
  expect(await exitCode()).toBe(1);
});
