import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Claim } from '../../domain/claim/claim';
import { foldClaim } from '../../domain/claim/evolve';
import { InputRefused } from '../../domain/kernel/input-refused';
import { CaseAlreadyReferredWithOtherContents } from './counterpart-port';
import { eventsOfClaim, foldEvents, type RecordedEvent } from '../claims/read-events';
import { forgetCaseNotes, keepNote, type AnswerNote } from './answer-notes';
import { keepOutcome, waitingCase, type WaitingCase } from './case-outcomes';
import { caseStory, type CaseStory } from './case-story';
import { takeUpForgottenChange } from './forgotten-changes';
import { paymentsThrough } from './counterpart-accounts';
import { casesOf, keepChange, keepProgress, type StandingCase } from './counterpart-cases';
import type { CounterpartPorts } from './counterpart-ports';
import {
  becauseOf,
  handOverCase,
  isTakenBack,
  wordsOf,
  type HandOverDependencies,
  type PendingCase,
} from './hand-over-case';
import { isKnown, pendingCases } from './pending-cases';
import { psrmTellings } from './psrm-changes';
import { psrmParts } from './psrm-parts';
import { agencyTellings, kfmTellings } from './swedish-changes';
import type { Telling, Unspoken } from './told-change';

/** What came of telling, for people. */
export interface ToldOutcome {
  readonly waiting: readonly WaitingCase[];
  readonly notes: readonly AnswerNote[];
}

/**
 * Tells the claim's counterparts everything that they have not been told yet, in order, and notes how far they know. Hands
 * the claim over anew where its case was recalled as paid and the payment has been taken back. Called again it tells
 * nothing twice. The caller is alone with the claim (`aloneWithClaim`), and commits what is noted.
 */
export async function tellChanges(
  client: PoolClient,
  claimId: string,
  dependencies: HandOverDependencies,
): Promise<ToldOutcome> {
  const events = await eventsOfClaim(client, claimId);
  const claim = foldClaim(events.map(({ event }) => event));
  if (!claim) return NOTHING;
  const waiting: WaitingCase[] = [];
  const notes: AnswerNote[] = [];
  await takeBackPending(client, claimId, events);
  for (const standing of await casesOf(client, claimId)) {
    const told = await tellCase(client, standing, { events, claim }, dependencies);
    waiting.push(...told.waiting);
    notes.push(...told.notes);
  }
  return { waiting, notes };
}

/** A case that has not left and whose step was taken back never leaves. */
async function takeBackPending(client: PoolClient, claimId: string, events: readonly RecordedEvent[]): Promise<void> {
  for (const pending of await pendingCases(client, claimId)) {
    if (!isTakenBack(pending, events)) continue;
    const { counterpart } = pending;
    await keepOutcome(client, pending, {
      counterpart,
      status: 'withdrawn',
      ...becauseOf({ ground: 'case-taken-back' }),
    });
  }
}

interface Known {
  readonly events: readonly RecordedEvent[];
  readonly claim: Claim;
}

async function tellCase(
  client: PoolClient,
  standing: StandingCase,
  known: Known,
  dependencies: HandOverDependencies,
): Promise<ToldOutcome> {
  const { claimId, step, counterpart, caseId, toldThrough } = standing;
  const { events, claim } = known;
  if (claim.eventNumber <= toldThrough) return NOTHING;
  const through = (await paymentsThrough(client, claimId)).get(counterpart);
  const story = caseStory(standing, events, (paymentId) => through?.has(paymentId) ?? false);
  const notes: AnswerNote[] = [];
  for (const telling of tellingsOf(standing, story, events, dependencies.portsFor(claim.creditorId))) {
    if ('forAPerson' in telling) {
      const { eventNumber, kind, forAPerson: message } = telling;
      const about = `case:${caseId}:${eventNumber}`;
      const note: AnswerNote = { ...noteOf(standing, claim), about, kind, message };
      if (eventNumber > toldThrough && (await keepNote(client, note))) notes.push(note);
      continue;
    }
    if (telling.told.eventNumber <= toldThrough) continue;
    const stuck = await tellOrWhyNot(client, standing, telling);
    if (stuck === undefined) continue;
    // Those of this time that were told already are told again with it, which changes nothing.
    await keepProgress(client, standing, { toldThrough, stuck });
    return { waiting: [{ claimId, step, counterpart, status: 'held', reason: stuck }], notes };
  }
  await keepProgress(client, standing, { toldThrough: claim.eventNumber, ...(story.ended && { ended: story.ended }) });
  if (story.ended?.how === 'recalled') await forgetCaseNotes(client, caseId);
  const anew = story.again ? await handOverAnew(client, standing, story.again, known, dependencies) : NOTHING;
  return { waiting: anew.waiting, notes: [...notes, ...anew.notes] };
}

const NOTHING: ToldOutcome = { waiting: [], notes: [] };

function tellingsOf(
  standing: StandingCase,
  { changes }: CaseStory,
  events: readonly RecordedEvent[],
  ports: CounterpartPorts,
): readonly (Telling | Unspoken)[] {
  switch (standing.counterpart) {
    case 'kfm':
      return kfmTellings(standing, changes, ports.kfm);
    case 'intrum':
      return agencyTellings(standing, 'Intrum', changes, ports.intrum);
    case 'agency':
      return agencyTellings(standing, 'the collection agency', changes, ports.agency);
    case 'gaeldsstyrelsen':
      return psrmTellings(
        {
          ...standing,
          handedOver: psrmParts(foldEvents(events.slice(0, standing.asOfEvent)), standing.caseId),
          receivedBy: (eventNumber) => receivedBy(standing, events, eventNumber),
        },
        changes,
        ports.gaeldsstyrelsen,
      );
  }
}

/** What was known when the event was booked: told later, or once more, it is the same day. */
function receivedBy(
  { eventNumber, referredOn }: StandingCase,
  events: readonly RecordedEvent[],
  through: number,
): CivilDate {
  const received = events
    .slice(eventNumber, through)
    .find(({ event }) => event.type === 'ReferralAnswered' && event.answer === 'received');
  return received?.event.on ?? referredOn;
}

/** Tells it and keeps that it was told; or says why it cannot be. A failure of the world is thrown. */
async function tellOrWhyNot(
  client: PoolClient,
  standing: StandingCase,
  { told, tell }: Telling,
): Promise<string | undefined> {
  try {
    const leftBefore = await takeUpForgottenChange(client, standing, told);
    if (leftBefore) await keepChange(client, standing, { ...told, changeId: leftBefore.changeId }, leftBefore.receipt);
    else await keepChange(client, standing, told, await tell());
    return undefined;
  } catch (problem) {
    const what = `${told.change} of ${told.toldOn} could not be told`;
    if (problem instanceof InputRefused) return `${what}: ${wordsOf(problem)}`;
    if (problem instanceof CaseAlreadyReferredWithOtherContents) return `${what}: it was told in other words before.`;
    throw problem;
  }
}

/** As a new case, once. A claim on which Kronofogden has ruled needs no new order: what it needs, a person decides. */
async function handOverAnew(
  client: PoolClient,
  { claimId, step, counterpart, caseId }: StandingCase,
  { eventNumber, on }: NonNullable<CaseStory['again']>,
  known: Known,
  dependencies: HandOverDependencies,
): Promise<ToldOutcome> {
  const { claim, events } = known;
  if (counterpart === 'kfm' && rulingBy(events, eventNumber)) {
    const message = `${claimId} was recalled from Kronofogden as paid and is open again. It has a payment order: decide whether to have it enforced anew.`;
    const about = `case:${caseId}:${eventNumber}`;
    const note: AnswerNote = { ...noteOf({ claimId, counterpart }, claim), about, kind: 'reopened', message };
    return { waiting: [], notes: (await keepNote(client, note)) ? [note] : [] };
  }
  const pending: PendingCase = { claimId, step, eventNumber, performedOn: on };
  if (await isKnown(client, pending)) return NOTHING;
  const outcome = await handOverCase(client, pending, { asOfEvent: eventNumber, on }, dependencies);
  await keepOutcome(client, pending, outcome);
  const waits = waitingCase(pending, outcome);
  if (waits) return { waiting: [waits], notes: [] };
  const fresh = (await casesOf(client, claimId)).find((each) => each.eventNumber === eventNumber && each.step === step);
  return fresh ? tellCase(client, fresh, known, dependencies) : NOTHING;
}

function rulingBy(events: readonly RecordedEvent[], eventNumber: number): boolean {
  return events.slice(0, eventNumber).some(({ event }) => event.type === 'RulingReceived');
}

function noteOf(
  { claimId, counterpart }: Pick<StandingCase, 'claimId' | 'counterpart'>,
  { creditorId }: Claim,
): Pick<AnswerNote, 'creditorId' | 'counterpart' | 'claimId'> {
  return { creditorId, counterpart, claimId };
}
