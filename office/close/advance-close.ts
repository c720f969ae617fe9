import type { Pool } from 'pg';
import {
  takenBackWithAll,
  type CloseEvent,
  type CloseEvidence,
  type StandingClose,
  type StandingStep,
} from '../../domain/close/month-close';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';
import { inTransaction } from '../../store/connect';
import { eachByItself } from '../../store/each-by-itself';
import type { CloseName, CloseNotice } from '../../workflows/close-port';
import { creditorOfRuns } from '../reconciliation/creditor-of-runs';
import { isSigned } from '../reconciliation/run-events';
import { findRun } from '../reconciliation/run-record';
import { openRun } from '../reconciliation/start-run';
import { chaseLateSteps, tellProposal } from './chase-close';
import { checklistOf, runOf } from './close-checklist';
import { decideLocked, decideOnClose, readClose, type KeptClose } from './close-record';
import { chaseLists, makeListsOfClose, newestLists } from './lists-of-close';
import { evidenceOfLists, evidenceOfValuation, workOut } from './report-of-close';
import { valuationsOf } from '../claims/valuation-record';

/** How a close stands, and when to look again. */
export type AdvancedClose = Omit<CloseNotice, 'next'> & { readonly next?: CivilDate };

/**
 * Does everything in a close whose turn it is, chases what is late, and proposes the closing when every required step is
 * signed. Called again it finds what was done. A step that fails keeps no other waiting; its failure is thrown at the end.
 * Throws `CloseUnknown`.
 */
export async function advanceClose(pool: Pool, name: CloseName, today: CivilDate): Promise<AdvancedClose> {
  let close = await readClose(pool, name);
  if (close.standing.state === 'closed') return noticeOf(close);
  let { news } = close;
  let failure: Error | undefined;
  for (let before = -1; before < close.events.length;) {
    const seen = await readClose(pool, name);
    ({ news } = seen);
    before = seen.events.length;
    let after = seen;
    ({ failure } = await eachByItself(seen.standing.steps, async (standing) => {
      after = await advanceStep(pool, after, standing, today);
    }));
    close = after;
  }
  const { calendar } = await creditorOfRuns(pool, name.creditorId);
  close = await chaseLateSteps(pool, close, { calendar, today });
  if (close.standing.state === 'open' && close.standing.missing.length === 0) close = await propose(pool, close, today);
  if (failure) throw failure;
  // What came since the last look at the steps is not known yet, whoever counted it.
  return { ...noticeOf(close), news, next: calendar.addBankingDays(today, 1) };
}

async function advanceStep(pool: Pool, close: KeptClose, standing: StandingStep, today: CivilDate): Promise<KeptClose> {
  const { step, state } = standing;
  if (step.recipe !== undefined) return followRun(pool, close, standing, today);
  if (step.kind === 'valuation') return followValuation(pool, close, standing, today);
  if (step.kind === 'lists') return followLists(pool, close, standing, today);
  if (step.report === undefined || state !== 'ready') return close;
  const evidence = await workOut(pool, step.report, { ...close, today });
  return whileItStands(pool, close, standing, { type: 'StepRan', step: step.id, evidence }, today);
}

/** Begins a reconciliation whose turn it is, and takes its signature over; what was opened again is signed no more. */
async function followRun(pool: Pool, close: KeptClose, standing: StandingStep, today: CivilDate): Promise<KeptClose> {
  const { step, state, signedBy } = standing;
  const run = runOf(close, step.recipe ?? '');
  const found = await findRun(pool, run);
  const isDone = found && (step.acknowledged ? found.state === 'closed' : isSigned(found.state));
  if (found && isDone && state !== 'signed' && state !== 'waiting') {
    const became = step.acknowledged ? 'acknowledged' : 'signed';
    const evidence: CloseEvidence = { says: `${run.recipe} for ${run.period}, ${became}, event ${found.eventNumber}` };
    return whileItStands(pool, close, standing, { type: 'StepReconciled', step: step.id, evidence }, today);
  }
  // What two persons signed without the run stands.
  if (state === 'signed' && signedBy === undefined && found && !isSigned(found.state)) {
    const reason = `the reconciliation ${run.recipe} for ${run.period} was opened again`;
    return whileItStands(pool, close, standing, (now) => takenBackWithAll(now, step.id, reason), today);
  }
  if (state !== 'ready') return close;
  const problem = await begin(pool, run, today);
  const begun = {
    type: 'StepBegun',
    step: step.id,
    period: run.period,
    ...(problem !== undefined && { problem }),
  } as const;
  return whileItStands(pool, close, standing, begun, today);
}

/** Waits until the valuation of the month is booked, which two persons do, and takes that over. */
async function followValuation(
  pool: Pool,
  close: KeptClose,
  standing: StandingStep,
  today: CivilDate,
): Promise<KeptClose> {
  const { step, state } = standing;
  if (state === 'waiting' || state === 'signed') return close;
  const every = await valuationsOf(pool, { creditorId: close.creditorId, closing: close.period });
  const booked = every.findLast((valuation) => valuation.state === 'booked');
  if (booked) {
    const evidence = evidenceOfValuation(booked);
    return whileItStands(pool, close, standing, { type: 'StepReconciled', step: step.id, evidence }, today);
  }
  if (state !== 'ready') return close;
  return whileItStands(pool, close, standing, { type: 'StepBegun', step: step.id, period: close.period }, today);
}

/** Makes the lists of the month, asks again who is late, and waits until every administration has confirmed its own. */
async function followLists(pool: Pool, close: KeptClose, standing: StandingStep, today: CivilDate): Promise<KeptClose> {
  const { step, state, signedBy } = standing;
  if (state === 'waiting') return close;
  if (state === 'ready') {
    const problem = await makeListsOfClose(pool, close, today);
    const begun = { type: 'StepBegun', step: step.id, period: close.period, ...(problem !== undefined && { problem }) };
    return whileItStands(pool, close, standing, begun as CloseEvent, today);
  }
  const lists = await newestLists(pool, close);
  const waiting = lists.filter((list) => list.state === 'waiting');
  if (state === 'signed') {
    if (signedBy !== undefined || waiting.length === 0) return close;
    const reason = `the list of ${waiting.map((list) => list.administrationId).join(', ')} was made anew`;
    return whileItStands(pool, close, standing, (now) => takenBackWithAll(now, step.id, reason), today);
  }
  await chaseLists(pool, close, waiting, today);
  if (waiting.length > 0 || lists.length === 0) return close;
  const evidence = evidenceOfLists(lists);
  return whileItStands(pool, close, standing, { type: 'StepReconciled', step: step.id, evidence }, today);
}

/** What keeps the run from beginning, in words: two persons then sign the step by other evidence. */
async function begin(pool: Pool, run: ReturnType<typeof runOf>, today: CivilDate): Promise<string | undefined> {
  try {
    await inTransaction(pool, (client) => openRun(client, { ...run, today }, { on: today }));
    return undefined;
  } catch (problem) {
    if (problem instanceof Fault && (problem.kind === 'refused' || problem.kind === 'unknown')) return problem.message;
    throw problem;
  }
}

/** Records the event, or the events that follow from how the close stands, unless the step stands otherwise by now. */
function whileItStands(
  pool: Pool,
  close: KeptClose,
  { step, state }: StandingStep,
  event: CloseEvent | ((now: StandingClose) => readonly CloseEvent[]),
  today: CivilDate,
): Promise<KeptClose> {
  const events = typeof event === 'function' ? event : () => [event];
  return decideOnClose(pool, close, { on: today }, ({ standing }) =>
    standing.steps.find(({ step: { id } }) => id === step.id)?.state === state ? events(standing) : [],
  );
}

async function propose(pool: Pool, close: KeptClose, today: CivilDate): Promise<KeptClose> {
  const to = (await checklistOf(pool, close.creditorId, today))?.owner ?? 'accounting';
  return inTransaction(pool, async (client) => {
    const proposed = await decideLocked(client, close, { on: today }, ({ standing }) =>
      standing.state === 'open' && standing.missing.length === 0 ? [{ type: 'CloseProposed', to }] : [],
    );
    if (proposed.events.length > close.events.length) await tellProposal(client, proposed, to, today);
    return proposed;
  });
}

function noticeOf({ standing: { state, steps }, news }: KeptClose): Omit<CloseNotice, 'next'> {
  const signed = steps.filter((step) => step.state === 'signed').length;
  const open = steps.filter((step) => step.state !== 'signed' && step.state !== 'waiting');
  const words = open.map((step) => `${step.step.id} (${step.state}, ${step.step.owner})`).join(', ');
  const waitsFor = state === 'proposed' ? 'a person who closes the month' : words;
  return { state, news, signed, steps: steps.length, ...(state !== 'closed' && waitsFor !== '' && { waitsFor }) };
}
