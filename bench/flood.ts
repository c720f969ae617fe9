import { Client, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { CaseEngine } from '../engine/case-engine';
import { inParallel } from '../domain/kernel/in-parallel';
import { deliverFacts } from '../office/claims/deliver-facts';
import { relayOutbox } from '../workers/outbox-relay';
import { superviseWorker } from '../workers/supervised-worker';
import { readConfiguration } from '../stack/configuration';
import { ensureNamespace } from '../stack/temporal-namespace';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';
import { median } from './arithmetic';
import type { Given, Size } from './bench';
import { botkyrkaOf } from './botkyrka';
import { FloodedTown, type TownInFlood } from './flood/flooded-town';
import { onLedger, registerYear } from './open-books';

const NAMESPACE = 'fordring-bench';
/** Neighbours that pay at the same time. */
const PAY_AT_ONCE = 4;

/**
 * Two floods into one claim at once, while its neighbours pay as on any day: signals past the ledger, and payments in
 * bank files. The figures are what the neighbours notice: how long it takes from a payment in the ledger until the claim's
 * workflow has ended, in the flood against before it. Throws when anything was lost or the worker ended.
 */
export async function flood({ size, scratch, stack, report, tell }: Given): Promise<void> {
  const servers = await stack();
  const databaseUrl = await (await scratch()).newDatabase();
  const taskQueue = `flood-${Date.now()}`;
  const connection = await Connection.connect(servers.temporal.connectionOptions);
  try {
    await ensureNamespace(connection, NAMESPACE, SEARCH_ATTRIBUTES);
    const client = new Client({ connection, namespace: NAMESPACE });
    await onLedger(databaseUrl, async (pool) => {
      const town = new FloodedTown(await registered(pool, taskQueue, size.floodNeighbours, tell));
      const parts = { stack: { ...servers, databaseUrl }, configuration: readConfiguration() };
      const worker = superviseWorker({ ...parts, taskQueue, namespace: NAMESPACE });
      const engine = new CaseEngine(client, taskQueue);
      const problems: unknown[] = [];
      const relay = relayOutbox({ facts: () => deliverFacts(pool, engine) }, (_what, problem) =>
        problems.push(problem),
      );
      try {
        const latencies = await Promise.race([pours(town, { pool, client }, size, tell), worker.givenUp]);
        if (worker.restarts() > 0 || problems.length > 0)
          throw new Error(`The worker ended ${worker.restarts()} times. The relay met: ${problems.join('; ')}`);
        reportOf(latencies, report);
      } finally {
        await relay.stop();
        await worker.stop();
        await town.leaves(client);
      }
    });
  } finally {
    await connection.close();
  }
}

interface Latencies {
  readonly before: readonly number[];
  readonly during: readonly number[];
}

async function pours(town: FloodedTown, inTown: TownInFlood, size: Size, tell: Given['tell']): Promise<Latencies> {
  const { floodSignals: signals, floodPayments: payments, floodNeighbours } = size;
  await town.isKnownToTheEngine(inTown.pool);
  const half = Math.floor(floodNeighbours / 2);
  tell(`${half} of ${floodNeighbours} neighbours pay before the flood`);
  // The first finds a worker that is only beginning.
  await town.neighbourPays(inTown, 0);
  const before = await neighboursPay(town, inTown, 1, half);
  tell(`${signals} signals and ${payments} payments into one claim, and ${half} neighbours pay`);
  const [sent, , during] = await Promise.all([
    town.isFloodedWithSignals(inTown, signals),
    town.isFloodedWithPayments(inTown, payments),
    neighboursPay(town, inTown, half, 2 * half),
  ]);
  tell(`${sent.taken} signals taken; ${sent.refused} times one was refused and sent again`);
  tell(`the ledger and the engine agree at event ${await town.standsAlikeInBothBooks(inTown)}`);
  return { before, during };
}

function reportOf({ before, during }: Latencies, report: Given['report']): void {
  for (const [figure, part] of [
    ['a neighbour pays in the flood, median', 0.5],
    ['a neighbour pays in the flood, 95 of 100', 0.95],
  ] as const) {
    const [ours, bare] = [quantile(during, part), quantile(before, part)];
    report({ figure, unit: 'ms', ours, bare, ratio: ours / bare });
  }
}

/** Of a creditor of this run alone: a run that was killed leaves workflows behind. */
async function registered(pool: Pool, creditorId: string, neighbours: number, tell: Given['tell']) {
  const year = { ...botkyrkaOf(neighbours + 1), creditorId };
  await registerYear(pool, year, tell);
  return year;
}

/** How many milliseconds each of these neighbours' payments took until the claim's workflow had ended. */
async function neighboursPay(town: FloodedTown, inTown: TownInFlood, from: number, to: number): Promise<number[]> {
  const took: number[] = [];
  const neighbours = Array.from({ length: to - from }, (_none, index) => from + index);
  await inParallel(neighbours, PAY_AT_ONCE, async (neighbour) => {
    took.push(await town.neighbourPays(inTown, neighbour));
  });
  return took;
}

function quantile(values: readonly number[], part: number): number {
  if (part === 0.5) return median(values);
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
