import type { Client } from '@temporalio/client';
import { withoutContents } from '../domain/kernel/without-contents';
import { countRunning } from '../engine/count-running';
import { Rulebooks } from '../office/claims/rulebooks';
import { MEASURES } from '../office/measures/all';
import type { Configuration } from '../stack/configuration';
import type { Stack } from '../stack/stack';
import { reasonOf } from '../store/relay/reason-of';
import { serveEndpoint, type EndpointParts } from '../workers/endpoint/endpoint';
import { Measurements } from '../workers/endpoint/measurements';
import { say } from '../workers/process-log';
import { ledgerPool, type LedgerPool } from './ledger-pool';

/** Of its own, so that a slow reading keeps no step and no message from a connection. */
const CONNECTIONS = 3;
const STATEMENT_MILLISECONDS = 60_000;

export interface EndpointPlace {
  readonly configuration: Configuration;
  readonly stack: Stack;
  readonly client: Client;
}

/** Serves health and metrics while the work lasts, where an address is named for them. Throws `PortTaken`. */
export async function withEndpoint<Result>(
  { configuration, stack, client }: EndpointPlace,
  seen: Pick<EndpointParts, 'worker' | 'relayed'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const at = configuration.metrics;
  if (at === undefined) return work();
  const pool = ledgerPool(stack.databaseUrl, {
    connections: CONNECTIONS,
    statementMilliseconds: STATEMENT_MILLISECONDS,
  });
  try {
    const endpoint = await serveEndpoint({ ...seen, at, pool, client, measurements: measurementsOf(pool, client) });
    return await work().finally(() => endpoint.close());
  } finally {
    await pool.end();
  }
}

/** The figures of the books and of the engine, by the machine's clock. */
export function measurementsOf(pool: LedgerPool, client: Client, clock: () => number = Date.now): Measurements {
  let rulebooks: Promise<Rulebooks> | undefined;
  const loaded = (): Promise<Rulebooks> =>
    (rulebooks ??= Rulebooks.load(pool).catch((problem: unknown) => {
      rulebooks = undefined;
      throw problem;
    }));
  return new Measurements({
    measures: MEASURES,
    asked: async () => ({
      ...{ pool, clock, rulebookFor: (await loaded()).for },
      countRunning: (creditorId) => countRunning(client, creditorId),
    }),
    onFailure: tellFailure,
  });
}

function tellFailure(measure: string, problem: unknown): void {
  say(`The metrics of ${measure} could not be read: ${reasonOf(withoutContents(problem))}`, { measure });
}
