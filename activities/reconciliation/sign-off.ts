import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/civil-date';
import type { RunName, RunNotice } from '../../workflows/reconciliation-port';
import { inTransaction } from '../ledger/connect';
import { openItems } from './items';
import { note as noteFor } from './notices';
import { recipeNamed } from './recipe-shelf';
import { isSigned, type RunEvent } from './run-events';
import { eventsOf, latest, lockRun, noticeOf, record, type RunRow } from './run-record';
import { RunRefused } from './run-refused';
import { roleFor } from './signing-roles';
import { lockSeries, refuseFuture } from './start-run';

export interface Signing {
  readonly run: RunName;
  readonly today: CivilDate;
}

/** One person has looked the result through. Who prepares again takes the place of who did before. Throws `RunRefused`. */
export async function prepareRun(
  pool: Pool,
  { run: name, today, note }: Signing & { readonly note?: string },
  actor: Actor,
): Promise<RunNotice> {
  const role = roleFor(actor, 'prepare', name.creditorId);
  return inTransaction(pool, async (client) => {
    const run = await lockRun(client, name);
    refuseSigned(run);
    if (run.state !== 'matched' && run.state !== 'prepared') throw notMatched(run);
    const matchNumber = await matchOf(client, run);
    const event: RunEvent = { type: 'RunPrepared', matchNumber, ...(note !== undefined && { note }) };
    const prepared = await record(client, run, { on: today, by: actor.subject, role }, event);
    const { signedBy, title } = recipeNamed(run.recipe);
    await noteFor(
      client,
      prepared,
      signedBy,
      `${title} for ${run.period} is prepared by ${actor.subject}. It is to be signed.`,
      today,
    );
    return noticeOf(prepared);
  });
}

/**
 * Another person signs. Two who sign at once meet at the series' row: one wins, the other finds it signed. Throws
 * `RunRefused`: a period in the future or earlier than the last signed, one's own preparation, something left without a
 * reason, nothing prepared, not authorised.
 */
export async function approveRun(
  pool: Pool,
  { run: name, today, reason }: Signing & { readonly reason?: string },
  actor: Actor,
): Promise<RunNotice> {
  const role = roleFor(actor, 'approve', name.creditorId);
  return inTransaction(pool, async (client) => {
    const { signedThrough } = await lockSeries(client, name.creditorId, name.recipe);
    const run = await lockRun(client, name);
    refuseSigned(run);
    refuseFuture(run.period, run.endsOn, today);
    const events = await eventsOf(client, run.runId);
    if (signedThrough !== null && run.endsOn < signedThrough && !latest(events, 'RunApproved')) {
      throw new RunRefused(
        'period-before-signed',
        `${run.recipe} is signed through ${signedThrough}; ${run.period} lies before that and cannot be signed any more.`,
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
    if (prepared.by === actor.subject) {
      throw new RunRefused(
        'own-preparation',
        `You prepared ${run.recipe} for ${run.period} yourself. Another person must sign it.`,
      );
    }
    const { remaining } = matched.event;
    const open = (await openItems(client, run)).length;
    const clean = matched.event.clean && open === 0;
    const why = reason?.trim() ?? '';
    if (!clean && why === '') {
      throw new RunRefused(
        'reason-missing',
        `${run.recipe} for ${run.period} leaves ${remaining}, and ${open} ${open === 1 ? 'difference' : 'differences'} open. Say why it is signed all the same: --reason.`,
      );
    }
    const event: RunEvent = {
      type: 'RunApproved',
      matchNumber: matched.event.matchNumber,
      clean,
      ...(why !== '' && { reason: why }),
    };
    const signed = await record(client, run, { on: today, by: actor.subject, role }, event);
    await client.query(
      `UPDATE fordring.reconciliation_series SET signed_through = greatest(signed_through, $3)
       WHERE creditor_id = $1 AND recipe = $2`,
      [name.creditorId, name.recipe, run.endsOn],
    );
    return noticeOf(signed);
  });
}

/** Takes a preparation or signature back, with its reason: everything that was done stays on record. Throws `RunRefused`. */
export async function reopenRun(
  pool: Pool,
  { run: name, today, reason }: Signing & { readonly reason: string },
  actor: Actor,
): Promise<RunNotice> {
  const role = roleFor(actor, 'reopen', name.creditorId);
  return inTransaction(pool, async (client) => {
    const run = await lockRun(client, name);
    if (run.state !== 'prepared' && !isSigned(run.state)) {
      throw new RunRefused('not-signed', `${run.recipe} for ${run.period} is open as it is: ${STANDS[run.state]}.`);
    }
    const why = reason.trim();
    if (why === '') throw new RunRefused('reason-missing', 'Say why it is opened again: --reason.');
    return noticeOf(
      await record(client, run, { on: today, by: actor.subject, role }, { type: 'RunReopened', reason: why }),
    );
  });
}

/** The client says that it has seen the signed run (S003-32). Throws `RunRefused`. */
export async function acknowledgeRun(
  pool: Pool,
  { run: name, today, note }: Signing & { readonly note?: string },
  actor: Actor,
): Promise<RunNotice> {
  const role = roleFor(actor, 'acknowledge', name.creditorId);
  return inTransaction(pool, async (client) => {
    const run = await lockRun(client, name);
    if (run.state !== 'unacknowledged') {
      throw new RunRefused(
        'no-acknowledgement-asked',
        `${run.recipe} for ${run.period} waits for no acknowledgement: ${STANDS[run.state]}.`,
      );
    }
    const event: RunEvent = { type: 'RunAcknowledged', ...(note !== undefined && { note }) };
    return noticeOf(await record(client, run, { on: today, by: actor.subject, role }, event));
  });
}

/** How a run stands, in words. */
export const STANDS: Readonly<Record<RunRow['state'], string>> = {
  waiting: 'it waits for its sources',
  ready: 'it is about to be matched',
  matched: 'it is to be prepared',
  prepared: 'it is prepared and to be signed',
  signed: 'it is signed, and its evidence is being filed',
  unacknowledged: 'it is signed and waits for the acknowledgement',
  closed: 'it is signed and closed',
};

async function matchOf(client: PoolClient, run: RunRow): Promise<number> {
  const matched = latest(await eventsOf(client, run.runId), 'RunMatched');
  if (!matched) throw notMatched(run);
  return matched.event.matchNumber;
}

function notMatched(run: RunRow): RunRefused {
  return new RunRefused('not-matched', `${run.recipe} for ${run.period} has no result yet: ${STANDS[run.state]}.`);
}

function refuseSigned(run: RunRow): void {
  if (!isSigned(run.state)) return;
  throw new RunRefused('already-signed', `${run.recipe} for ${run.period} is signed already.`);
}
