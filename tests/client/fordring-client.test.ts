import { createLedgerPool } from '../../store/connect';
import { ClaimNotFound, FordringClient, summaryOf } from '../../client/fordring-client';
import { addDays, type CivilDate } from '../../domain/kernel/civil-date';
import { civilDateAt } from '../../domain/kernel/civil-time';
import { makeOcr } from '../../domain/payment/references/ocr';
import { Money } from '../../domain/kernel/money';
import type { Creditor } from '../../office/office';
import type { InvoiceRecord } from '../../domain/claim/invoice-record';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { CaseEngine } from '../../engine/case-engine';
import { claimWorkflowId } from '../../workflows/ids';
import { createFordringWorker } from '../../workers/fordring-worker';
import { relayLedger } from '../../workers/relay-ledger';
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
  const paymentAccounts = ['9912346'];
  await fordring.registerCreditor({
    creditorId: sjovik,
    name: 'Sjövik',
    policy: seBotkyrka,
    chart: SWEDISH_SAMPLE_CHART,
    paymentAccounts,
  });
});
afterEach(() => fordring.close());

function invoice(invoiceNumber: string, amount = '1200.00', dueOn = addDays(today, 30)): InvoiceRecord {
  return {
    invoiceNumber,
    debtorId: NILS.debtorId,
    invoiceGroup: '61',
    issuedOn: today,
    dueOn,
    amount: Money.of(amount, 'SEK'),
    paymentReference: makeOcr(invoiceNumber),
  };
}

function payment(paymentId: string, amount: string) {
  const command = { type: 'ReceivePayment' as const, paymentId, receivedOn: today, amount: Money.of(amount, 'SEK') };
  return { command, today, key: paymentId };
}

/** The workers of a town: what the ledger has to tell goes to the engine by itself. */
async function withWorkers(work: () => Promise<void>): Promise<void> {
  const { client, nativeConnection: connection, taskQueue } = world();
  const pool = createLedgerPool(databaseUrl);
  const outbox = await relayLedger({
    pool,
    client,
    configuration: { taskQueue, outbox: process.env['JEST_RUN_FOLDER'] ?? '' },
  });
  const worker = await createFordringWorker({
    connection,
    namespace: world().stack.temporal.namespace,
    taskQueue,
    pool,
    engine: new CaseEngine(client, taskQueue),
    workflowBundle: await world().workflowBundle(),
  });
  try {
    await worker.runUntil(work);
  } finally {
    await outbox.stop();
    await pool.end();
  }
}

test('a back office hands over invoices, reads one, and hears what becomes of it until it is paid', async () => {
  const invoices = [invoice('1500001')];
  await expect(fordring.registerInvoices(sjovik, { debtors: [NILS], invoices })).resolves.toEqual({
    registered: 1,
    repeated: 0,
  });
  const { claim, debtorId } = await fordring.readClaim(sjovik, '1500001');
  expect([summaryOf(claim), debtorId]).toEqual([{ outcome: 'open', claimedOpen: '1200.00' }, NILS.debtorId]);
  expect((await fordring.explain(sjovik, '1500001', today)).standing).toContain('krävs 1 200,00 kr');

  await withWorkers(async () => {
    const heard: string[] = [];
    const outcomes = fordring.outcomes(sjovik, ['1500001'], { everyMilliseconds: 20 });
    for await (const { invoiceNumber, outcome, claimedOpen } of outcomes) {
      heard.push(`${invoiceNumber} ${outcome} ${claimedOpen}`);
      if (heard.length === 1) await fordring.record(sjovik, '1500001', payment('p1', '200.00'));
      if (heard.length === 2) await fordring.record(sjovik, '1500001', payment('p2', '1000.00'));
    }
    // The iteration ends by itself, and so does the case in the engine.
    expect(heard).toEqual(['1500001 open 1200.00', '1500001 open 1000.00', '1500001 paid 0.00']);
    const handle = world().client.workflow.getHandle(claimWorkflowId(claim.claimId));
    await expect(handle.result()).resolves.toMatchObject({ outcome: 'settled' });
  });
});

test('handed over again the same invoice is once, and with another amount it is refused', async () => {
  const hand = (...invoices: InvoiceRecord[]) => fordring.registerInvoices(sjovik, { debtors: [NILS], invoices });
  await hand(invoice('1'));
  await expect(hand(invoice('1'), invoice('2'))).resolves.toEqual({ registered: 1, repeated: 1 });
  await expect(hand(invoice('3'), invoice('1', '1300.00'))).rejects.toMatchObject({ name: 'InvoiceKnownOtherwise' });
  // All or nothing: the third was not taken up either.
  await expect(fordring.readClaim(sjovik, '3')).rejects.toThrow(ClaimNotFound);
});

test('the same fact with the same key is once; with another amount it is refused', async () => {
  await fordring.registerInvoices(sjovik, { debtors: [NILS], invoices: [invoice('1')] });
  await fordring.record(sjovik, '1', payment('p1', '200.00'));
  const claim = await fordring.record(sjovik, '1', payment('p1', '200.00'));
  expect(summaryOf(claim).claimedOpen).toBe('1000.00');
  await expect(fordring.record(sjovik, '1', payment('p1', '300.00'))).rejects.toMatchObject({
    name: 'KeyReusedWithOtherContents',
  });
});

test('whoever stops listening is let go, though the invoice is not paid', async () => {
  await fordring.registerInvoices(sjovik, { debtors: [NILS], invoices: [invoice('1')] });
  const patience = new AbortController();
  const heard: string[] = [];
  for await (const { outcome } of fordring.outcomes(sjovik, ['1'], {
    signal: patience.signal,
    everyMilliseconds: 20,
  })) {
    heard.push(outcome);
    setTimeout(() => patience.abort(), 50);
  }
  expect(heard).toEqual(['open']);
});

test('an invoice of a creditor that nobody knows is refused in a sentence', async () => {
  await expect(fordring.registerInvoices('nobody', { debtors: [NILS], invoices: [invoice('1')] })).rejects.toThrow(
    'There is no creditor nobody. Register it with its policy',
  );
});

const eva: Creditor = {
  creditorId: 'eva',
  name: 'Evaby',
  policy: seBotkyrka,
  chart: SWEDISH_SAMPLE_CHART,
  paymentAccounts: ['9912346'],
};
const incomplete = Object.fromEntries(Object.entries(SWEDISH_SAMPLE_CHART).filter(([role]) => role !== 'outputVat'));
const { suspense } = SWEDISH_SAMPLE_CHART;

const poisonous: [what: string, changes: unknown, name: string, field: string][] = [
  ['a chart that lacks a role', { chart: incomplete }, 'InputRefused', 'chart.outputVat'],
  ['an account for two roles', { chart: { ...eva.chart, bank: suspense } }, 'InputRefused', 'chart.suspense.number'],
  ['an account without a number', { paymentAccounts: ['9912346', ''] }, 'InputRefused', 'paymentAccounts.1'],
  ['a policy that breaks its form', { policy: { ...seBotkyrka, steps: [] } }, 'PolicyRefused', 'steps'],
  ['an id with a slash', { creditorId: 'eva/by' }, 'InputRefused', 'creditorId'],
];

test.each(poisonous)('%s is refused by its field, and no creditor is taken up', async (_what, changes, name, field) => {
  const refused = fordring.registerCreditor({ ...eva, ...(changes as Partial<Creditor>) });
  await expect(refused).rejects.toMatchObject({ name, message: expect.stringContaining(field) as unknown });
  await expect(fordring.registerInvoices('eva', { debtors: [NILS], invoices: [invoice('1')] })).rejects.toMatchObject({
    name: 'CreditorUnknown',
  });
});

test('an invoice that cannot be taken is refused by its field, and by its number where the policy refuses it', async () => {
  const hand = (changes: Partial<InvoiceRecord>) =>
    fordring.registerInvoices(sjovik, { debtors: [NILS], invoices: [{ ...invoice('1'), ...changes }] });
  await expect(hand({ amount: 1200 as never })).rejects.toThrow('invoices.0.amount: give an amount with its currency');
  await expect(hand({ amount: Money.zero('SEK') })).rejects.toThrow('invoices.0.amount: it is not above zero');
  await expect(hand({ dueOn: addDays(today, -1) })).rejects.toThrow('invoices.0.dueOn: it comes before issuedOn');
  await expect(hand({ invoiceGroup: '99' })).rejects.toThrow('invoice 1, invoice_group: "99" is no invoice group');
  await expect(fordring.readClaim(sjovik, '1')).rejects.toThrow(ClaimNotFound);
});

test('nobody is served without a token, and each call may bring its own', async () => {
  const { identity } = asBackOffice();
  const bare = await FordringClient.connect({ databaseUrl, identity });
  try {
    await expect(bare.standstill({ asOf: today })).rejects.toMatchObject({ name: 'IdentityRefused' });
    const outcomes = bare.outcomes(sjovik, ['1']);
    await expect(outcomes.next()).rejects.toMatchObject({ name: 'IdentityRefused' });
    const token = await tokenOf('Rut', 'auditor');
    await expect(bare.standstill({ asOf: today }, { token })).resolves.toEqual([]);
    await expect(bare.registerInvoices(sjovik, { debtors: [], invoices: [] }, { token })).rejects.toMatchObject({
      name: 'PermissionMissing',
    });
  } finally {
    await bare.close();
  }
});

test('who says that the bank is reconciled is whose token it is; a payment is reported by who may import payments', async () => {
  await fordring.registerInvoices(sjovik, { debtors: [NILS], invoices: [invoice('1')] });
  await fordring.changeBankGate(sjovik, { changedOn: today, open: true });
  await fordring.changeBankGate(sjovik, { changedOn: today, open: true });
  const pool = createLedgerPool(databaseUrl, { connections: 1 });
  const { rows } = await pool.query('SELECT open, changed_by FROM fordring.bank_gate').finally(() => pool.end());
  expect(rows).toEqual([{ open: true, changed_by: 'local/nightly-import' }]);
  const contact = { token: await tokenOf('Carl', 'client-contact') };
  await expect(fordring.record(sjovik, '1', payment('p1', '200.00'), contact)).rejects.toMatchObject({
    name: 'PermissionMissing',
  });
  const flag = { type: 'ChangeFlag', changedOn: today, flagged: true, reason: 'asked' } as const;
  const flagged = { command: flag, today, key: 'f1' };
  await expect(fordring.record(sjovik, '1', flagged, contact)).resolves.toMatchObject({ flaggedSince: today });
  const otherwise = { ...flagged, command: { ...flag, reason: 'another' } };
  await expect(fordring.record(sjovik, '1', otherwise, contact)).rejects.toMatchObject({
    name: 'KeyReusedWithOtherContents',
  });
});
