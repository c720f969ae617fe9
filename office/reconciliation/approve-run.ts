import type { Pool } from 'pg';
import type { RunNotice } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import { amountAnsweredFor } from './amount-answered-for';
import { itemsClosedIn, openItems } from './items';
import { materialityOf } from './materiality-of';
import { refuseStale } from './books-of-match';
import { earlierRuns, passOver, refuseEarlierDay, refuseSignedSince } from './order-of-signing';
import { recipeOfRun } from './recipe-of-run';
import { roleFor } from './role-for-party';
import type { RunEvent } from './run-events';
import { eventsOf, latest, lockRun, noticeOf, record } from './run-record';
import { RunRefused } from './run-refused';
import { saidWords } from './said-words';
import { notMatched, preparersOf, refuseSigned, type Signing } from './signing';
import { unsignedBefore } from './signed-before';
import { lockSeries, refuseFuture, signedThrough } from './start-run';
import { agrees, heldAgainstLedger, notTested, type SaidBalance } from './stated-figure';
import { wantsReason } from './wants-reason';
import { doneBy, isSamePerson, refuseService, type By } from './who-acts';

export interface Approval extends Signing {
  /** Why it is signed though something is left or untested. */
  readonly reason?: string;
  /** The bank's own balance, where no file says it. */
  readonly stated?: SaidBalance;
}

/**
 * Another person signs. Two who sign at once meet at the series' row: one wins, the other finds it signed. Runs of earlier
 * periods that nobody has signed by then are passed over, for which a reason is asked too. Throws `RunRefused`: a period
 * in the future or earlier than the last signed, a period of which a file has rows and that was signed since, one's own preparation, something left or untested without a reason, nothing
 * prepared, an earlier period that was opened again, a day before what has happened already, a result that rests on other control accounts than count now, not authorised.
 */
export async function approveRun(
  pool: Pool,
  { run: name, today, reason, stated: said }: Approval,
  by: By,
): Promise<RunNotice> {
  refuseService(by, 'sign');
  const { actor } = by;
  const why = saidWords(reason);
  return inTransaction(pool, async (client) => {
    await lockSeries(client, name.creditorId, name.recipe);
    const run = await lockRun(client, name);
    refuseSigned(run);
    refuseFuture(run.period, run.endsOn, today);
    await refuseEarlierDay(client, run, today);
    const events = await eventsOf(client, run.runId);
    const through = await signedThrough(client, name);
    if (through !== null && run.endsOn < through && !latest(events, 'RunApproved')) {
      throw new RunRefused(
        'period-before-signed',
        `${run.recipe} is signed through ${through}; ${run.period} lies before that and cannot be signed any more.`,
      );
    }
    if (run.state === 'waiting' || run.state === 'ready') throw notMatched(run);
    const [prepared, matched] = [latest(events, 'RunPrepared'), latest(events, 'RunMatched')];
    if (run.state !== 'prepared' || !prepared || !matched) {
      throw new RunRefused(
        'not-prepared',
        `${run.recipe} for ${run.period} is not prepared. One person prepares it, another signs it.`,
      );
    }
    if (preparersOf(events).some((person) => isSamePerson(person, actor.subject))) {
      throw new RunRefused(
        'own-preparation',
        `You prepared ${run.recipe} for ${run.period} yourself. Another person must sign it.`,
      );
    }
    await refuseSignedSince(client, run, matched.event.matchNumber);
    const earlier = await earlierRuns(client, run);
    const items = await openItems(client, run);
    const open = items.length;
    const recipe = await recipeOfRun(client, name);
    await refuseStale(client, run, recipe);
    const untested = await notTested(client, run.runId, recipe, matched.event.matchNumber);
    const stated = heldAgainstLedger(untested, said);
    const isWhole = untested.figures.length === 0 || (stated !== undefined && agrees(stated));
    const leavesNothing = matched.event.clean && open === 0;
    const clean = leavesNothing && isWhole;
    // What was settled in a run that is passed over is answered for here too.
    const closed = [...(await itemsClosedIn(client, run))];
    for (const one of earlier) closed.push(...(await itemsClosedIn(client, one)));
    const settled = closed.filter(({ standing }) => standing === 'settled');
    const amount = amountAnsweredFor({
      currency: recipe.currency,
      remaining: matched.event.remaining,
      items,
      settled,
      stated,
    });
    const asked = { done: 'signed', permission: 'sign-reconciliation', party: recipe.signedBy, amount, today } as const;
    const signer = await roleFor(client, run, by, asked);
    const materiality = materialityOf(signer.rules, amount);
    const unsaid = wantsReason(run, {
      ...{ matched: matched.event, leavesNothing, open, untested, settled, earlier },
      unsignedBefore: await unsignedBefore(client, recipe, run),
      ...(stated && { stated }),
      ...(materiality && { materiality }),
    });
    if (unsaid && why === undefined) throw unsaid;
    const event: RunEvent = {
      type: 'RunApproved',
      matchNumber: matched.event.matchNumber,
      clean,
      ...(why !== undefined && { reason: why }),
      ...(actor.name !== undefined && { name: actor.name }),
      ...(stated && { stated }),
      ...(materiality && { materiality }),
      ...(earlier.length > 0 && { passesOver: earlier.map(({ period }) => period) }),
    };
    const done = doneBy(signer, today);
    const signed = await record(client, run, done, event);
    for (const passed of earlier) await passOver(client, passed, run.period, why ?? '', done);
    await client.query(
      `UPDATE fordring.reconciliation_series SET signed_through = greatest(signed_through, $3)
       WHERE creditor_id = $1 AND recipe = $2`,
      [name.creditorId, name.recipe, run.endsOn],
    );
    return noticeOf(signed);
  });
}
