import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Recipe } from '../../reconciliation/recipe';
import { inTransaction } from '../../store/connect';
import type { RunName } from '../../workflows/reconciliation-port';
import { askLedger, type OpenWorkflows } from './ledger-sources/ask-ledger';
import { currentLoads, isLedgersAnswer } from './loads';
import { eventsOf, lockRun, readRun } from './run-record';
import { sourcesOf } from '../../reconciliation/recipe';
import { takeIn } from './take-in';

/** What the ledger is asked through. */
interface AskingParts {
  readonly pool: Pool;
  readonly openWorkflows: OpenWorkflows;
}

/**
 * Has the ledger answer for each source that is its own, unless a person delivered a file in its place. An answer that no
 * result was made of yet stands: asked again, the engine would no longer tell of the workflows that were lost.
 */
export async function takeInLedger(
  { pool, openWorkflows }: AskingParts,
  name: RunName,
  recipe: Recipe,
  today: CivilDate,
): Promise<void> {
  for (const [source, { ledgerQuery }] of sourcesOf(recipe)) {
    if (ledgerQuery === undefined) continue;
    const run = await readRun(pool, name);
    const before = (await currentLoads(pool, run.runId)).get(source);
    if (before && (!isLedgersAnswer(before) || (await isUnused(pool, run.runId, source)))) continue;
    const pieces = await askLedger(pool, ledgerQuery, run, openWorkflows);
    const fileName = `${ledgerQuery}-${run.endsOn}.csv`;
    await inTransaction(pool, async (client) => {
      const locked = await lockRun(client, name);
      if (locked.state !== 'waiting' && locked.state !== 'ready') return;
      const answer = { source, files: [{ fileName, open: () => pieces }] };
      await takeIn(client, recipe, locked, answer, { on: today }, { tells: false });
    });
  }
}

async function isUnused(pool: Pool, runId: number, source: string): Promise<boolean> {
  const events = await eventsOf(pool, runId);
  const at = events.findLastIndex(({ event }) => event.type === 'SourceDelivered' && event.source === source);
  return !events.slice(at).some(({ event }) => event.type === 'RunMatched' || event.type === 'SourceRefused');
}
