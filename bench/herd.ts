import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { relayOutbox } from '../workers/outbox-relay';
import { deliverFacts } from '../office/claims/deliver-facts';
import { readConfiguration } from '../stack/configuration';
import { ensureNamespace } from '../stack/temporal-namespace';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';
import { alternately, compared, median } from './arithmetic';
import type { Given } from './bench';
import { startBareHerd } from './herd/bare-herd';
import { HerdedTown, yearOfHerd } from './herd/herded-town';
import { MeasuredWorker, OUR_WORKER } from './herd/measured-worker';
import { morningAfter, MorningEngine } from './herd/morning';
import { onLedger, registerYear } from './open-books';

const NAMESPACE = 'fordring-bench';
const BARE_WORKER = require.resolve('./herd/bare-worker');
const BARE_WORKFLOWS = require.resolve('./herd/bare-due-claim');

/** What a herd took, ours or bare. */
interface Drained {
  readonly seconds: number;
  readonly megabytes: number;
}

/** How long one act took, in milliseconds, from the ledger until the claim's workflow knows of the act. */
interface Latencies {
  readonly payments: readonly number[];
  readonly decisions: readonly number[];
}

/**
 * Claims that are all due at one instant, in the ledger and on the engine as in production, against as many bare workflows
 * with one start delay and one activity that does nothing. Beside the herd its neighbours pay and are granted deferrals, as
 * before the herd. Throws when a step is not booked just once or the worker ends.
 */
export async function herd(given: Given): Promise<void> {
  const { runs, stack, report, tell } = given;
  const { temporal } = await stack();
  const connection = await Connection.connect(temporal.connectionOptions);
  try {
    await ensureNamespace(connection, NAMESPACE, SEARCH_ATTRIBUTES);
    const client = new Client({ connection, namespace: NAMESPACE });
    const [before, during]: [Latencies[], Latencies[]] = [[], []];
    const pairs = await alternately(
      runs,
      async () => {
        const ours = await ourMorning(given, client);
        before.push(ours.before);
        during.push(ours.during);
        return ours.drained;
      },
      () => bareMorning(given, client),
    );
    const of = (part: keyof Drained) =>
      compared(pairs.map(({ ours, bare }) => ({ ours: ours[part], bare: bare[part] })));
    report({ figure: 'herd drained', unit: 's', ...of('seconds') });
    report({ figure: 'worker memory at most', unit: 'MB', ...of('megabytes') });
    for (const [act, figure] of [
      ['payments', 'an imported payment ends a workflow in the herd, median'],
      ['decisions', 'a decision is confirmed in the herd, median'],
    ] as const) {
      const [ours, bare] = [during, before].map((all) => median(all.flatMap((one) => one[act])));
      report({ figure, unit: 'ms', ...compared([{ ours: ours ?? 0, bare: bare ?? 0 }]) });
    }
    tell('a large town’s morning: npm run bench -- herd --claims 66667');
  } finally {
    await connection.close();
  }
}

async function ourMorning({ size, scratch, stack, tell }: Given, client: Client) {
  const { herdClaims: claims } = size;
  const databaseUrl = await (await scratch()).newDatabase();
  const taskQueue = `herd-${Date.now()}`;
  return onLedger(databaseUrl, async (pool) => {
    const year = { ...yearOfHerd(claims), creditorId: taskQueue };
    await registerYear(pool, year, tell);
    const town = new HerdedTown({ year, claims, pool, client });
    await town.bankIsRead();
    const morning = morningAfter(claims);
    const engine = new MorningEngine(client, taskQueue, { morning, isOfHerd: (claimId) => town.isOfHerd(claimId) });
    const parts = { stack: { ...(await stack()), databaseUrl }, configuration: readConfiguration() };
    const worker = new MeasuredWorker({ ...parts, taskQueue, namespace: NAMESPACE, program: OUR_WORKER });
    const problems: unknown[] = [];
    const relay = relayOutbox({ facts: () => deliverFacts(pool, engine) }, (_what, problem) => problems.push(problem));
    const lives = async () => {
      await town.isKnownToTheEngine();
      const before = await latenciesWhile(town, engine, (acts) => acts < town.actsBefore);
      await morning.comes();
      tell(`${claims} claims are due`);
      let isDrained = false;
      const [seconds, during] = await Promise.all([
        morning.secondsUntil(() => town.hasTakenAllSteps()).finally(() => (isDrained = true)),
        latenciesWhile(town, engine, () => !isDrained),
      ]);
      tell(
        `${claims} steps booked in ${seconds.toFixed(1)} s; ${during.payments.length + during.decisions.length} other acts meanwhile`,
      );
      return { seconds, before, during };
    };
    try {
      const { seconds, ...latencies } = await Promise.race([lives(), worker.givenUp]);
      await worker.stop();
      if (worker.restarts() > 0 || problems.length > 0)
        throw new Error(`The worker ended ${worker.restarts()} times. The relay met: ${problems.join('; ')}`);
      await town.hasBookedEachStepOnce();
      return { ...latencies, drained: { seconds, megabytes: worker.mostMegabytes() } };
    } finally {
      await relay.stop();
      await worker.stop();
      await town.leaves();
    }
  });
}

async function bareMorning({ size, stack, tell }: Given, client: Client): Promise<Drained> {
  const { herdClaims: claims } = size;
  const taskQueue = `bare-herd-${Date.now()}`;
  const folder = await mkdtemp(join(tmpdir(), 'fordring-bench-'));
  const bundle = join(folder, 'workflows.js');
  const { code } = await bundleWorkflowCode({ workflowsPath: BARE_WORKFLOWS, logger: new DefaultLogger('WARN') });
  await writeFile(bundle, code);
  const morning = morningAfter(claims);
  const parts = { stack: await stack(), configuration: readConfiguration() };
  const worker = new MeasuredWorker({ ...parts, taskQueue, namespace: NAMESPACE, program: [BARE_WORKER, bundle] });
  try {
    await startBareHerd({ client, taskQueue, claims, morning });
    await morning.comes();
    const isDone = (): Promise<boolean> => Promise.resolve(worker.said('done') >= claims);
    const seconds = await Promise.race([morning.secondsUntil(isDone), worker.givenUp]);
    tell(`${claims} bare workflows drained in ${seconds.toFixed(1)} s`);
    await worker.stop();
    return { seconds, megabytes: worker.mostMegabytes() };
  } finally {
    await worker.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Between two acts of the neighbours. */
const PAUSE_MILLISECONDS = 100;

/** Neighbours pay and are granted deferrals by turns, as long as they may and there are neighbours left. */
async function latenciesWhile(
  town: HerdedTown,
  engine: MorningEngine,
  mayGoOn: (acts: number) => boolean,
): Promise<Latencies> {
  const payments: number[] = [];
  const decisions: number[] = [];
  do {
    payments.push(await town.neighbourPays());
    decisions.push(await town.neighbourIsGrantedDeferral(engine));
    await wait(PAUSE_MILLISECONDS);
  } while (town.hasNeighbours() && mayGoOn(payments.length));
  return { payments, decisions };
}
