import { Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import { earlierOf, type CivilDate } from '../domain/kernel/civil-date';
import { beginDueCloses } from '../office/close/open-closes';
import { chaseDeliveries } from '../office/completeness/chase-deliveries';
import { chaseAnswers } from '../office/write-downs/chase-answers';
import { tellCloses, type CloseEnginePort } from '../office/close/tell-closes';
import type { ReconciliationPort, RunNotice, RunOrder } from '../workflows/reconciliation-port';
import { townTime, type TownTime } from './business-day';
import { endingWith } from './failure-of';
import { lookForAcknowledgement, lookForSignature } from '../office/reconciliation/await-signature';
import { lookForSources, type Waiting } from '../office/reconciliation/await-sources';
import { beginDueRuns } from '../office/reconciliation/begin-due-runs';
import { creditorOfRuns } from '../office/reconciliation/creditor-of-runs';
import { fileEvidence } from '../office/reconciliation/evidence/file-evidence';
import type { OpenWorkflows } from '../office/reconciliation/ledger-sources/ask-ledger';
import { matchRun } from '../office/reconciliation/match-run';
import { RecipeUnknown } from '../office/reconciliation/recipe-shelf';
import { setReminderGate } from '../office/reconciliation/reminder-gate';
import { noticeOf, readRun } from '../office/reconciliation/run-record';
import { RunUnknown } from '../office/reconciliation/run-refused';
import { tellRuns, type RunEnginePort } from '../office/reconciliation/tell-runs';
import { morningOf, untilTomorrow } from './waiting-days';

export interface ReconciliationActivityDependencies {
  readonly pool: Pool;
  readonly engine: RunEnginePort;
  /** How the workflows of closes are started, which stand on the same calendar. */
  readonly closes: CloseEnginePort;
  /** The claims that a workflow follows, for the reconciliation of engine and ledger. */
  readonly openWorkflows: OpenWorkflows;
}

const HEARTBEAT_MILLISECONDS = 10_000;

/** Trying again helps against neither of these. */
const FINAL = [RunUnknown, RecipeUnknown];

/** The world's side of `ReconciliationPort`. */
export function createReconciliationActivities({
  pool,
  engine,
  closes,
  openWorkflows,
}: ReconciliationActivityDependencies): ReconciliationPort {
  const parts = { pool, openWorkflows };
  const timeOf = ({ creditorId, clock }: RunOrder): Promise<TownTime> => townTime(pool, creditorId, clock);
  const waits =
    (type: string, look: (order: RunOrder, today: CivilDate) => Promise<Waiting>) =>
    async (order: RunOrder): Promise<RunNotice> => {
      const time = await timeOf(order);
      const { notice, waitsFor } = await endingWith(FINAL, async () => {
        const looked = await look(order, time.today);
        await setReminderGate(pool, order, time.today);
        return looked;
      });
      if (waitsFor === undefined) return notice;
      if (order.form === undefined) throw untilTomorrow(order.clock, type, `waits for ${waitsFor}`);
      const { calendar } = await endingWith(FINAL, () => creditorOfRuns(pool, order.creditorId));
      const on = calendar.addBankingDays(time.today, 1);
      return { ...notice, waitsFor, next: { on, at: time.wakesAt(on, morningOf(on, order.clock.timeZone)) } };
    };

  return {
    readRun: (order) => endingWith(FINAL, async () => noticeOf(await readRun(pool, order))),
    awaitSources: waits('SourcesMissing', (order, today) => lookForSources(parts, order, today)),
    awaitSignature: waits('NotSigned', (order, today) => lookForSignature(pool, order, today)),
    awaitAcknowledgement: waits('NotAcknowledged', (order, today) => lookForAcknowledgement(pool, order, today)),

    matchSources: (order) =>
      endingWith(FINAL, () =>
        whileBeating(async (cancelled) => {
          const { today } = await timeOf(order);
          await setReminderGate(pool, order, today);
          return matchRun({ ...parts, cancelled }, order, today);
        }),
      ),

    fileEvidence: (order) =>
      endingWith(FINAL, async () => {
        const { today } = await timeOf(order);
        await setReminderGate(pool, order, today);
        return fileEvidence(pool, order, today);
      }),

    beginDueRuns: ({ creditorId, clock }) =>
      endingWith(FINAL, async () => {
        const time = await townTime(pool, creditorId, clock);
        const { today } = time;
        const { begun, next: nextRun } = await beginDueRuns(pool, creditorId, today);
        const { next: nextClose } = await beginDueCloses(pool, creditorId, today);
        const nextDelivery = await chaseDeliveries(pool, creditorId, today);
        const nextAnswer = await chaseAnswers(pool, creditorId, today);
        while ((await tellRuns(pool, engine)) > 0);
        while ((await tellCloses(pool, closes)) > 0);
        const next = [nextRun, nextClose, nextDelivery, nextAnswer].reduce((one, other) =>
          one && other ? earlierOf(one, other) : (one ?? other),
        );
        return { begun, ...(next && { next: { on: next, at: time.wakesAt(next, morningOf(next, clock.timeZone)) } }) };
      }),
  };
}

/** Beats, so that a lost worker is noticed; the answer to a beat says when the work is called off. */
async function whileBeating<Result>(work: (cancelled: AbortSignal) => Promise<Result>): Promise<Result> {
  const context = Context.current();
  const beating = setInterval(() => context.heartbeat(), HEARTBEAT_MILLISECONDS);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(beating);
  }
}
