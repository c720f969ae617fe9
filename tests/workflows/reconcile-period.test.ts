import type { Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../activities/ledger/connect';
import { isBankGateOpen } from '../../activities/ledger/bank-gate';
import { beginDueRuns, scheduleRecipe } from '../../activities/reconciliation/calendar-of-runs';
import { openItems } from '../../activities/reconciliation/items';
import type * as Shelf from '../../activities/reconciliation/recipe-shelf';
import { eventsOf, readRun } from '../../activities/reconciliation/run-record';
import { acknowledgeRun, approveRun, prepareRun, reopenRun } from '../../activities/reconciliation/sign-off';
import { startRun } from '../../activities/reconciliation/start-run';
import { tellRuns } from '../../activities/reconciliation/tell-runs';
import { CaseEngine } from '../../client/case-engine';
import { RunEngine } from '../../client/run-engine';
import { civilDate } from '../../domain/civil-date';
import { civilDateAt, instantOf } from '../../domain/civil-time';
import { fastForward, virtualNow } from '../../engine/virtual-time';
import type { Recipe } from '../../reconciliation/recipe';
import { createFordringWorker } from '../../workers/fordring-worker';
import { reconciliationCalendarId, reconciliationWorkflowId } from '../../workflows/ids';
import { ANNA, BO, CLIENT, inMonth, LEFT, Office, OTHER_RIGHT, RIGHT, run } from '../activities/reconciliation/office';
import { useWorld } from '../support/world';

/** Recipes besides those of the shelf: the bank's, with its gate; one that a client must acknowledge; one of closings. */
jest.mock('../../activities/reconciliation/recipe-shelf', () => {
  const shelf = jest.requireActual<typeof Shelf>('../../activities/reconciliation/recipe-shelf');
  const base = shelf.recipeNamed('ky-debtor');
  const others: Readonly<Record<string, Recipe>> = {
    bank: { ...base, id: 'bank', effect: 'opens-reminder-gate' },
    declared: { ...base, id: 'declared', acknowledgement: { by: 'client', withinDays: 7 } },
    'at-closings': {
      ...base,
      id: 'at-closings',
      schedule: { every: 'closing', months: [4, 8, 12], onBankingDay: 10, cites: [] },
    },
  };
  return { ...shelf, recipeNamed: (id: string) => others[id] ?? shelf.recipeNamed(id) };
});

// Hooks after the last test run in this order: the worker ends before the world that it works in.
afterAll(async () => {
  working.worker.shutdown();
  await working.ended;
  await pool.end();
});
const world = useWorld();
const ZONE = 'Europe/Copenhagen';
const EVENING = 23 * 3600;
let pool: Pool;
let office: Office;
let engine: RunEngine;
let working: { worker: Worker; ended: Promise<void> };
/** How far the runs' year lies from the wall's: set by each test before it begins one. */
let offset = 0;

beforeAll(async () => {
  pool = createLedgerPool(await world().newDatabase(), { connections: 20 });
  const { virtualClient, nativeConnection: connection, taskQueue, stack } = world();
  engine = new RunEngine(virtualClient, taskQueue, (timeZone) => ({
    timeZone,
    offsetMilliseconds: offset,
    isVirtual: true,
  }));
  const worker = await createFordringWorker({
    connection,
    namespace: stack.temporal.namespace,
    taskQueue,
    pool,
    engine: new CaseEngine(virtualClient, taskQueue),
    runs: engine,
    workflowBundle: await world().workflowBundle(),
  });
  working = { worker, ended: worker.run() };
});
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
});

/** One run and its workflow, on a clock of its own. */
class LivingRun {
  readonly name;
  readonly workflowId;

  constructor(recipe: string, period: string) {
    this.name = run(office.creditorId, period, recipe);
    this.workflowId = reconciliationWorkflowId(this.name);
  }

  /** Begins on the morning of a day. */
  async begins(day: string): Promise<void> {
    itIsMorningOf(day);
    await startRun(pool, { ...this.name, today: civilDate(day) }, ANNA);
    await this.isTold();
  }

  async isTold(): Promise<void> {
    while ((await tellRuns(pool, engine)) > 0);
  }

  /** Lives until the evening of a day. */
  async lives(day: string): Promise<void> {
    const to = new Date(instantOf(civilDate(day), EVENING, ZONE) - offset);
    await fastForward(world().virtualClient, this.workflowId, { to });
    office.today = civilDate(day);
  }

  async delivers(source: string, text: string): Promise<void> {
    await office.delivers(source, text, { period: this.name.period, recipe: this.name.recipe });
    await this.isTold();
  }

  async isSigned(reason?: string): Promise<void> {
    const about = { run: this.name, today: office.today };
    await prepareRun(pool, about, ANNA);
    await approveRun(pool, { ...about, ...(reason !== undefined && { reason }) }, BO);
    await this.isTold();
  }

  /** `2026-10-08 SourceReminded`, without the events that the files and signatures are. */
  async diary(...types: string[]): Promise<string[]> {
    const { runId } = await readRun(pool, this.name);
    return (await eventsOf(pool, runId))
      .filter(({ event }) => types.includes(event.type))
      .map(({ on, event }) => `${on} ${event.type}`);
  }

  async state(): Promise<string> {
    return (await readRun(pool, this.name)).state;
  }

  handle() {
    return world().virtualClient.workflow.getHandle(this.workflowId);
  }

  async historyLength(): Promise<number> {
    const { events } = await this.handle().fetchHistory();
    return (events ?? []).filter(
      ({
        workflowExecutionTimeSkippingTransitionedEventAttributes: skip,
        workflowExecutionOptionsUpdatedEventAttributes: wound,
      }) => !skip && !wound,
    ).length;
  }
}

function itIsMorningOf(day: string): void {
  offset = instantOf(civilDate(day), 6 * 3600, ZONE) - Date.now();
}

async function notices(): Promise<string[]> {
  const { rows } = await pool.query<{ addressee: string; noted_on: string }>(
    `SELECT addressee, noted_on FROM fordring.reconciliation_notice JOIN fordring.reconciliation_run USING (run_id)
     WHERE creditor_id = $1 ORDER BY notice_id`,
    [office.creditorId],
  );
  return rows.map(({ addressee, noted_on: on }) => `${on} ${addressee}`);
}

test('a month without its files: who owes them is reminded each second banking day, and the history does not grow', async () => {
  const september = new LivingRun('ky-debtor', '2026-09');
  await september.begins('2026-10-05'); // a Monday
  await september.lives('2026-10-06');
  const before = await september.historyLength();
  await september.lives('2026-10-14');
  // Two banking days after Monday the 5th, and again; the weekend of the 10th does not count.
  expect(await september.diary('SourceReminded')).toEqual([
    '2026-10-07 SourceReminded',
    '2026-10-09 SourceReminded',
    '2026-10-13 SourceReminded',
  ]);
  expect(await september.historyLength()).toBe(before);
  const { raw } = await september.handle().describe();
  expect(raw.pendingActivities?.[0]?.activityType?.name).toBe('awaitSources');
  expect(raw.pendingActivities?.[0]?.lastFailure?.message).toBe(
    'waits for left (KY Detaljer - Debitor) and right (the debtor system)',
  );
  // One left: only its owner is reminded from now on.
  await september.delivers('left', LEFT);
  await september.lives('2026-10-15');
  expect((await notices()).slice(-3)).toEqual([
    '2026-10-13 KY_RAPPORT_OEKONOMI',
    '2026-10-13 debtor system',
    '2026-10-15 debtor system',
  ]);
  await september.delivers('right', RIGHT);
  await september.lives('2026-10-16');
  expect(await september.state()).toBe('matched');
  await september.isSigned();
  await expect(september.handle().result()).resolves.toMatchObject({ outcome: 'closed' });
  expect(await september.state()).toBe('closed');
});

test('what nobody looks into goes a step higher, and each banking week again', async () => {
  const september = new LivingRun('ky-debtor', '2026-09');
  await september.begins('2026-10-05');
  await september.delivers('left', LEFT);
  await september.delivers('right', OTHER_RIGHT);
  await september.lives('2026-10-26');
  // To be signed, and its differences to be looked into, by Monday the 12th: five banking days.
  expect(await september.diary('RunMatched', 'RunEscalated')).toEqual([
    '2026-10-05 RunMatched',
    '2026-10-13 RunEscalated',
    '2026-10-20 RunEscalated',
  ]);
  const [item] = await openItems(pool, await readRun(pool, september.name));
  expect(item?.escalatedOn).toBe('2026-10-20');
  expect((await notices()).filter((notice) => notice.endsWith('head of accounting'))).toHaveLength(2);
});

test('a better file leads back to the matching, and what was there before stays on record', async () => {
  const september = new LivingRun('ky-debtor', '2026-09');
  await september.begins('2026-10-05');
  await september.delivers('left', LEFT);
  await september.delivers('right', RIGHT);
  await september.lives('2026-10-05');
  expect(await september.state()).toBe('matched');
  await september.delivers('right', OTHER_RIGHT);
  await september.lives('2026-10-06');
  expect(await september.diary('RunMatched')).toEqual(['2026-10-05 RunMatched', '2026-10-05 RunMatched']);
});

test('the client’s acknowledgement is waited for, chased when its days have passed, and closes the run', async () => {
  const declared = new LivingRun('declared', '2026-09');
  await declared.begins('2026-10-05');
  await declared.delivers('left', LEFT);
  await declared.delivers('right', RIGHT);
  await declared.lives('2026-10-06');
  await declared.isSigned();
  await declared.lives('2026-10-23');
  expect(await declared.state()).toBe('unacknowledged');
  // Filed on Tuesday the 6th, seven days to answer; five banking days after the 14th is the 21st.
  expect(await declared.diary('EvidenceFiled', 'AcknowledgementChased')).toEqual([
    '2026-10-06 EvidenceFiled',
    '2026-10-14 AcknowledgementChased',
    '2026-10-21 AcknowledgementChased',
  ]);
  await acknowledgeRun(pool, { run: declared.name, today: office.today, note: 'received' }, CLIENT);
  await declared.isTold();
  await expect(declared.handle().result()).resolves.toMatchObject({ outcome: 'closed' });
});

test('the bank: reminders stop when its month is overdue, start when it is signed, stop when it is opened again', async () => {
  const bank = new LivingRun('bank', '2026-09');
  const isOpenOn = (day: string) => isBankGateOpen(pool, office.creditorId, civilDate(day));
  const earlier = new LivingRun('bank', '2026-08');
  await earlier.begins('2026-09-04');
  await earlier.delivers('left', inMonth(LEFT, '2026-08'));
  await earlier.delivers('right', inMonth(RIGHT, '2026-08'));
  await earlier.lives('2026-09-04');
  await earlier.isSigned();
  await earlier.handle().result();
  expect([await isOpenOn('2026-09-03'), await isOpenOn('2026-09-04')]).toEqual([false, true]);

  await bank.begins('2026-10-05');
  await bank.lives('2026-10-16');
  // To be signed by Monday the 12th.
  expect([await isOpenOn('2026-10-12'), await isOpenOn('2026-10-13')]).toEqual([true, false]);
  await bank.delivers('left', LEFT);
  await bank.delivers('right', OTHER_RIGHT);
  await bank.lives('2026-10-17');
  await bank.isSigned('the rest is being looked into');
  await bank.handle().result();
  // Signed, but with a remainder: the reminders stay where they are.
  expect(await isOpenOn('2026-10-20')).toBe(false);
  await reopenRun(pool, { run: bank.name, today: office.today, reason: 'the bank’s list came' }, BO);
  itIsMorningOf('2026-10-19');
  office.today = civilDate('2026-10-19');
  await bank.delivers('right', RIGHT);
  await bank.lives('2026-10-19');
  await bank.isSigned();
  await bank.handle().result();
  expect([await isOpenOn('2026-10-18'), await isOpenOn('2026-10-19')]).toEqual([false, true]);
});

test('a worker that was away, and a signal that nobody sent, change nothing', async () => {
  const september = new LivingRun('ky-debtor', '2026-09');
  await september.begins('2026-10-05');
  await september.lives('2026-10-05');
  await september.handle().signal('runChanged', { eventNumber: 99 });
  await september.delivers('left', LEFT);
  await september.delivers('right', RIGHT);
  await september.lives('2026-10-06');
  expect(await september.state()).toBe('matched');
  expect(await september.diary('RunMatched')).toEqual(['2026-10-05 RunMatched']);
});

test('the history of a run has no word of what stands in its files', async () => {
  const september = new LivingRun('ky-debtor', '2026-09');
  await september.begins('2026-10-05');
  await september.delivers('left', LEFT.replaceAll('F2', 'Secretname'));
  await september.delivers('right', `${RIGHT}F9,8,2026-09-11,Secretname\n`.replace(',Secretname\n', ',9.00\n'));
  await september.lives('2026-10-06');
  await september.isSigned('Secretname is under way');
  await september.handle().result();
  const history = JSON.stringify((await september.handle().fetchHistory()).events, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString() : value,
  );
  expect(history).toContain('ky-debtor');
  expect(history).not.toContain('Secretname');
});

describe('the calendar', () => {
  async function lives(day: string): Promise<void> {
    const to = new Date(instantOf(civilDate(day), EVENING, ZONE) - offset);
    await fastForward(world().virtualClient, reconciliationCalendarId(office.creditorId), { to });
  }

  async function begun(): Promise<string[]> {
    const { rows } = await pool.query<{ opened_on: string; recipe: string; period: string }>(
      'SELECT opened_on, recipe, period FROM fordring.reconciliation_run WHERE creditor_id = $1 ORDER BY run_id',
      [office.creditorId],
    );
    return rows.map(({ opened_on: on, recipe, period }) => `${on} ${recipe} ${period}`);
  }

  const schedule = (recipe: string, from?: string) =>
    scheduleRecipe(pool, { creditorId: office.creditorId, recipe, from }, BO);

  test('each month on its banking day, whatever day of the week that is', async () => {
    await schedule('ky-debtor', '2026-09');
    itIsMorningOf('2026-09-20');
    await engine.keepCalendar(office.creditorId, ZONE);
    await lives('2027-01-31');
    // The fifth banking day: 1 October 2026 is a Thursday, 1 November a Sunday, 1 December a Tuesday; New Year's Day 2027 a Friday.
    expect(await begun()).toEqual([
      '2026-10-07 ky-debtor 2026-09',
      '2026-11-06 ky-debtor 2026-10',
      '2026-12-07 ky-debtor 2026-11',
      '2027-01-08 ky-debtor 2026-12',
    ]);
    const september = reconciliationWorkflowId(run(office.creditorId));
    expect((await world().virtualClient.workflow.getHandle(september).describe()).status.name).toBe('RUNNING');
  });

  test('at the closings of April, August and December', async () => {
    await schedule('at-closings', '2026-04');
    itIsMorningOf('2026-04-20');
    await engine.keepCalendar(office.creditorId, ZONE);
    await lives('2027-02-01');
    // The tenth banking day; in May 2026 the 14th is Ascension Day and the 15th a day on which Danish banks are closed.
    expect((await begun()).map((line) => line.slice(11))).toEqual([
      'at-closings 2026-04',
      'at-closings 2026-08',
      'at-closings 2026-12',
    ]);
  });

  test('after an outage each missed period is begun once, the earliest first', async () => {
    await schedule('ky-debtor', '2026-06');
    itIsMorningOf('2026-10-20');
    await engine.keepCalendar(office.creditorId, ZONE);
    await lives('2026-10-20');
    expect(await begun()).toEqual([
      '2026-10-20 ky-debtor 2026-06',
      '2026-10-20 ky-debtor 2026-07',
      '2026-10-20 ky-debtor 2026-08',
      '2026-10-20 ky-debtor 2026-09',
    ]);
    await expect(beginDueRuns(pool, office.creditorId, civilDate('2026-10-20'))).resolves.toMatchObject({ begun: [] });
  });

  test('a recipe that is put on the calendar later is taken up at once; one taken off is begun no more', async () => {
    itIsMorningOf('2026-10-01');
    await engine.keepCalendar(office.creditorId, ZONE);
    await lives('2026-11-10');
    expect(await begun()).toEqual([]);
    await schedule('ky-debtor', '2026-10');
    await engine.keepCalendar(office.creditorId, ZONE);
    await lives('2026-11-11');
    expect(await begun()).toEqual(['2026-11-10 ky-debtor 2026-10']);
    await schedule('ky-debtor');
    await engine.keepCalendar(office.creditorId, ZONE);
    await lives('2027-03-01');
    expect(await begun()).toHaveLength(1);
    const now = await virtualNow(world().virtualClient, reconciliationCalendarId(office.creditorId));
    expect(civilDateAt(now.getTime() + offset, ZONE)).toBe('2027-03-01');
  });

  test('a recipe is scheduled for the periods that it has', async () => {
    await expect(schedule('ky-debtor', '2026-Q3')).rejects.toMatchObject({ refused: 'wrong-period' });
    await expect(schedule('at-closings', '2026-05')).rejects.toMatchObject({ refused: 'wrong-period' });
  });
});
