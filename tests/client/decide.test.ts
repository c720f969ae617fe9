import { createLedgerPool } from '../../store/connect';
import type { DecisionRequest } from '../../office/decisions/decision-record';
import { CaseEngine } from '../../engine/case-engine';
import { FordringClient } from '../../client/fordring-client';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import { Money } from '../../domain/kernel/money';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { createFordringWorker } from '../../workers/fordring-worker';
import { relayLedger } from '../../workers/relay-ledger';
import { claimWorkflowId } from '../../workflows/ids';
import { NILS } from '../support/town';
import { useWorld } from '../support/world';
import { asBackOffice, tokenOf } from './signed-in-system';

const world = useWorld();
const today: CivilDate = civilDateAt(Date.now(), 'Europe/Stockholm');

let fordring: FordringClient;
let databaseUrl: string;
let sjovik: string;

beforeEach(async () => {
  databaseUrl = await world().newDatabase();
  sjovik = world().nameOf('sjovik');
  fordring = await FordringClient.connect({ databaseUrl, temporal: world().client, ...asBackOffice() });
  await fordring.registerCreditor({
    creditorId: sjovik,
    name: 'Sjövik',
    policy: seBotkyrka,
    chart: SWEDISH_SAMPLE_CHART,
    paymentAccounts: ['9912346'],
  });
  const invoice = { debtorId: NILS.debtorId, invoiceGroup: '61', issuedOn: today, dueOn: addDays(today, 30), line: 1 };
  const amount = Money.of('1200.00', 'SEK');
  await fordring.registerInvoices(sjovik, {
    debtors: [NILS],
    invoices: [{ ...invoice, invoiceNumber: '1', amount, paymentReference: '91' }],
  });
});
afterEach(() => fordring.close());

function request(kind: DecisionRequest['kind'], terms: unknown, decisionId = world().nameOf('d')): DecisionRequest {
  const subject = { of: 'claims', claimIds: [`${sjovik}/1`] } as const;
  return { decisionId, creditorId: sjovik, kind, subject, terms, reasonCode: 'asked', reason: 'She asked.', today };
}

test('a back office decides as the person whose token it is; what one may not alone another approves', async () => {
  const [hanna, sven] = [await tokenOf('Hanna', 'case-handler'), await tokenOf('Sven', 'supervisor')];
  const instalments = [{ dueOn: addDays(today, 60), amount: Money.of('1200.00', 'SEK') }];
  const plan = request('instalment-plan', { fee: Money.zero('SEK'), instalments });
  await expect(fordring.decide(hanna, plan)).resolves.toMatchObject({ file: { state: 'waiting' } });
  const waiting = await fordring.decisions.waiting(sven);
  expect(waiting.map(({ decision }) => decision.decisionId)).toEqual([plan.decisionId]);
  await expect(fordring.approve(hanna, { decisionId: plan.decisionId, today })).resolves.toMatchObject({
    outcome: 'refused',
  });
  await expect(fordring.approve(sven, { decisionId: plan.decisionId, today })).resolves.toMatchObject({
    file: { state: 'executed' },
  });
  expect((await fordring.readClaim(sjovik, '1')).claim.plan?.state).toBe('kept');
  const back = {
    decisionId: world().nameOf('r'),
    reverses: plan.decisionId,
    reasonCode: 'mistaken',
    reason: 'No.',
    today,
  };
  await expect(fordring.decisions.reverse(sven, back)).resolves.toMatchObject({ file: { state: 'executed' } });
  expect((await fordring.decisions.list(hanna)).map(({ state }) => state)).toEqual(['reversed', 'executed']);
});

test('a token that proves nothing decides nothing; neither does a client without an identity', async () => {
  const [header = '', payload = ''] = (await tokenOf('Hanna', 'case-handler')).split('.');
  const hold = request('hold', { through: addDays(today, 10) });
  await expect(fordring.decide(`${header}.${payload}.`, hold)).rejects.toMatchObject({ name: 'IdentityRefused' });
  const bare = await FordringClient.connect({ databaseUrl });
  await expect(bare.decide(await tokenOf('Hanna', 'case-handler'), hold)).rejects.toThrow('without an identity');
  await bare.close();
  expect((await fordring.readClaim(sjovik, '1')).events).toHaveLength(1);
});

test('a decision is no fact that a back office may report by itself', async () => {
  const command = { type: 'RaiseDispute', decisionId: 'mine', raisedOn: today } as never;
  await expect(fordring.record(sjovik, '1', { command, today, key: 'k' })).rejects.toMatchObject({
    name: 'DecisionNeeded',
  });
  expect((await fordring.readClaim(sjovik, '1')).events).toHaveLength(1);
});

test('the case takes a decision up at once, and one that was made up not at all', async () => {
  const { client, nativeConnection: connection, taskQueue } = world();
  const pool = createLedgerPool(databaseUrl);
  const engine = new CaseEngine(client, taskQueue);
  const configuration = { taskQueue, outbox: process.env['JEST_RUN_FOLDER'] ?? '' };
  const outbox = await relayLedger({ pool, client, configuration });
  const { namespace } = world().stack.temporal;
  const workflowBundle = await world().workflowBundle();
  const worker = await createFordringWorker({ connection, namespace, taskQueue, pool, engine, workflowBundle });
  try {
    await worker.runUntil(async () => {
      const handle = client.workflow.getHandle(claimWorkflowId(`${sjovik}/1`));
      // The relay starts the case; until then there is nobody to tell.
      while (!(await handle.describe().catch(() => undefined))) await new Promise((resolve) => setTimeout(resolve, 50));
      const hold = request('hold', { through: addDays(today, 50) });
      await expect(fordring.decide(await tokenOf('Hanna', 'case-handler'), hold)).resolves.toMatchObject({
        file: { state: 'executed' },
      });
      await expect(engine.confirm(`${sjovik}/1`, hold.decisionId)).resolves.toMatchObject({ eventNumber: 2 });
      await expect(engine.confirm(`${sjovik}/1`, 'made-up')).rejects.toThrow();
      expect((await fordring.caseStatus(sjovik, '1', today)).eventNumber).toBe(2);
    });
  } finally {
    await outbox.stop();
    await pool.end();
  }
});
