import type { Worker } from '@temporalio/worker';
import { runStatus } from '../../workflows/open-run';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../store/connect';
import { isBankGateOpen } from '../../office/creditors/bank-gate';
import { beginDueRuns } from '../../office/reconciliation/begin-due-runs';
import { ensureCalendars, scheduleRecipe, tellCalendars } from '../../office/reconciliation/calendar-of-runs';
import { assignItem } from '../../office/reconciliation/look-into-item';
import { overviewOfRuns } from '../../office/reconciliation/overview';
import { enterParty } from '../../office/reconciliation/parties';
import { openItems } from '../../office/reconciliation/items';
import type { EvidenceDocument } from '../../office/reconciliation/evidence/evidence-document';
import { readEvidenceOf } from '../../office/reconciliation/evidence/file-evidence';
import { verifyEvidence } from '../../office/reconciliation/evidence/verify-evidence';
import type * as Shelf from '../../office/reconciliation/recipe-shelf';
import { readRun } from '../../office/reconciliation/run-record';
import { acknowledgeRun } from '../../office/reconciliation/acknowledge-run';
import { CaseEngine } from '../../engine/case-engine';
import { RunEngine } from '../../engine/run-engine';
import { civilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import { fastForward, virtualNow } from '../../stack/virtual-time';
import type { Recipe } from '../../reconciliation/recipe';
import { createFordringWorker } from '../../workers/fordring-worker';
import { reconciliationCalendarId, reconciliationWorkflowId } from '../../workflows/ids';
import {
  ANNA,
  BO,
  CLIENT,
  inMonth,
  LEFT,
  Office,
  OTHER_RIGHT,
  permitted,
  RIGHT,
  run,
} from '../office/reconciliation/office';
import { eveningOf, itIsMorningOf, LivingRun, OFFICE_ZONE, type OfficeInVirtualTime } from '../support/living-run';
import { useWorld } from '../support/world';

/** Recipes besides those of the shelf: the bank's, with its gate; one that a client must acknowledge; one of closings. */
jest.mock('../../office/reconciliation/recipe-shelf', () => {
  const shelf = jest.requireActual<typeof Shelf>('../../office/reconciliation/recipe-shelf');
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
const ZONE = OFFICE_ZONE;
let pool: Pool;
let office: Office;
let engine: RunEngine;
let working: { worker: Worker; ended: Promise<void> };
const time = { offset: 0 };

beforeAll(async () => {
  pool = createLedgerPool(await world().newDatabase(), { connections: 20 });
  const { virtualClient, nativeConnection: connection, taskQueue, stack } = world();
  engine = new RunEngine(virtualClient, taskQueue, (timeZone) => ({
    timeZone,
    offsetMilliseconds: time.offset,
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

function living(recipe: string, period: string): LivingRun {
  return new LivingRun(here(), recipe, period);
}

function here(): OfficeInVirtualTime {
  return { pool, office, client: world().virtualClient, engine, time };
}

async function notices(): Promise<string[]> {
  const { rows } = await pool.query<{ addressee: string; noted_on: string }>(
    `SELECT addressee, noted_on FROM fordring.reconciliation_notice JOIN fordring.reconciliation_run USING (run_id)
     WHERE creditor_id = $1 ORDER BY notice_id`,
    [office.creditorId],
  );
  return rows.map(({ addressee, noted_on: on }) => `${on} ${addressee}`);
}

test('a month without its files: who owes them is reminded each second banking day, and nothing fails', async () => {
  const september = living('ky-debtor', '2026-09');
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
  // One look each banking day, and nothing in flight, tried again or failed between them.
  expect(await september.historyLength()).toBeLessThanOrEqual(before + 11 * 6);
  const { raw } = await september.handle().describe();
  expect(raw.pendingActivities ?? []).toEqual([]);
  const { events } = await september.handle().fetchHistory();
  expect((events ?? []).filter(({ activityTaskFailedEventAttributes: failed }) => failed)).toEqual([]);
  expect((await september.handle().query(runStatus)).waitsFor).toBe(
    'left (KY Detaljer - Debitor) and right (the debtor system)',
  );
  // One left: only its owner is reminded from now on.
  await september.delivers('left', LEFT);
  await september.lives('2026-10-15');
  // On the 13th its own day, Monday the 12th, has passed too: whoever signs is told.
  expect((await notices()).slice(-4)).toEqual([
    '2026-10-13 KY_RAPPORT_OEKONOMI',
    '2026-10-13 debtor system',
    '2026-10-13 head of accounting',
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
  const september = living('ky-debtor', '2026-09');
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

test('each banking week it goes to who stands above, as the parties say, and whoever looks into it hears too', async () => {
  const today = civilDate('2026-10-05');
  const enter = (party: string, above: string) =>
    enterParty(pool, { creditorId: office.creditorId, party, above, today }, permitted(BO, 'name-parties'));
  await enter('head of accounting', 'director');
  await enter('director', 'mayor');
  const september = living('ky-debtor', '2026-09');
  await september.begins('2026-10-05');
  await september.delivers('left', LEFT);
  await september.delivers('right', OTHER_RIGHT);
  await september.lives('2026-10-06');
  const [item] = await openItems(pool, await readRun(pool, september.name));
  await assignItem(
    pool,
    { itemId: item?.itemId ?? 0, today: office.today, owner: 'cecilie' },
    permitted(ANNA, 'look-into-differences'),
  );
  await september.lives('2026-11-04');
  expect((await notices()).filter((notice) => notice > '2026-10-06')).toEqual([
    '2026-10-06 cecilie',
    // Past Monday the 12th. Nobody has the other difference, so those who prepare hear of it.
    '2026-10-13 head of accounting',
    '2026-10-13 cecilie',
    '2026-10-13 accounting',
    '2026-10-20 director',
    '2026-10-20 cecilie',
    '2026-10-20 accounting',
    '2026-10-27 mayor',
    '2026-10-27 cecilie',
    '2026-10-27 accounting',
    // Nobody stands above the mayor.
    '2026-11-03 mayor',
    '2026-11-03 cecilie',
    '2026-11-03 accounting',
  ]);
  const [atAGlance] = await overviewOfRuns(pool, { creditorId: office.creditorId, today: office.today });
  expect(atAGlance).toMatchObject({ overdue: true, escalated: { to: 'mayor', on: '2026-11-03' } });
});

test(
  'a year without its files: the page is turned, and the reminders go on',
  async () => {
    const september = living('ky-debtor', '2026-09');
    await september.begins('2026-10-05');
    await september.lives('2026-10-06');
    const { runId } = await september.handle().describe();
    await september.lives('2027-10-06');
    expect((await september.handle().describe()).runId).not.toBe(runId);
    expect(await september.historyLength()).toBeLessThan(1600);
    expect((await september.diary('SourceReminded')).length).toBeGreaterThan(100);
  },
  5 * 60_000,
);

test('a run that a later one was signed before ends', async () => {
  const august = living('ky-debtor', '2026-08');
  await august.begins('2026-09-04');
  await august.lives('2026-09-04');
  const september = living('ky-debtor', '2026-09');
  await september.begins('2026-10-05');
  office.today = civilDate('2026-10-05');
  await september.delivers('left', LEFT);
  await september.delivers('right', RIGHT);
  await september.lives('2026-10-05');
  await september.isSigned('nobody has August’s files any more');
  await expect(august.handle().result()).resolves.toMatchObject({ outcome: 'passed-over' });
  await expect(september.handle().result()).resolves.toMatchObject({ outcome: 'closed' });
});

test('an operator finds a run by creditor, recipe, period and state, and reads what it is', async () => {
  const september = living('ky-debtor', '2026-09');
  await september.begins('2026-10-05');
  const attributes = async () => {
    const { typedSearchAttributes } = await september.handle().describe();
    return Object.fromEntries([...typedSearchAttributes.getAll()].map(({ key, value }) => [key.name, value]));
  };
  const named = { FordringCreditor: office.creditorId, FordringRecipe: 'ky-debtor', FordringPeriod: '2026-09' };
  expect(await attributes()).toMatchObject({ ...named, FordringStage: 'waiting' });
  await september.delivers('left', LEFT);
  await september.delivers('right', RIGHT);
  await september.lives('2026-10-06');
  expect(await attributes()).toMatchObject({ ...named, FordringStage: 'matched' });
  expect(await (await september.handle().describe()).staticSummary()).toBe(
    `ky-debtor of ${office.creditorId} for 2026-09`,
  );
});

test('a better file leads back to the matching, and what was there before stays on record', async () => {
  const september = living('ky-debtor', '2026-09');
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
  const declared = living('declared', '2026-09');
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
  await acknowledgeRun(
    pool,
    { run: declared.name, today: office.today, note: 'received' },
    permitted(CLIENT, 'acknowledge-reconciliation'),
  );
  await declared.isTold();
  await expect(declared.handle().result()).resolves.toMatchObject({ outcome: 'closed' });
  // What the client said is filed with what it had been sent (S003-34).
  const filed = await readEvidenceOf(pool, declared.name);
  expect(filed.map(({ json }) => (JSON.parse(json) as EvidenceDocument).acknowledged?.words)).toEqual([
    undefined,
    'received',
  ]);
  await expect(verifyEvidence(pool, office.creditorId)).resolves.toMatchObject({ evidence: 2, problems: [] });
});

test('the bank: reminders stop when its month is overdue, start when it is signed, stop when it is opened again', async () => {
  const bank = living('bank', '2026-09');
  const isOpenOn = (day: string) => isBankGateOpen(pool, office.creditorId, civilDate(day));
  const earlier = living('bank', '2026-08');
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
  await bank.isOpenedAgain('2026-10-19', 'the bank’s list came');
  await bank.delivers('right', RIGHT);
  await bank.lives('2026-10-19');
  await bank.isSigned();
  await bank.handle().result();
  expect([await isOpenOn('2026-10-18'), await isOpenOn('2026-10-19')]).toEqual([false, true]);
});

test('a worker that was away, and a signal that nobody sent, change nothing', async () => {
  const september = living('ky-debtor', '2026-09');
  await september.begins('2026-10-05');
  await september.lives('2026-10-05');
  const forged: unknown[][] = [
    [{ eventNumber: 99 }],
    [],
    [null],
    ['x'],
    [{ eventNumber: 'x' }],
    [{ eventNumber: 1e300 }],
  ];
  for (const args of forged) await september.handle().signal('runChanged', ...args);
  await september.lives('2026-10-05');
  await september.delivers('left', LEFT);
  await september.delivers('right', RIGHT);
  await september.lives('2026-10-06');
  expect(await september.state()).toBe('matched');
  expect(await september.diary('RunMatched')).toEqual(['2026-10-05 RunMatched']);
});

test('the history of a run has no word of what stands in its files', async () => {
  const september = living('ky-debtor', '2026-09');
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
    const to = eveningOf(here(), day);
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
    scheduleRecipe(pool, { creditorId: office.creditorId, recipe, from }, permitted(BO, 'schedule-reconciliations'));

  test('each month on its banking day, whatever day of the week that is', async () => {
    await schedule('ky-debtor', '2026-09');
    itIsMorningOf(here(), '2026-09-20');
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

  test('each quarter, over the turn of the year and both changes of the clock', async () => {
    await schedule('monitoring-agency', '2026-Q3');
    itIsMorningOf(here(), '2026-09-28');
    await engine.keepCalendar(office.creditorId, ZONE);
    await lives('2027-08-01');
    // The tenth banking day after the quarter: from Thursday 1 October; from Monday 4 January; from Thursday 1 April, the 2nd
    // having been Good Friday's week (Easter Sunday is 28 March 2027); from Thursday 1 July.
    expect(await begun()).toEqual([
      '2026-10-14 monitoring-agency 2026-Q3',
      '2027-01-15 monitoring-agency 2026-Q4',
      '2027-04-14 monitoring-agency 2027-Q1',
      '2027-07-14 monitoring-agency 2027-Q2',
    ]);
  });

  test('two months without an engine: each missed month once, in order, beside what was begun before', async () => {
    await schedule('ky-debtor', '2026-08');
    itIsMorningOf(here(), '2026-09-01');
    await ensureCalendars(pool, engine);
    await lives('2026-10-10');
    const handle = world().virtualClient.workflow.getHandle(reconciliationCalendarId(office.creditorId));
    const { events: before } = await handle.fetchHistory();
    // One that is kept is left alone: nothing is written for looking whether it is.
    await ensureCalendars(pool, engine);
    expect((await handle.fetchHistory()).events?.length).toBe(before?.length);
    await handle.terminate('the engine is lost');
    itIsMorningOf(here(), '2026-12-20');
    await ensureCalendars(pool, engine);
    await lives('2026-12-20');
    expect(await begun()).toEqual([
      '2026-09-07 ky-debtor 2026-08',
      '2026-10-07 ky-debtor 2026-09',
      '2026-12-20 ky-debtor 2026-10',
      '2026-12-20 ky-debtor 2026-11',
    ]);
    await lives('2027-01-10');
    expect((await begun()).at(-1)).toBe('2027-01-08 ky-debtor 2026-12');
  });

  test('a change of the calendar is told once', async () => {
    const told = () => tellCalendars(pool, engine);
    while ((await told()) > 0);
    await schedule('ky-debtor', '2026-09');
    itIsMorningOf(here(), '2026-10-01');
    expect([await told(), await told()]).toEqual([1, 0]);
    await schedule('ky-debtor');
    expect([await told(), await told()]).toEqual([1, 0]);
  });

  test('at the closings of April, August and December', async () => {
    await schedule('at-closings', '2026-04');
    itIsMorningOf(here(), '2026-04-20');
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
    itIsMorningOf(here(), '2026-10-20');
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
    itIsMorningOf(here(), '2026-10-01');
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
    const { shows: now } = await virtualNow(world().virtualClient, reconciliationCalendarId(office.creditorId));
    expect(civilDateAt(now.getTime() + time.offset, ZONE)).toBe('2027-03-01');
  });

  test('a recipe is scheduled for the periods that it has', async () => {
    await expect(schedule('ky-debtor', '2026-Q3')).rejects.toMatchObject({ refused: 'wrong-period' });
    await expect(schedule('at-closings', '2026-05')).rejects.toMatchObject({ refused: 'wrong-period' });
  });
});
