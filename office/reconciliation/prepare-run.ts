import type { Pool, PoolClient } from 'pg';
import type { RunNotice } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import { refuseStale } from './books-of-match';
import { note as noteFor } from './notices';
import { refuseEarlierDay } from './order-of-signing';
import { recipeOfRun } from './recipe-of-run';
import { recipeNamed } from './recipe-shelf';
import { roleFor } from './role-for-party';
import type { RunEvent } from './run-events';
import { eventsOf, latest, lockRun, noticeOf, record, type RunRow } from './run-record';
import { saidWords } from './said-words';
import { notMatched, refuseSigned, type Signing } from './signing';
import { doneBy, refuseService, type By } from './who-acts';

/** A person has looked the result through. Who prepares it again answers for it too; none of them signs. Throws `RunRefused`. */
export async function prepareRun(
  pool: Pool,
  { run: name, today, note }: Signing & { readonly note?: string },
  by: By,
): Promise<RunNotice> {
  refuseService(by, 'prepare');
  const { actor } = by;
  const words = saidWords(note);
  return inTransaction(pool, async (client) => {
    const run = await lockRun(client, name);
    refuseSigned(run);
    if (run.state !== 'matched' && run.state !== 'prepared') throw notMatched(run);
    await refuseEarlierDay(client, run, today);
    await refuseStale(client, run, await recipeOfRun(client, name));
    const { signedBy, preparedBy: party, title } = recipeNamed(run.recipe);
    const asked = { done: 'prepared', permission: 'prepare-reconciliation', party, today } as const;
    const preparer = await roleFor(client, run, by, asked);
    const matchNumber = await matchOf(client, run);
    const before = run.state === 'prepared' ? latest(await eventsOf(client, run.runId), 'RunPrepared')?.by : undefined;
    const event: RunEvent = {
      type: 'RunPrepared',
      matchNumber,
      ...(words !== undefined && { note: words }),
      ...(actor.name !== undefined && { name: actor.name }),
      ...(before !== undefined && { replaces: before }),
    };
    const prepared = await record(client, run, doneBy(preparer, today), event);
    await noteFor(
      client,
      prepared,
      signedBy,
      `${title} for ${run.period} is prepared by ${actor.subject}${before === undefined ? '' : `, in place of the preparation by ${before}`}. It is to be signed.`,
      today,
    );
    return noticeOf(prepared);
  });
}

async function matchOf(client: PoolClient, run: RunRow): Promise<number> {
  const matched = latest(await eventsOf(client, run.runId), 'RunMatched');
  if (!matched) throw notMatched(run);
  return matched.event.matchNumber;
}
