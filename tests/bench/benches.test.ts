import { Client } from 'pg';
import { bankImport } from '../../bench/bank-import';
import { QUICK, type Bench } from '../../bench/bench';
import { figureLine, type FigureLine } from '../../bench/figure-line';
import { check } from '../../bench/check';
import { close } from '../../bench/close';
import { bounds } from '../../bench/bounds';
import { INPUTS } from '../../bench/bounds/inputs';
import { flood } from '../../bench/flood';
import { herd } from '../../bench/herd';
import { lifecycle } from '../../bench/lifecycle';
import { preview } from '../../bench/preview';
import { register } from '../../bench/register';
import { Scratch } from '../../bench/scratch';
import { useWorld } from '../support/world';

/** Whether the aims hold is not asked here: on a busy machine, and at this size, it would say nothing. */

const world = useWorld();
let scratch: Scratch;

async function linesOf(name: string, bench: Bench): Promise<FigureLine[]> {
  scratch = new Scratch(world().stack.databaseUrl);
  const lines: string[] = [];
  await bench({
    size: QUICK,
    runs: 1,
    stack: async () => world().stack,
    scratch: async () => scratch,
    report: (measured) => lines.push(JSON.stringify(figureLine(name, measured, { runs: 1, load: 0 }))),
    tell: () => undefined,
  });
  return lines.map((line) => JSON.parse(line) as FigureLine);
}

afterEach(async () => scratch.dropAll());

function expectMeasured(lines: readonly FigureLine[]): void {
  for (const { ratio, ours, bare } of lines) {
    for (const value of [ratio, ours, bare]) expect(value).toBeGreaterThan(0);
  }
}

test('lifecycle: an invoice paid on time costs at most 7 events', async () => {
  const lines = await linesOf('lifecycle', lifecycle);
  expectMeasured(lines);
  expect(lines.map(({ figure, unit }) => `${figure}, ${unit}`)).toEqual([
    'paid on time throughput, workflows/s',
    'paid on time history, events',
    'paid on time history, bytes',
    'enforcement life throughput, workflows/s',
    'enforcement life history, events',
    'enforcement life history, bytes',
    'enforcement life timers, timers',
  ]);
  expect(lines.find(({ aim }) => aim === '<= 7 events')?.holds).toBe(true);
});

test('bank-import: read and posted, against raw', async () => {
  const lines = await linesOf('bank-import', bankImport);
  expectMeasured(lines);
  expect(lines.map(({ figure }) => figure)).toEqual([
    'read, match and post against raw',
    'read against raw',
    'match and post against raw',
    'match and post against COPY and UPDATE of every row that it writes',
    'peak memory against raw',
  ]);
});

test('preview: by the command itself', async () => {
  const lines = await linesOf('preview', preview);
  expectMeasured(lines);
  expect(lines.map(({ unit, aim }) => `${unit}: ${aim}`)).toEqual(['s: <= 10 s', 'MB: <= 1024 MB']);
});

test('register: against COPY, and no database is left behind', async () => {
  const lines = await linesOf('register', register);
  expectMeasured(lines);
  expect(lines).toHaveLength(2);
  await scratch.dropAll();
  expect(await benchDatabases()).toBe(0);
});

test('check: a year of books against reading it, and the imprints against none', async () => {
  const lines = await linesOf('check', check);
  expectMeasured(lines);
  expect(lines.map(({ figure }) => figure)).toEqual([
    'registering with imprints against without',
    'importing with imprints against without',
    'check against reading every row',
    'peak memory against reading',
    'closing under one head against reading',
  ]);
}, 240_000);

test('close: a whole month, and its age analysis against the plain sum', async () => {
  const lines = await linesOf('close', close);
  expectMeasured(lines);
  expect(lines.map(({ figure }) => figure)).toEqual([
    'age analysis against the plain sum in SQL',
    'age analysis against reading every row',
    'open items against reading every row',
    'completeness against reading every row',
    'open-item lists against reading every row',
    'files of the lists against reading every row',
    'valuation against reading every row',
    'control board against reading every row',
    'closing the month against reading every row',
    'a whole close against reading every row',
    'peak memory against reading',
  ]);
}, 240_000);

test('flood: nothing is lost, and the worker does not end', async () => {
  const lines = await linesOf('flood', flood);
  expectMeasured(lines);
  expect(lines.map(({ figure }) => figure)).toEqual([
    'a neighbour pays in the flood, median',
    'a neighbour pays in the flood, 95 of 100',
  ]);
}, 240_000);

test('herd: each step is booked once', async () => {
  const lines = await linesOf('herd', herd);
  expectMeasured(lines);
  expect(lines.map(({ figure }) => figure)).toEqual([
    'herd drained',
    'worker memory at most',
    'an imported payment ends a workflow in the herd, median',
    'a decision is confirmed in the herd, median',
  ]);
}, 240_000);

test('bounds: each reader reads its file, or refuses it', async () => {
  const lines = await linesOf('bounds', bounds);
  expectMeasured(lines);
  expect(lines).toHaveLength(2 * Object.keys(INPUTS).length);
  expect(lines.filter(({ holds }) => holds === false)).toEqual([]);
}, 240_000);

async function benchDatabases(): Promise<number> {
  const client = new Client({ connectionString: world().stack.databaseUrl });
  await client.connect();
  try {
    return (await client.query("SELECT FROM pg_database WHERE datname LIKE 'fordring_bench_%'")).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
