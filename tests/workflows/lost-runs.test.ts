import type { Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import { scheduleRecipe, tellCalendars } from '../../office/reconciliation/calendar-of-runs';
import { ensureRuns } from '../../office/reconciliation/tell-runs';
import { createLedgerPool } from '../../store/connect';
import { CaseEngine } from '../../engine/case-engine';
import { followedRuns, type ComparedRuns } from '../../office/controls/followed-runs';
import { Callers } from '../../client/callers';
import { compareRuns } from '../../engine/compare-runs';
import { ReconciliationDesk } from '../../client/reconciliations';
import { openOffice } from '../../office/office';
import { CloseEngine } from '../../engine/close-engine';
import { RunEngine } from '../../engine/run-engine';
import { civilDate } from '../../domain/kernel/civil-date';
import { createFordringWorker } from '../../workers/fordring-worker';
import { closeWorkflowId, reconciliationCalendarId, reconciliationWorkflowId } from '../../workflows/ids';
import { ANNA, BO, LEFT, Office, permitted, RIGHT, run } from '../office/reconciliation/office';
import { LivingRun, OFFICE_ZONE, type OfficeInVirtualTime } from '../support/living-run';
import { useWorld } from '../support/world';

// Hooks after the last test run in this order: the worker ends before the world that it works in.
afterAll(async () => {
  working.worker.shutdown();
  await working.ended;
  await pool.end();
});
const world = useWorld();
let pool: Pool;
let office: Office;
let engine: RunEngine;
let closes: CloseEngine;
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
  closes = new CloseEngine(virtualClient, taskQueue);
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

const here = (): OfficeInVirtualTime => ({ pool, office, client: world().virtualClient, engine, time });

/** The control of this office alone: others' workflows live in the same namespace. */
async function control(runs?: RunEngine): Promise<Pick<ComparedRuns, 'lost' | 'orphans'>> {
  const found = await compareRuns(
    { books: followedRuns(pool), client: world().virtualClient },
    { ...(runs && { mendWith: { runs, closes } }) },
  );
  const ours = (ids: readonly string[]) => ids.filter((id) => id.includes(office.creditorId));
  return { lost: ours(found.lost), orphans: ours(found.orphans) };
}

async function terminated(workflowId: string): Promise<void> {
  await world().virtualClient.workflow.getHandle(workflowId).terminate('a tired operator');
}

/** The engine's own word, which its list follows in a moment. */
async function isRunning(workflowId: string): Promise<boolean> {
  const { status } = await world().virtualClient.workflow.getHandle(workflowId).describe();
  return status.name === 'RUNNING';
}

async function engineLists(workflowId: string, running: boolean): Promise<void> {
  const query = `WorkflowId = '${workflowId}' AND ExecutionStatus = 'Running'`;
  for (;;) {
    const { count } = await world().virtualClient.workflow.count(query);
    if (count > 0 === running) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('a run whose workflow is lost is found, started again where it stands, and goes on', async () => {
  const september = new LivingRun(here(), 'ky-debtor', '2026-09');
  await september.begins('2026-10-05');
  await september.delivers('left', LEFT);
  await engineLists(september.workflowId, true);
  expect(await control()).toEqual({ lost: [], orphans: [] });

  await terminated(september.workflowId);
  await engineLists(september.workflowId, false);
  expect(await control()).toEqual({ lost: [september.workflowId], orphans: [] });
  expect(await isRunning(september.workflowId)).toBe(false);

  await control(engine);
  expect(await isRunning(september.workflowId)).toBe(true);
  await september.delivers('right', RIGHT);
  await september.lives('2026-10-06');
  expect(await september.state()).toBe('matched');
  await september.isSigned();
  await september.lives('2026-10-07');
  expect(await september.state()).toBe('closed');
  expect(await control()).toEqual({ lost: [], orphans: [] });
});

test('a ready run is matched by a workflow that the relay, or whoever begins it a second time, gives it again', async () => {
  for (const again of [
    () => ensureRuns(pool, engine),
    () =>
      new ReconciliationDesk(
        openOffice({
          pool,
          engine: { claims: new CaseEngine(world().client, world().taskQueue), runs: engine },
        }).reconciliations,
        new Callers({ verify: () => Promise.resolve(ANNA) }, undefined),
      ).start('a token', { ...run(office.creditorId, '2026-08'), today: civilDate('2026-10-05') }),
  ]) {
    office = new Office(pool, world().nameOf('office'));
    await office.opens();
    const august = new LivingRun(here(), 'ky-debtor', '2026-08');
    await august.begins('2026-10-05');
    await terminated(august.workflowId);
    await office.delivers('left', LEFT.replaceAll('2026-09', '2026-08'), { period: '2026-08' });
    await office.delivers('right', RIGHT.replaceAll('2026-09', '2026-08'), { period: '2026-08' });
    // The engine was told, and lost it then: nobody would tell it anything more.
    await pool.query(`UPDATE fordring.reconciliation_run SET told_event_number = event_number WHERE creditor_id = $1`, [
      office.creditorId,
    ]);
    expect(await august.state()).toBe('ready');
    await again();
    await august.lives('2026-10-06');
    expect(await august.state()).toBe('matched');
  }
});

test('a lost calendar is found and kept again; a workflow that follows nothing under way is told and left alone', async () => {
  const { creditorId } = office;
  await scheduleRecipe(
    pool,
    { creditorId, recipe: 'ky-debtor', from: '2099-01' },
    permitted(BO, 'schedule-reconciliations'),
  );
  while ((await tellCalendars(pool, engine)) > 0);
  const calendar = reconciliationCalendarId(creditorId);
  await terminated(calendar);
  await engineLists(calendar, false);
  expect(await control()).toEqual({ lost: [calendar], orphans: [] });
  await control(engine);
  expect(await isRunning(calendar)).toBe(true);

  const stray = { creditorId, recipe: 'ky-debtor', period: '1999-01' };
  await world().virtualClient.workflow.start('reconcilePeriod', {
    taskQueue: 'nobody-works-here',
    workflowId: reconciliationWorkflowId(stray),
    args: [{ run: stray, clock: { timeZone: OFFICE_ZONE, offsetMilliseconds: 0, isVirtual: true } }],
  });
  await engineLists(reconciliationWorkflowId(stray), true);
  expect(await control(engine)).toEqual({ lost: [], orphans: [reconciliationWorkflowId(stray)] });
  expect(await isRunning(reconciliationWorkflowId(stray))).toBe(true);
  await terminated(reconciliationWorkflowId(stray));
});

test('a close whose workflow is lost is found and started again; one of a closed month is not', async () => {
  const { creditorId } = office;
  const opened = (period: string, state: string) =>
    pool.query(
      `INSERT INTO fordring.period_close (creditor_id, period, steps, opened_on, state, news, told_news)
       VALUES ($1, $2, '[]', '2026-10-02', $3, 1, 1)`,
      [creditorId, period, state],
    );
  await opened('2026-08', 'closed');
  await opened('2026-09', 'open');
  const september = closeWorkflowId({ creditorId, period: '2026-09' });
  expect(await control()).toEqual({ lost: [september], orphans: [] });
  await control(engine);
  expect(await isRunning(september)).toBe(true);
  await engineLists(september, true);
  expect(await control()).toEqual({ lost: [], orphans: [] });

  await pool.query(`UPDATE fordring.period_close SET state = 'closed' WHERE creditor_id = $1`, [creditorId]);
  await terminated(september);
  await engineLists(september, false);
  expect(await control()).toEqual({ lost: [], orphans: [] });
});
