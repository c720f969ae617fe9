import type { Pool, PoolClient } from 'pg';
import type { Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { RunName, RunNotice } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import { fileLink } from './evidence/file-evidence';
import { itemsClosedIn, openItems } from './items';
import { note as noteFor } from './notices';
import { earlierRuns, passOver, refuseEarlierDay, refuseLaterSigned, refuseSignedSince } from './order-of-signing';
import { recipeOfRun } from './recipe-of-run';
import { recipeNamed } from './recipe-shelf';
import { isSigned, type RecordedRunEvent, type RunEvent } from './run-events';
import { eventsOf, latest, lockRun, noticeOf, record, type RunRow } from './run-record';
import { RunRefused } from './run-refused';
import { demandedWords, saidWords } from './said-words';
import { doneBy, isSamePerson, refuseService, type By } from './who-acts';
import { agrees, heldAgainstLedger, notTested, type SaidBalance } from './stated-figure';
import { lockRunInSeries, lockSeries, refuseFuture, signedThrough } from './start-run';
import { wantsReason } from './wants-reason';
import { STANDS } from './stands';

export interface Signing {
  readonly run: RunName;
  readonly today: CivilDate;
}

export interface Approval extends Signing {
  /** Why it is signed though something is left or untested. */
  readonly reason?: string;
  /** The bank's own balance, where no file says it. */
  readonly stated?: SaidBalance;
}

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
    const matchNumber = await matchOf(client, run);
    const before = run.state === 'prepared' ? latest(await eventsOf(client, run.runId), 'RunPrepared')?.by : undefined;
    const event: RunEvent = {
      type: 'RunPrepared',
      matchNumber,
      ...(words !== undefined && { note: words }),
      ...(actor.name !== undefined && { name: actor.name }),
      ...(before !== undefined && { replaces: before }),
    };
    const prepared = await record(client, run, doneBy(by, today), event);
    const { signedBy, title } = recipeNamed(run.recipe);
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

/**
 * Another person signs. Two who sign at once meet at the series' row: one wins, the other finds it signed. Runs of earlier
 * periods that nobody has signed by then are passed over, for which a reason is asked too. Throws `RunRefused`: a period
 * in the future or earlier than the last signed, a period of which a file has rows and that was signed since, one's own preparation, something left or untested without a reason, nothing
 * prepared, an earlier period that was opened again, a day before what has happened already, not authorised.
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
    const open = (await openItems(client, run)).length;
    const untested = await notTested(client, run.runId, recipeNamed(run.recipe), matched.event.matchNumber);
    const stated = heldAgainstLedger(untested, said);
    const isWhole = untested.figures.length === 0 || (stated !== undefined && agrees(stated));
    const leavesNothing = matched.event.clean && open === 0;
    const clean = leavesNothing && isWhole;
    const settled = (await itemsClosedIn(client, run)).filter(({ standing }) => standing === 'settled');
    const unsaid = wantsReason(run, {
      ...{ matched: matched.event, leavesNothing, open, untested, settled, earlier },
      ...(stated && { stated }),
    });
    if (unsaid && why === undefined) throw unsaid;
    const event: RunEvent = {
      type: 'RunApproved',
      matchNumber: matched.event.matchNumber,
      clean,
      ...(why !== undefined && { reason: why }),
      ...(actor.name !== undefined && { name: actor.name }),
      ...(stated && { stated }),
      ...(earlier.length > 0 && { passesOver: earlier.map(({ period }) => period) }),
    };
    const done = doneBy(by, today);
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

/** Everybody who prepared the result that is to be signed, whoever prepared it again after them. */
function preparersOf(events: readonly RecordedRunEvent[]): string[] {
  const matchedAt = events.findLastIndex(({ event }) => event.type === 'RunMatched');
  return events.slice(matchedAt).flatMap(({ event, by }) => (event.type === 'RunPrepared' ? [by ?? ''] : []));
}

/** Everybody who prepared or signed the result as it is signed now. */
function signersOf(events: readonly RecordedRunEvent[]): string[] {
  const approved = latest(events, 'RunApproved');
  return [...preparersOf(events), ...(approved?.by === undefined ? [] : [approved.by])];
}

/**
 * Takes a preparation or signature back, with its reason: everything that was done stays on record. What a later period
 * was signed on top of is not pulled away from under it. Throws `RunRefused`.
 */
export async function reopenRun(
  pool: Pool,
  { run: name, today, reason }: Signing & { readonly reason: string },
  by: By,
): Promise<RunNotice> {
  refuseService(by, 'reopen');
  const why = demandedWords(reason, 'Say why it is opened again: --reason.');
  return inTransaction(pool, async (client) => {
    await lockSeries(client, name.creditorId, name.recipe);
    const run = await lockRun(client, name);
    if (run.state !== 'prepared' && !isSigned(run.state)) {
      throw new RunRefused('not-signed', `${run.recipe} for ${run.period} is open as it is: ${STANDS[run.state]}.`);
    }
    if (isSigned(run.state)) await refuseLaterSigned(client, run);
    await refuseEarlierDay(client, run, today);
    return noticeOf(await record(client, run, doneBy(by, today), { type: 'RunReopened', reason: why }));
  });
}

/**
 * The client says that it has seen the signed run (S003-32), which is filed with it. By its own sign-in; or on its behalf,
 * by somebody of the house who has the client's receipt and gives its reference. Nobody acknowledges what they prepared or
 * signed themselves. Throws `RunRefused`.
 */
export async function acknowledgeRun(
  pool: Pool,
  { run: name, today, note, receipt }: Acknowledgement,
  by: By,
): Promise<RunNotice> {
  refuseService(by, 'acknowledge');
  const { actor, role } = by;
  const words = acknowledgedIn(role, saidWords(note), saidWords(receipt));
  const recipe = await recipeOfRun(pool, name);
  return inTransaction(pool, async (client) => {
    const run = await lockRunInSeries(client, name);
    if (run.state !== 'unacknowledged') {
      throw new RunRefused(
        'no-acknowledgement-asked',
        `${run.recipe} for ${run.period} waits for no acknowledgement: ${STANDS[run.state]}.`,
      );
    }
    await refuseEarlierDay(client, run, today);
    const signedBy = signersOf(await eventsOf(client, run.runId));
    if (signedBy.some((person) => isSamePerson(person, actor.subject))) {
      throw new RunRefused(
        'own-acknowledgement',
        `You prepared or signed ${run.recipe} for ${run.period} yourself. The client acknowledges it, or another person who has the client's receipt.`,
      );
    }
    const event: RunEvent = {
      type: 'RunAcknowledged',
      ...(words !== undefined && { note: words }),
      ...(actor.name !== undefined && { name: actor.name }),
    };
    const acknowledged = await record(client, run, doneBy(by, today), event);
    return noticeOf(await fileLink(client, acknowledged, recipe, today));
  });
}

export interface Acknowledgement extends Signing {
  readonly note?: string;
  /** The reference of the client's own receipt, where somebody of the house records it. */
  readonly receipt?: string;
}

/** What is kept of it: the client's words, or under which reference its receipt lies. */
function acknowledgedIn(
  role: Role | undefined,
  words: string | undefined,
  receipt: string | undefined,
): string | undefined {
  if (role === 'client-contact' && receipt === undefined) return words;
  if (receipt === undefined) {
    throw new RunRefused(
      'receipt-missing',
      'The client acknowledges by its own sign-in. If its receipt came another way, the reference under which it lies must be given with it (receipt), by somebody who neither prepared nor signed.',
    );
  }
  const onBehalf =
    role === 'client-contact' ? `receipt ${receipt}` : `on behalf of the client, by its receipt ${receipt}`;
  return words === undefined ? onBehalf : `${onBehalf}: ${words}`;
}

async function matchOf(client: PoolClient, run: RunRow): Promise<number> {
  const matched = latest(await eventsOf(client, run.runId), 'RunMatched');
  if (!matched) throw notMatched(run);
  return matched.event.matchNumber;
}

function notMatched(run: RunRow): RunRefused {
  return new RunRefused('not-matched', `${run.recipe} for ${run.period} has no result yet: ${STANDS[run.state]}.`);
}

function refuseSigned(run: RunRow): void {
  if (run.state === 'passed-over') {
    throw new RunRefused('passed-over', `${run.recipe} for ${run.period} is passed over: ${STANDS[run.state]}.`);
  }
  if (!isSigned(run.state)) return;
  throw new RunRefused('already-signed', `${run.recipe} for ${run.period} is signed already.`);
}
