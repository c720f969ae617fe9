import { Client, Connection } from '@temporalio/client';
import { counted } from '../domain/kernel/counted';
import { inParallel } from '../domain/kernel/in-parallel';
import { deliverFacts } from '../office/claims/deliver-facts';
import { readConfiguration } from '../stack/configuration';
import type { Stack } from '../stack/stack';
import { ensureNamespace } from '../stack/temporal-namespace';
import { relayOutbox } from '../workers/outbox-relay';
import { superviseWorker } from '../workers/supervised-worker';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';
import { compared, secondsOf } from './arithmetic';
import type { Given } from './bench';
import { startProductionServer } from './cluster/production-server';
import { HerdedTown, yearOfHerd } from './herd/herded-town';
import { morningAfter, MorningEngine } from './herd/morning';
import { onLedger, registerYear } from './open-books';

const NAMESPACE = 'fordring-bench';
const PAY_AT_ONCE = 8;

interface Turn {
  readonly workers: number;
  readonly isOneKilled: boolean;
}

const TURNS: readonly Turn[] = [
  { workers: 1, isOneKilled: false },
  { workers: 2, isOneKilled: false },
  { workers: 4, isOneKilled: false },
  { workers: 2, isOneKilled: true },
];

/** How many claims a second were registered, started on the engine, and took their step; and how many neighbours paid. */
interface Rates {
  readonly registered: number;
  readonly started: number;
  readonly stepped: number;
  readonly paid: number;
}

/**
 * A town's claims on the production server with PostgreSQL and 512 history shards, with one, two and four workers, and with
 * two of which one is killed and started again while the claims are due. What is compared is each against one worker.
 * Throws when a step is not booked just once. Left out where `TEMPORAL_SERVER_BIN` names no folder with the programs.
 */
export async function cluster(given: Given): Promise<void> {
  const programs = process.env['TEMPORAL_SERVER_BIN'];
  if (programs === undefined) {
    given.tell('left out: TEMPORAL_SERVER_BIN names no folder with server and sql');
    return;
  }
  const own = await given.stack();
  const scratch = await given.scratch();
  const [temporalStore, visibility] = [await scratch.newDatabase(), await scratch.newDatabase()];
  const server = await startProductionServer(programs, { temporal: temporalStore, visibility });
  try {
    given.tell(`the server at ${server.address} has ${server.historyShards} history shards`);
    const connectionOptions = { address: server.address };
    const temporal = { ...own.temporal, address: server.address, connectionOptions, namespace: NAMESPACE };
    const connection = await Connection.connect(connectionOptions);
    await ensureNamespace(connection, NAMESPACE, SEARCH_ATTRIBUTES);
    const client = new Client({ connection, namespace: NAMESPACE });
    let alone: Rates | undefined;
    for (const turn of TURNS) {
      const rates = await ratesOf(given, { ...own, temporal }, client, turn);
      alone ??= rates;
      const who = `${counted(turn.workers, 'worker', 'workers')}${turn.isOneKilled ? ', one killed' : ''}`;
      for (const what of ['registered', 'started', 'stepped', 'paid'] as const)
        given.report({
          figure: `${who}: ${what}`,
          unit: 'claims/s',
          ...compared([{ ours: rates[what], bare: alone[what] }]),
        });
    }
    await connection.close();
  } finally {
    await server.stop();
  }
}

async function ratesOf(given: Given, stack: Stack, client: Client, { workers, isOneKilled }: Turn): Promise<Rates> {
  const { size, scratch, tell } = given;
  const claims = size.herdClaims;
  const databaseUrl = await (await scratch()).newDatabase();
  const taskQueue = `cluster-${Date.now()}`;
  return onLedger(databaseUrl, async (pool) => {
    const year = { ...yearOfHerd(claims), creditorId: taskQueue };
    const all = year.invoices.length;
    const registering = await secondsOf(() => registerYear(pool, year, tell));
    const town = new HerdedTown({ year, claims, pool, client });
    await town.bankIsRead();
    const morning = morningAfter(claims);
    const engine = new MorningEngine(client, taskQueue, { morning, isOfHerd: (claimId) => town.isOfHerd(claimId) });
    const parts = { stack: { ...stack, databaseUrl }, configuration: readConfiguration(), taskQueue };
    const working = Array.from({ length: workers }, () =>
      superviseWorker({ ...parts, namespace: NAMESPACE, versioned: false, tell: () => undefined }),
    );
    const problems: unknown[] = [];
    const relay = relayOutbox({ facts: () => deliverFacts(pool, engine) }, (_what, problem) => problems.push(problem));
    try {
      const starting = await secondsOf(() => town.isKnownToTheEngine());
      await morning.comes();
      if (isOneKilled) killed(working[0]?.pid());
      const stepping = await morning.secondsUntil(() => town.hasTakenAllSteps());
      const neighbours = Array.from({ length: all - claims }, (_none, at) => at);
      const paying = await secondsOf(() =>
        inParallel(neighbours, PAY_AT_ONCE, async () => {
          await town.neighbourPays();
        }),
      );
      await town.hasBookedEachStepOnce();
      if (problems.length > 0) throw new Error(`The relay met: ${problems.join('; ')}`);
      return {
        ...{ registered: all / registering, started: all / starting },
        ...{ stepped: claims / stepping, paid: neighbours.length / paying },
      };
    } finally {
      await relay.stop();
      await Promise.all(working.map((worker) => worker.stop()));
      await town.leaves();
    }
  });
}

function killed(pid: number | undefined): void {
  if (pid === undefined) throw new Error('The worker that is to be killed does not run.');
  process.kill(pid, 'SIGKILL');
}
