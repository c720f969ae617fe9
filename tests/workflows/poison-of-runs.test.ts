import { Client } from '@temporalio/client';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { composeOffice } from '../../compose/compose-office';
import { RunEngine } from '../../engine/run-engine';
import type { Caller } from '../../office/counter/caller';
import { scheduleRecipe, tellCalendars } from '../../office/reconciliation/calendar-of-runs';
import { createFolderNotices, deliverNotices, listNotices } from '../../office/reconciliation/notices';
import { tellRuns } from '../../office/reconciliation/tell-runs';
import { reconciliationCalendarId, reconciliationWorkflowId } from '../../workflows/ids';
import { useLedger } from '../office/ledger-world';
import { BO, LEFT, Office, OTHER_RIGHT, permitted, run } from '../office/reconciliation/office';
import { listSetAside } from '../support/list-set-aside';
import { useWorld } from '../support/world';

/*
 * A creditor whose name neither the engine nor a folder takes stops no other's runs, calendar or notices, and the control
 * of the two books names it. No worker runs here: the engine only keeps what it is told.
 */

const world = useWorld();
const ledger = useLedger();

/** Longer than the engine's ids and the names of folders. The poisoned creditor comes first in every order. */
const POISONED = `a${'9'.repeat(250)}`;
const OTHERS = ['berga', 'cedby'];

const controller: Caller = { by: { subject: 'carin', roles: ['controller'], creditorIds: 'all', source: 'local' } };

async function town() {
  const pool = await ledger();
  const client = new Client({ connection: world().client.connection, namespace: await world().newNamespace() });
  const { taskQueue } = world();
  const offices = new Map<string, Office>();
  for (const creditorId of [POISONED, ...OTHERS]) {
    const office = new Office(pool, creditorId);
    await office.opens();
    offices.set(creditorId, office);
  }
  const { controls } = composeOffice({ pool, temporal: { client, taskQueue } });
  return { pool, client, runs: new RunEngine(client, taskQueue), offices, controls };
}

async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
}

/** Until nothing is left to be told or set aside; answers in how many rounds. */
async function rounds(deliver: () => Promise<number>): Promise<number> {
  let count = 0;
  while ((await deliver()) > 0) count += 1;
  return count;
}

test('a run that the engine refuses is set aside and named, and the runs of others have their workflows', async () => {
  const { pool, client, runs, offices, controls } = await town();
  for (const office of offices.values()) await office.delivers('left', LEFT);
  await rounds(() => tellRuns(pool, runs));
  for (const creditorId of OTHERS) {
    expect(await isRunning(client, reconciliationWorkflowId(run(creditorId)))).toBe(true);
  }
  expect(await listSetAside(pool)).toMatchObject([{ topic: 'run', creditorId: POISONED, tries: 1 }]);

  await pool.query(`ALTER TABLE fordring.reconciliation_event DISABLE TRIGGER USER`);
  await pool.query(`UPDATE fordring.reconciliation_event SET recorded_at = recorded_at - interval '6 minutes'`);
  const { messages } = await controls.checkEngine(controller, {});
  expect(messages).toMatchObject({
    topics: [{ topic: 'run', untold: 1, setAside: 1 }],
    late: [{ topic: 'run', about: 'ky-debtor/2026-09', refused: { tries: 1 } }],
    lateInAll: 1,
  });
  expect(messages.late[0]?.refused?.reason).toContain('exceeds maximum allowed length');
});

test('a calendar that the engine refuses is set aside and named, and the calendars of others are kept', async () => {
  const { pool, client, runs, controls } = await town();
  for (const creditorId of [POISONED, ...OTHERS]) {
    const scheduling = { creditorId, recipe: 'ky-debtor', from: '2099-01' };
    await scheduleRecipe(pool, scheduling, permitted(BO, 'schedule-reconciliations'));
  }
  await rounds(() => tellCalendars(pool, runs));
  for (const creditorId of OTHERS) expect(await isRunning(client, reconciliationCalendarId(creditorId))).toBe(true);
  expect(await listSetAside(pool)).toMatchObject([{ topic: 'calendar', creditorId: POISONED, tries: 1 }]);

  await pool.query(
    `UPDATE fordring.reconciliation_series SET calendar_changed_at = calendar_changed_at - interval '6 minutes'`,
  );
  const { messages } = await controls.checkEngine(controller, {});
  expect(messages).toMatchObject({
    topics: [{ topic: 'calendar', untold: 1, setAside: 1 }],
    late: [{ topic: 'calendar', about: POISONED, refused: { tries: 1 } }],
    lateInAll: 1,
  });
});

test('a notice that cannot be laid down is set aside and named, and the notices of others leave', async () => {
  const { pool, offices, controls, runs } = await town();
  for (const office of offices.values()) {
    await office.delivers('left', LEFT);
    await office.delivers('right', OTHER_RIGHT);
    await office.matches();
  }
  const folder = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'notices-'));
  await rounds(() => deliverNotices(pool, createFolderNotices(folder)));
  expect(readdirSync(folder)).toEqual(OTHERS);
  for (const creditorId of OTHERS) {
    const notices = await listNotices(pool, { creditorId });
    expect(notices.length).toBeGreaterThan(0);
    expect(notices.every(({ delivered }) => delivered)).toBe(true);
  }
  const aside = await listSetAside(pool);
  expect(aside.map(({ topic, creditorId }) => [topic, creditorId])).toEqual(aside.map(() => ['notice', POISONED]));
  expect(aside).toHaveLength((await listNotices(pool, { creditorId: POISONED })).length);

  await rounds(() => tellRuns(pool, runs));
  await pool.query(`UPDATE fordring.reconciliation_notice SET noted_at = noted_at - interval '6 minutes'`);
  const { messages } = await controls.checkEngine(controller, {});
  const late = messages.late.filter(({ topic }) => topic === 'notice');
  expect(late.map(({ about, refused }) => [about, refused?.tries])).toEqual(late.map(() => ['ky-debtor/2026-09', 1]));
  expect(late[0]?.refused?.reason).toContain('An id that names a file has 1 to 200 letters');
});
