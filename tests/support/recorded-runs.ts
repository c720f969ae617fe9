import { ensureCalendars, scheduleRecipe } from '../../office/reconciliation/calendar-of-runs';
import { acknowledgeRun } from '../../office/reconciliation/acknowledge-run';
import { RunEngine } from '../../engine/run-engine';
import { fastForward } from '../../stack/virtual-time';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { reconciliationCalendarId } from '../../workflows/ids';
import { BO, CLIENT, LEFT, Office, OTHER_RIGHT, permitted, RIGHT } from '../office/reconciliation/office';
import { eveningOf, itIsMorningOf, LivingRun, type OfficeInVirtualTime } from './living-run';
import type { RecordedLife } from './recorded-lives';
import type { Town } from './town';

/** Lives of reconciliations, recorded and replayed like those of claims. */
export const RECORDED_RUNS: Readonly<Record<string, RecordedLife>> = {
  'run-clean': lived(async (here) => {
    const september = new LivingRun(here, 'ky-debtor', '2026-09');
    await september.begins('2026-10-05');
    await september.lives('2026-10-09');
    await september.delivers('left', LEFT);
    await september.lives('2026-10-13');
    await september.delivers('right', RIGHT);
    await september.lives('2026-10-14');
    await september.isSigned();
    await september.handle().result();
    return september.workflowId;
  }),
  'run-with-remainder-opened-again': lived(async (here) => {
    const september = new LivingRun(here, 'ky-debtor', '2026-09');
    await september.begins('2026-10-05');
    await september.delivers('left', LEFT);
    await september.delivers('right', OTHER_RIGHT);
    await september.lives('2026-10-14');
    await september.isSigned('the debtor system corrects it');
    await september.handle().result();
    await september.isOpenedAgain('2026-10-19', 'the list came anew');
    await september.lives('2026-10-19');
    await september.delivers('right', RIGHT);
    await september.lives('2026-10-20');
    await september.isSigned();
    await september.handle().result();
    return september.workflowId;
  }),
  'run-acknowledged': lived(async (here) => {
    const declared = new LivingRun(here, 'client-declaration', '2026-09');
    await declared.begins('2026-10-12');
    await declared.delivers('left', 'invoice_number,balance\n1,100.00\n');
    await declared.delivers('right', 'account,invoice_number,amount\n6110,1,100.00\n');
    await declared.lives('2026-10-13');
    await declared.isSigned('the declaration was sent by hand');
    // Fourteen days to answer, and a banking week after each chase.
    await declared.lives('2026-11-06');
    await acknowledgeRun(
      here.pool,
      { run: declared.name, today: here.office.today, note: 'received' },
      permitted(CLIENT, 'acknowledge-reconciliation'),
    );
    await declared.isTold();
    await declared.handle().result();
    return declared.workflowId;
  }),
  'run-waits-for-a-source': lived(async (here) => {
    const september = new LivingRun(here, 'ky-debtor', '2026-09');
    await september.begins('2026-10-05');
    await september.lives('2026-10-09');
    await september.delivers('left', LEFT);
    await september.lives('2026-10-15');
    return september.workflowId;
  }),
  'run-waits-for-a-signature': lived(async (here) => {
    const september = new LivingRun(here, 'ky-debtor', '2026-09');
    await september.begins('2026-10-05');
    await september.delivers('left', LEFT);
    await september.delivers('right', OTHER_RIGHT);
    await september.lives('2026-10-15');
    return september.workflowId;
  }),
  'calendar-of-runs': lived(async (here) => {
    const { pool, office, client, engine } = here;
    const { creditorId } = office;
    itIsMorningOf(here, '2026-09-20');
    await scheduleRecipe(
      pool,
      { creditorId, recipe: 'ky-debtor', from: '2026-08' },
      permitted(BO, 'schedule-reconciliations'),
    );
    await ensureCalendars(pool, engine);
    const workflowId = reconciliationCalendarId(creditorId);
    const lives = (day: string) => fastForward(client, workflowId, { to: eveningOf(here, day) });
    await lives('2026-10-10');
    await scheduleRecipe(
      pool,
      { creditorId, recipe: 'monitoring-agency', from: '2026-Q3' },
      permitted(BO, 'schedule-reconciliations'),
    );
    await engine.keepCalendar(creditorId, 'Europe/Copenhagen');
    await lives('2027-01-31');
    return workflowId;
  }),
};

function lived(live: (here: OfficeInVirtualTime) => Promise<string>): RecordedLife {
  return {
    policy: dkStatensAdministration,
    live: async (town) => {
      const workflowId = await live(officeOf(town));
      return { workflowId, runs: () => runsOf(town, workflowId) };
    },
  };
}

function officeOf({ pool, client, taskQueue, creditorId }: Town): OfficeInVirtualTime {
  const time = { offset: 0 };
  const engine = new RunEngine(client, taskQueue, (timeZone) => ({
    timeZone,
    offsetMilliseconds: time.offset,
    isVirtual: true,
  }));
  return { pool, office: new Office(pool, creditorId), client, engine, time };
}

/** Those that the server has listed by now: its lists lag behind. */
async function runsOf({ client }: Town, workflowId: string): Promise<string[]> {
  const { runId } = await client.workflow.getHandle(workflowId).describe();
  const runs = new Set([runId]);
  for await (const run of client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) runs.add(run.runId);
  return [...runs];
}
