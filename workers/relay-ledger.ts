import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { join } from 'node:path';
import { withoutContents } from '../domain/kernel/without-contents';
import { Rulebooks } from '../office/claims/rulebooks';
import {
  createGaeldsstyrelsenFiles,
  createAgencyFiles,
  createIntrumFiles,
  createKfmFiles,
} from '../office/counterparts/file-counterparts';
import { todayOf, type DayKeeper } from '../office/creditors/creditor';
import { lettersWithoutLetterhead } from '../office/creditors/letterhead';
import { createFolderOutbox } from '../office/letters/folder-outbox';
import type { Subject } from '../store/relay/subject';
import type { SetAside } from '../store/relay/set-aside';
import { fileNameOf } from '../store/whole-files';
import type { AnswerNote } from '../office/counterparts/answer-notes';
import type { WaitingCase } from '../office/counterparts/case-outcomes';
import type { PortsFor } from '../office/counterparts/counterpart-ports';
import { deliverCases } from '../office/counterparts/deliver-cases';
import { closeDays } from '../office/controls/close-heads';
import { ensureCloses } from '../office/controls/followed-closes';
import { deliverFacts } from '../office/claims/deliver-facts';
import { deliverLetters } from '../office/letters/deliver-letters';
import { recordAnswers } from '../office/counterparts/record-answers';
import { retryHeldCases } from '../office/counterparts/retry-held-cases';
import { tellDays } from '../office/close/tell-days';
import { expandWakeCalls } from '../office/controls/wake-calls';
import { settleByItself } from '../office/interest/settle-by-itself';
import { ensureCalendars, tellCalendars } from '../office/reconciliation/calendar-of-runs';
import { createFolderNotices, deliverNotices } from '../office/reconciliation/notices';
import { ensureRuns, tellRuns } from '../office/reconciliation/tell-runs';
import { CaseEngine } from '../engine/case-engine';
import { DELIVERY_CHASES, deliverChases } from '../office/completeness/deliver-chases';
import { WRITE_DOWN_CHASES } from '../office/write-downs/chase-answers';
import { createFolderLists, deliverLists } from '../office/close/deliver-lists';
import { deliverCloseNotices, tellCloses, wakeCalendarsOfCloses } from '../office/close/tell-closes';
import { CloseEngine } from '../engine/close-engine';
import { RunEngine } from '../engine/run-engine';
import { isJson, note, say, type About } from './process-log';
import { RelayCounts } from './relay-counts';
import { relayOutbox, type Delivery, type OutboxRelay } from './outbox-relay';
import { counted } from '../domain/kernel/counted';

export interface LedgerRelayParts {
  readonly pool: Pool;
  readonly client: Client;
  readonly configuration: { readonly taskQueue: string; readonly outbox: string };
}

const ANSWERS_EVERY_MILLISECONDS = 30_000;
/** Each creditor is closed once a day; this only looks whether its day has turned. */
const DAYS_CLOSED_EVERY_MILLISECONDS = 600_000;
/** Interest of a late payment is due on a day; this looks for payments since, and whether the day has turned. */
const INTEREST_EVERY_MILLISECONDS = 600_000;
const HELD_CASES_EVERY_MILLISECONDS = 300_000;
/** The workflows of calendars and runs keep their own time; this only sees to it that they are there. */
const ENSURED_EVERY_MILLISECONDS = 3_600_000;

/**
 * Everything that the ledger tells others in production: facts and reconciliations to the engine, letters and notices to
 * folders of the outbox, cases to the counterparts' folders; and what it hears from these.
 */
export async function relayLedger(
  { pool, client, configuration }: LedgerRelayParts,
  counts = new RelayCounts(),
): Promise<OutboxRelay> {
  const rulebooks = await Rulebooks.load(pool);
  const engine = new CaseEngine(client, configuration.taskQueue);
  for (const waiting of await lettersWithoutLetterhead(pool)) {
    say(
      `${counted(waiting.letters, 'letter')} of ${waiting.creditorId} ${waiting.letters === 1 ? 'waits' : 'wait'} for its letterhead: fordring letterhead FILE --creditor ${waiting.creditorId}`,
      { creditor: waiting.creditorId },
    );
  }
  const letters = createFolderOutbox(join(configuration.outbox, 'letters'));
  const cases = {
    pool,
    portsFor: counterpartFolders(join(configuration.outbox, 'counterparts')),
    rulebookFor: rulebooks.for,
    today: (creditor: DayKeeper) => todayOf(creditor, Date.now),
    onWaiting: tellWaiting,
    onNotes: tellNotes,
  };
  const runs = new RunEngine(client, configuration.taskQueue);
  const closes = new CloseEngine(client, configuration.taskQueue);
  const woken = new Map<string, number>();
  const notices = createFolderNotices(join(configuration.outbox, 'reconciliations'));
  const tells = (topic: string) => ({ onSetAside: tellSetAside(topic), onTold: noteTold(topic) });
  return relayOutbox(
    counts.counting({
      facts: () => deliverFacts(pool, engine, tells('facts')),
      'wake-ups of gates': () =>
        expandWakeCalls({ pool, engine, rulebookFor: rulebooks.for }, tells('wake-ups of gates')),
      letters: () =>
        deliverLetters({ pool, letters, rulebookFor: rulebooks.for, withholdWhenGroundIsGone: true }, tells('letters')),
      cases: () => deliverCases(cases, tells('cases')),
      'held cases': atMostEvery(HELD_CASES_EVERY_MILLISECONDS, () => retryHeldCases(cases, tells('held cases'))),
      answers: atMostEvery(ANSWERS_EVERY_MILLISECONDS, () => recordAnswers(cases, tells('answers'))),
      reconciliations: () => tellRuns(pool, runs, tells('reconciliations')),
      'notices of reconciliations': () => deliverNotices(pool, notices, tells('notices of reconciliations')),
      closes: () => tellCloses(pool, closes, tells('closes')),
      'notices of closes': () =>
        deliverCloseNotices(
          pool,
          createFolderNotices(join(configuration.outbox, 'closes')),
          tells('notices of closes'),
        ),
      'notices of deliveries': () =>
        deliverChases(
          pool,
          DELIVERY_CHASES,
          createFolderNotices(join(configuration.outbox, 'deliveries')),
          tells('notices of deliveries'),
        ),
      'notices of write-downs': () =>
        deliverChases(
          pool,
          WRITE_DOWN_CHASES,
          createFolderNotices(join(configuration.outbox, 'write-downs')),
          tells('notices of write-downs'),
        ),
      'open-item lists': () =>
        deliverLists(pool, createFolderLists(join(configuration.outbox, 'open-items')), tells('open-item lists')),
      'calendars of closes': atMostEvery(ANSWERS_EVERY_MILLISECONDS, () =>
        wakeCalendarsOfCloses(pool, runs, { ...tells('calendars of closes'), woken }),
      ),
      'days of virtual towns': () =>
        tellDays({ pool, rulebookFor: rulebooks.for, claims: engine, runs, closes }, tells('days of virtual towns')),
      'changes of calendars': () => tellCalendars(pool, runs, tells('changes of calendars')),
      'closing of days': atMostEvery(DAYS_CLOSED_EVERY_MILLISECONDS, () => closeDays(pool, Date.now)),
      'interest of late payments': atMostEvery(INTEREST_EVERY_MILLISECONDS, () =>
        settleByItself({ pool, clock: Date.now, rulebookFor: rulebooks.for }, tells('interest of late payments')),
      ),
      'reconciliation calendars': atMostEvery(ENSURED_EVERY_MILLISECONDS, () =>
        ensureCalendars(pool, runs, tells('reconciliation calendars')),
      ),
      'reconciliations under way': atMostEvery(ENSURED_EVERY_MILLISECONDS, () =>
        ensureRuns(pool, runs, tells('reconciliations under way')),
      ),
      'closes under way': atMostEvery(ENSURED_EVERY_MILLISECONDS, () =>
        ensureCloses(pool, closes, tells('closes under way')),
      ),
    }),
    tellProblem,
  );
}

/** `<folder>/<creditor>/kfm`, `…/intrum`, `…/agency` and `…/gaeldsstyrelsen`. */
function counterpartFolders(counterparts: string): PortsFor {
  return (creditorId) => {
    const folder = join(counterparts, fileNameOf(creditorId));
    return {
      kfm: createKfmFiles({ folder, creditorId }),
      intrum: createIntrumFiles({ folder, creditorId }),
      agency: createAgencyFiles({ folder, creditorId }),
      gaeldsstyrelsen: createGaeldsstyrelsenFiles({ folder, creditorId }),
    };
  };
}

/** A delivery that looks only now and then; in between it says that nothing waits. */
function atMostEvery(milliseconds: number, deliver: Delivery): Delivery {
  let nextAt = 0;
  return async () => {
    if (Date.now() < nextAt) return 0;
    const delivered = await deliver();
    nextAt = Date.now() + milliseconds;
    return delivered;
  };
}

export function tellProblem(what: string, told: unknown): void {
  const problem = withoutContents(told);
  say(
    `The ledger's ${what} could not be handed on and will be tried again: ${problem instanceof Error ? problem.message : String(problem)}`,
    { topic: what, error: problem },
  );
}

const SHOWN = 3;

/** A message is told of when it is set aside for the first time; `fordring engine check` lists it as long as it waits. */
function tellSetAside(what: string): (setAside: readonly SetAside[]) => void {
  return (setAside) => {
    const first = setAside.filter(({ tries }) => tries === 1);
    if (first.length === 0) return;
    if (isJson()) {
      for (const { claimId, creditorId, subject, reason, cause } of first)
        say('A message was refused and set aside.', {
          ...aboutMessage({
            ...(claimId !== null && { claimId }),
            ...(creditorId !== null && { creditorId }),
            ...(cause && { cause }),
          }),
          topic: what,
          subject,
          reason,
        });
      return;
    }
    tellSome(
      `${first.length} of the ledger's ${what} ${first.length === 1 ? 'was' : 'were'} refused and set aside; the others go on (fordring engine check):`,
      first.map(({ claimId, creditorId, subject, reason }) => `${claimId ?? creditorId ?? subject}: ${reason}`),
    );
  };
}

/** Where an act went: its messages have its correlation id. */
function noteTold(topic: string): (told: readonly Subject[]) => void {
  return (told) => {
    for (const message of told) note('A message was told.', { ...aboutMessage(message), topic });
  };
}

function aboutMessage({ claimId, creditorId, cause }: Omit<Subject, 'subject'>): About {
  return {
    ...(creditorId !== undefined && { creditor: creditorId }),
    ...(claimId !== undefined && { claimId }),
    ...(cause && { correlationId: cause.correlationId }),
  };
}

function tellWaiting(cases: readonly WaitingCase[]): void {
  tellSome(
    `${cases.length} ${cases.length === 1 ? 'case waits' : 'cases wait'} to be handed over (table fordring.counterpart_case):`,
    cases.map(
      ({ claimId, step, counterpart, reason }) => `${claimId}, ${step} to ${counterpart ?? 'nobody'}: ${reason}`,
    ),
  );
}

function tellNotes(notes: readonly AnswerNote[]): void {
  tellSome(
    `${notes.length} ${notes.length === 1 ? 'answer waits' : 'answers wait'} for a person (table fordring.answer_note):`,
    notes.map(({ message }) => message),
  );
}

function tellSome(what: string, sentences: readonly string[]): void {
  const shown = sentences.slice(0, SHOWN);
  if (sentences.length > SHOWN) shown.push(`… and ${sentences.length - SHOWN} more`);
  if (isJson()) say(what, { lines: shown });
  else say([what, ...shown.map((sentence) => `  ${sentence}`)].join('\n'));
}
