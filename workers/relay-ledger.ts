import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { join } from 'node:path';
import { Rulebooks } from '../activities/claims/rulebooks';
import { createFolderOutbox } from '../activities/letters/folder-outbox';
import { deliverFacts } from '../activities/outbox/deliver-facts';
import { deliverLetters } from '../activities/outbox/deliver-letters';
import { CaseEngine } from '../client/case-engine';
import { relayOutbox, type OutboxRelay } from './outbox-relay';

export interface LedgerRelayParts {
  readonly pool: Pool;
  readonly client: Client;
  readonly configuration: { readonly taskQueue: string; readonly outbox: string };
}

/** Everything that the ledger tells others in production: facts to the engine, letters to the folder outbox. */
export async function relayLedger({ pool, client, configuration }: LedgerRelayParts): Promise<OutboxRelay> {
  const rulebooks = await Rulebooks.load(pool);
  const engine = new CaseEngine(client, configuration.taskQueue);
  const letters = createFolderOutbox(join(configuration.outbox, 'letters'));
  return relayOutbox(
    {
      facts: () => deliverFacts(pool, engine),
      letters: () => deliverLetters({ pool, letters, rulebookFor: rulebooks.for, withholdWhenSettled: true }),
    },
    tellProblem,
  );
}

export function tellProblem(what: string, problem: unknown): void {
  process.stderr.write(
    `The ledger's ${what} could not be handed on and will be tried again: ${problem instanceof Error ? problem.message : String(problem)}\n`,
  );
}
