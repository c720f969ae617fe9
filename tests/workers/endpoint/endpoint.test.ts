import { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { setTimeout as wait } from 'node:timers/promises';
import { layDownBankFile } from '../../../office/payments/incoming-bank-file';
import { writeBgMax } from '../../../formats/bgmax/write-bgmax';
import { freePort } from '../../../stack/free-port';
import { bankFileWorkflowId } from '../../../workflows/ids';
import { useTownAtDesk } from '../../cli/town-at-desk';
import { useWorld } from '../../support/world';
import { alertRules, dashboardQueries, scrape, scrapedFrom, type Scraped } from './scrape';

const townAtDesk = useTownAtDesk();
const world = useWorld();

const POLLS = { taskQueueType: temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW };
const WORKING = 'Working on task queue';

async function until(found: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await found()) return;
    await wait(100);
  }
  throw new Error('It did not happen within a minute.');
}

/** What a query names that the endpoint does not tell. */
function unknownIn(query: string, scraped: readonly Scraped[]): string[] {
  const names = [...query.matchAll(/\b(?:fordring|temporal)_\w+/g)].map(([name]) => name);
  const own = scraped.filter(({ name }) => names.includes(name));
  const labels = new Set(own.flatMap((one) => Object.keys(one.labels)));
  const said = [
    ...[...query.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', ')),
    ...[...query.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label),
    ...[...query.matchAll(/\{(\w+)=~/g)].map(([, label = '']) => label),
  ];
  return [
    ...names.filter((name) => !own.some((one) => one.name === name)),
    ...said.filter((label) => !labels.has(label)).map((label) => `label ${label}`),
  ];
}

test('the command serves health and metrics, and goes on while its worker dies', async () => {
  const { desk, pool } = await townAtDesk();
  const port = await freePort(undefined, 'none');
  const command = await desk.with({ FORDRING_METRICS_ADDRESS: `127.0.0.1:${port}` }).stays(WORKING, 'worker');
  const page = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  await until(async () => (await page('/readyz')).status === 200);
  expect(JSON.parse((await page('/readyz')).text)).toEqual({ ready: true, database: true, engine: true, worker: true });
  expect(await page('/healthz')).toEqual({ status: 200, text: 'alive\n' });
  expect((await page('/claims')).status).toBe(404);

  // An activity is carried out, so that the SDK has something to tell.
  const content = writeBgMax({ writtenAt: '20160120120000000000', deposits: [] });
  const fileId = await layDownBankFile(pool, 'town', { fileName: 'empty.txt', content });
  const { taskQueue, namespace } = desk.reaches();
  const client = new Client({ connection: world().client.connection, namespace });
  const imported = await client.workflow.start('importBankFile', {
    ...{ taskQueue, workflowId: bankFileWorkflowId('town', fileId) },
    args: [{ creditorId: 'town', fileId }],
  });
  await imported.result().catch(() => undefined);
  const has = async (name: string) => (await scrape(port)).some((one) => one.name === name);
  await until(() => has('temporal_activity_execution_latency_seconds_count'));

  const scraped = await scrape(port);
  expect(scraped.filter(({ name }) => name === 'fordring_metric_failed').map(({ value }) => value)).not.toContain(1);
  const unknown = [...dashboardQueries(), ...alertRules().map(({ expr }) => expr)].flatMap((query) =>
    unknownIn(query, scraped).map((name) => `${name}: ${query}`),
  );
  // Nothing of ours fails for good here, so the SDK has no count of failures to tell yet.
  expect(unknown.filter((line) => !line.includes('temporal_activity_execution_failed_total'))).toEqual([]);

  const { pollers } = await client.workflowService.describeTaskQueue({
    ...{ namespace, taskQueue: { name: taskQueue }, ...POLLS },
  });
  process.kill(parseInt(pollers[0]?.identity ?? '', 10), 'SIGKILL');
  await until(async () => (await page('/readyz')).status === 503);
  expect(JSON.parse((await page('/readyz')).text)).toEqual({
    ready: false,
    database: true,
    engine: true,
    worker: false,
  });
  expect((await page('/healthz')).status).toBe(200);
  const restarts = async () =>
    (await scrape(port)).find(({ name }) => name === 'fordring_worker_restarts_total')?.value;
  await until(async () => (await restarts()) === 1);
  await until(async () => (await page('/readyz')).status === 200);
  expect(await command.ends()).toBe(0);
  expect(await scrape(port)).toEqual([{ name: 'up', labels: { job: 'fordring', instance: `${port}` }, value: 0 }]);
}, 180_000);

test('an address that another program uses is refused in a sentence', async () => {
  const { desk } = await townAtDesk();
  const { address } = world().stack.temporal;
  const { exitCode, stderr } = await desk.with({ FORDRING_METRICS_ADDRESS: address }).fordring('worker');
  expect(stderr).toContain(`FORDRING_METRICS_ADDRESS asks for ${address}, which another program uses; choose another`);
  expect(exitCode).toBe(1);
}, 60_000);

test('what is no line of Prometheus is found', () => {
  expect(() => scrapedFrom('fordring_ready{part="worker"}')).toThrow('no line');
});
