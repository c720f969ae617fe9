import { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { composeOffice } from '../../compose/compose-office';
import { CaseEngine } from '../../engine/case-engine';
import type { Caller } from '../../office/counter/caller';
import { deliverFacts } from '../../office/claims/deliver-facts';
import { registerClaims } from '../../office/registration/register-claims';
import { registerCreditor } from '../../office/creditors/register-creditor';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { claimWorkflowId } from '../../workflows/ids';
import { anna, carryOut, invoice, paid, register, rulebookFor, useLedger } from '../office/ledger-world';
import { useWorld } from '../support/world';

/*
 * One message that the engine refuses for good stops nobody else's, and the control of the two books names it. No worker
 * runs here: the engine only keeps what it is told.
 */

const world = useWorld();
const ledger = useLedger();

/** Longer than the engine takes; a release before this one registered such numbers. */
const POISON = '9'.repeat(250);
const NEXT_YEAR = '2099-02-01';

const ofBoth: Caller = { by: { subject: 'carin', roles: ['controller'], creditorIds: 'all', source: 'local' } };

async function town() {
  const pool = await ledger();
  const namespace = await world().newNamespace();
  const client = new Client({ connection: world().client.connection, namespace });
  const { taskQueue } = world();
  const office = composeOffice({ pool, temporal: { client, taskQueue } });
  return { pool, client, engine: new CaseEngine(client, taskQueue), office };
}

async function invoicesOf(pool: Pool, creditorId: string, ...numbers: readonly string[]): Promise<void> {
  await registerCreditor(pool, {
    ...{ creditorId, name: creditorId, policy: seBotkyrka, chart: SWEDISH_SAMPLE_CHART },
    paymentAccounts: [],
  });
  await registerClaims(pool, {
    ...{ creditorId, debtors: [anna], rulebookFor },
    registrations: numbers.map((number) => {
      const { claim, debtorId } = invoice({ number, due: NEXT_YEAR });
      return { debtorId, claim: { ...claim, creditorId, claimId: `${creditorId}/${number}` } };
    }),
  });
}

async function running(client: Client, claimIds: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const claimId of claimIds) {
    const { status } = await client.workflow.getHandle(claimWorkflowId(claimId)).describe();
    found.push(`${claimId} ${status.name}`);
  }
  return found;
}

const minutesPass = (pool: Pool) =>
  pool.query(`UPDATE fordring.outbox SET created_at = created_at - interval '6 minutes'`);

test('an invoice whose number the engine does not take holds no claim of any creditor, and the control names it', async () => {
  const { pool, client, engine, office } = await town();
  await invoicesOf(pool, 'aby', 'A1', POISON, 'A2');
  await invoicesOf(pool, 'berga', 'B1', 'B2');
  await register(pool, invoice({ number: 'C1', due: NEXT_YEAR }));
  for (let left = 1; left > 0;) left = await deliverFacts(pool, engine);
  const others = ['aby/A1', 'aby/A2', 'berga/B1', 'berga/B2', 'town/C1'];
  expect(await running(client, others)).toEqual(others.map((claimId) => `${claimId} RUNNING`));

  // For a few minutes the claim is on its way; then the control says what is wrong.
  await minutesPass(pool);
  const poisoned = `aby/${POISON}`;
  const found = await office.controls.checkEngine(ofBoth, {});
  expect(found.lost).toEqual([poisoned]);
  expect(found.messages).toMatchObject({
    topics: [{ topic: 'engine', untold: 1, setAside: 1 }],
    late: [{ topic: 'engine', about: poisoned, refused: { tries: 1 } }],
    lateInAll: 1,
  });
  expect(found.messages.late[0]?.refused?.reason).toContain('exceeds maximum allowed length');

  // Mended once more at once, the claim is refused once more, and nothing else suffers.
  const mended = await office.controls.mendEngine(ofBoth, {});
  expect(mended).toMatchObject({ lost: [poisoned], mended: 0, messages: { late: [{ refused: { tries: 2 } }] } });
});

test('a workflow that has had all the signals that the engine takes is started anew where its claim stands', async () => {
  const { pool, client, engine } = await town();
  await register(pool, invoice({ number: '1', due: NEXT_YEAR }), invoice({ number: '2', due: NEXT_YEAR }));
  await deliverFacts(pool, engine);
  const handle = client.workflow.getHandle(claimWorkflowId('town/1'));
  const { runId } = await handle.describe();
  for (let sent = 0; sent < 2_000; sent += 100) {
    await Promise.all(
      Array.from({ length: 100 }, () => handle.signal('claimChanged', { eventNumber: 1, settled: false })),
    );
  }
  await carryOut(pool, '1', '2026-01-20', paid('2026-01-20', '200.00'));
  await carryOut(pool, '2', '2026-01-20', paid('2026-01-20', '200.00', 'p2'));
  expect(await deliverFacts(pool, engine)).toBe(2);

  const old = await client.workflow.getHandle(claimWorkflowId('town/1'), runId).describe();
  expect(old.status.name).toBe('TERMINATED');
  const now = await handle.describe();
  expect(now.status.name).toBe('RUNNING');
  expect(now.runId).not.toBe(runId);
  const { events } = await handle.fetchHistory();
  const input = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]?.data;
  expect(JSON.parse(Buffer.from(input ?? []).toString())).toMatchObject({ notice: { eventNumber: 2 } });
  expect((await pool.query('SELECT FROM fordring.set_aside')).rowCount).toBe(0);
}, 240_000);
