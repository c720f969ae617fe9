import { Client } from '@temporalio/client';
import { composeOffice } from '../../compose/compose-office';
import { CaseEngine } from '../../engine/case-engine';
import { compareRuns } from '../../engine/compare-runs';
import type { Caller } from '../../office/counter/caller';
import { deliverFacts } from '../../office/claims/deliver-facts';
import { noteFailure, noteWaitForPerson } from '../../office/controls/failing-activities';
import { followedRuns } from '../../office/controls/followed-runs';
import { claimWorkflowId, reconciliationCalendarId, reconciliationWorkflowId } from '../../workflows/ids';
import { invoice, register, useLedger } from '../office/ledger-world';
import { useWorld } from '../support/world';

/*
 * What `engine check` leaves to a person decides its exit code: each thing that was found is held against what was done
 * about that thing. No worker runs here.
 */

const world = useWorld();
const ledger = useLedger();
const caller: Caller = { by: { subject: 'carin', roles: ['controller'], creditorIds: 'all', source: 'local' } };
const WAITING = { workflowId: claimWorkflowId('town/1'), activity: 'sendReminder' };

async function town() {
  const pool = await ledger();
  const client = new Client({ connection: world().client.connection, namespace: await world().newNamespace() });
  const { taskQueue } = world();
  const { controls } = composeOffice({ pool, temporal: { client, taskQueue } });
  await register(pool, invoice({ number: '1', due: '2099-02-01' }), invoice({ number: '2', due: '2099-02-01' }));
  while ((await deliverFacts(pool, new CaseEngine(client, taskQueue))) > 0);
  await pool.query(`UPDATE fordring.outbox SET created_at = created_at - interval '6 minutes'`);
  const lists = async (workflowId: string) => {
    while ((await client.workflow.count(`WorkflowId = '${workflowId}' AND ExecutionStatus = 'Running'`)).count === 0);
  };
  await lists(claimWorkflowId('town/1'));
  await lists(claimWorkflowId('town/2'));
  return { pool, client, controls, lists };
}

async function strayRun({ client, lists }: Awaited<ReturnType<typeof town>>): Promise<string> {
  const run = { creditorId: 'town', recipe: 'ky-debtor', period: '1999-01' };
  const workflowId = reconciliationWorkflowId(run);
  await client.workflow.start('reconcilePeriod', {
    ...{ taskQueue: 'nobody-works-here', workflowId },
    args: [{ run, clock: { timeZone: 'Europe/Stockholm', offsetMilliseconds: 0, isVirtual: true } }],
  });
  await lists(workflowId);
  return workflowId;
}

test('a claim that was asked again is mended, and only the check without mending leaves it', async () => {
  const { pool, controls } = await town();
  expect(await controls.checkEngine(caller, {})).toMatchObject({ mended: 0, left: 0 });
  await noteWaitForPerson(pool, WAITING, new Error('the row was damaged'));
  expect(await controls.checkEngine(caller, {})).toMatchObject({ mended: 0, left: 1, failing: [WAITING] });
  expect(await controls.mendEngine(caller, {})).toMatchObject({ mended: 1, left: 0, failing: [WAITING] });
});

test('a claim that was asked again does not stand for a run that nobody mends', async () => {
  const it = await town();
  await noteWaitForPerson(it.pool, WAITING, new Error('the row was damaged'));
  const stray = await strayRun(it);
  expect(await it.controls.mendEngine(caller, {})).toMatchObject({
    ...{ mended: 1, left: 1, lost: [], orphans: [], differing: [], unanswered: [], unreadable: [] },
    reconciliations: { orphans: [stray], mended: 0 },
  });
});

test('a claim that was asked again does not stand for an activity that fails', async () => {
  const { pool, controls } = await town();
  await noteWaitForPerson(pool, WAITING, new Error('the row was damaged'));
  await noteFailure(pool, { workflowId: claimWorkflowId('town/2'), activity: 'sendDemand' }, new Error('too slow'));
  await pool.query(`UPDATE fordring.failing_activity SET since = since - interval '16 minutes'`);
  expect(await controls.mendEngine(caller, {})).toMatchObject({ mended: 1, left: 1 });
});

test('a run or calendar that the engine refuses keeps no other lost, and does not count as mended', async () => {
  const { client, pool } = await town();
  const books = followedRuns(pool);
  const calendars = ['aby', 'berga', 'town'].map((creditorId) => ({ creditorId, timeZone: 'Europe/Stockholm' }));
  const kept: string[] = [];
  const found = await compareRuns(
    { books: { ...books, toFollow: () => Promise.resolve({ runs: [], calendars, closes: [] }) }, client },
    {
      mendWith: {
        runs: {
          ensureRun: () => Promise.resolve(),
          keepCalendar: () => Promise.resolve(),
          ensureCalendar: (creditorId) => {
            if (creditorId === 'aby') return Promise.reject(new Error('refused'));
            kept.push(creditorId);
            return Promise.resolve();
          },
        },
        closes: { ensureClose: () => Promise.resolve() },
      },
    },
  );
  expect(kept.sort()).toEqual(['berga', 'town']);
  expect(found).toMatchObject({
    lost: calendars.map(({ creditorId }) => reconciliationCalendarId(creditorId)),
    mended: 2,
  });
});
