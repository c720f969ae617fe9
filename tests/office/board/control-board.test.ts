import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { MEASURE_NAMES, type MeasureName } from '../../../domain/controls/objectives';
import { civilDate } from '../../../domain/kernel/civil-date';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { recordBankReading } from '../../../office/creditors/bank-reading';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { bankFile, carryOut, invoice, movement, paid, register, step, useLedger } from '../ledger-world';
import { importPayments } from '../../../office/payments/import-payments';

const ledger = useLedger();
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool });
});

const by: Actor = { subject: 'hanna', roles: ['controller'], creditorIds: ['town'], source: 'oidc' };
const on = (day: string): Caller => ({ by, creditorId: 'town', today: civilDate(day) });
const board = (day: string, known?: string) =>
  office.board.controls(on(day), known === undefined ? {} : { known: civilDate(known) });
/** Nothing was exported, no frequency of the bank's reconciliation is agreed, and no declaration was sent. */
const WHERE_AGREED: readonly MeasureName[] = [
  ...(['entries-not-exported', 'gates-without-evidence', 'declarations-unacknowledged'] as const),
];
const EVERYWHERE = MEASURE_NAMES.filter((name) => !WHERE_AGREED.includes(name));
type Board = Awaited<ReturnType<typeof board>>;
const measureOf = ({ objectives }: Board, name: MeasureName) =>
  objectives.flatMap(({ measures }) => measures).find(({ measure }) => measure === name);

/** Of one administration that somebody answers for, with a bank that is read. */
async function orderlyTown(): Promise<void> {
  const contacts = [{ subject: 'siv', name: 'Siv', from: civilDate('2015-01-01') }];
  const contents = { name: 'Skola', units: [], contacts, owns: [{ invoiceGroup: '61' }] };
  await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'school', contents });
  await recordBankReading(pool, {
    ...{ creditorId: 'town', through: civilDate('2016-02-05'), readOn: civilDate('2016-02-06') },
    by: { person: 'hanna' },
  });
}

test('an orderly town meets what there is to judge, and every measure leaves a receipt although nothing was found', async () => {
  await orderlyTown();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  await carryOut(pool, '1001', '2016-02-01', paid('2016-02-01', '1200.00'));
  await carryOut(pool, '1002', '2016-02-08', step('reminder'));
  const found = await board('2016-02-10');
  // No payment of one lies in suspense, but nothing was reconciled or closed; no source system is governed; no closing is over, and nobody lost anything.
  expect(found.objectives.map(({ number, verdict }) => `${number} ${verdict}`)).toEqual([
    ...['1 met', '2 met', '3 partly', '4 met'],
    ...['5 partly', '6 not-tested', '7 not-tested', '8 met'],
  ]);
  const { rows } = await pool.query<{ measure: string; findings: number; asked_by: string }>(
    'SELECT measure, findings, asked_by FROM fordring.control_receipt ORDER BY receipt_number',
  );
  expect(rows).toEqual(EVERYWHERE.map((measure) => ({ measure, findings: 0, asked_by: 'hanna' })));
});

test('of a day before the first claim nothing is met, since nothing was there to look at', async () => {
  await register(pool, invoice({ number: '1001' }));
  const { objectives } = await board('2014-01-01');
  expect(
    new Set(
      objectives
        .flatMap(({ measures }) => measures)
        .filter(({ examined }) => examined === 0)
        .map(({ verdict }) => verdict),
    ),
  ).toEqual(new Set(['not-tested']));
  expect(objectives.filter(({ verdict }) => verdict === 'met')).toEqual([]);
});

test('a claim that nobody owns, an administration without a contact, and a payment that lies in suspense are found', async () => {
  const contents = { name: 'Skola', units: [], contacts: [], owns: [{ invoiceGroup: '62' }] };
  await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'school', contents });
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002', group: '62' }));
  await importPayments(pool, bankFile(movement({ key: 'm1', amount: '77.00' })));
  const found = await board('2016-03-10');
  expect(measureOf(found, 'claims-without-owner')).toMatchObject({ value: 50, verdict: 'not', examined: 2 });
  expect(measureOf(found, 'administrations-without-contact')).toMatchObject({
    findings: [{ about: 'school' }],
    verdict: 'partly',
  });
  expect(measureOf(found, 'old-suspense')).toMatchObject({
    findings: [{ about: 'm1', says: 'received on 2016-01-28' }],
  });
  expect(measureOf(await board('2016-02-10'), 'old-suspense')).toMatchObject({ value: 0, examined: 1, verdict: 'met' });
});

test('a claim that stands still, a late step and a gap between accounts and claims are found', async () => {
  await orderlyTown();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  await carryOut(pool, '1002', '2016-02-15', step('reminder'));
  const found = await board('2016-02-16');
  expect(measureOf(found, 'standing-still')).toMatchObject({ findings: [{ about: 'town/1001' }] });
  expect(measureOf(found, 'steps-late')).toMatchObject({
    ...{ value: 100, examined: 1, verdict: 'not' },
    findings: [{ about: 'town/1002', says: 'reminder of 2016-02-15, by the guideline due on 2016-02-08' }],
  });
  const client = await pool.connect();
  await client.query('SET session_replication_role = replica');
  await client.query('ALTER TABLE fordring.journal_entry DROP CONSTRAINT journal_entry_check1');
  await client.query(
    "UPDATE fordring.journal_entry SET claim_id = NULL, event_number = NULL WHERE claim_id = 'town/1001'",
  );
  await client.query('SET session_replication_role = origin');
  client.release();
  expect(measureOf(await board('2016-02-16'), 'control-difference')).toMatchObject({
    ...{ value: 100, verdict: 'not' },
    findings: [{ about: 'control accounts', says: '2400.00, 1200.00 more than the claims' }],
  });
});

test('a disputed claim that is not booked as doubtful is found, and a closing without its valuation', async () => {
  await orderlyTown();
  await register(pool, invoice({ number: '1001' }));
  await carryOut(pool, '1001', '2016-02-03', {
    ...{ type: 'RaiseDispute', decisionId: 'd1', raisedOn: civilDate('2016-02-03') },
  });
  expect(measureOf(await board('2016-02-10'), 'disputed-not-doubtful')).toMatchObject({ value: 0, examined: 1 });
  const client = await pool.connect();
  await client.query('SET session_replication_role = replica');
  await client.query(
    'DELETE FROM fordring.posting WHERE entry_id IN (SELECT entry_id FROM fordring.journal_entry WHERE event_number = 2)',
  );
  await client.query('SET session_replication_role = origin');
  client.release();
  expect(measureOf(await board('2016-02-10'), 'disputed-not-doubtful')).toMatchObject({
    findings: [{ about: 'town/1001', says: '1200.00 disputed, 0.00 booked as doubtful' }],
  });
  expect(measureOf(await board('2016-07-01'), 'closings-without-valuation')).toMatchObject({
    findings: [{ about: '2016-04' }],
    verdict: 'partly',
  });
});

test('the same two days give the same, whatever is learned later', async () => {
  await orderlyTown();
  await register(pool, invoice({ number: '1001' }));
  const before = await board('2016-02-16', '2016-02-16');
  expect(measureOf(before, 'standing-still')).toMatchObject({ value: 1 });
  await carryOut(pool, '1001', '2016-02-20', paid('2016-02-05', '1200.00'));
  expect(await board('2016-02-16', '2016-02-16')).toEqual(before);
  const { rows } = await pool.query('SELECT DISTINCT measure, sha256 FROM fordring.control_receipt');
  expect(rows).toHaveLength(EVERYWHERE.length);
});

/** Changes what the ledger keeps as a damaged disk would: no trigger sees it. */
async function damage(...changes: readonly string[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    for (const change of changes) await client.query(change);
  } finally {
    await client.query('RESET session_replication_role');
    client.release();
  }
}

describe('one bad thing is named, stops no measure, and no measure that could not see it is met', () => {
  const BY_CLAIM = ['policy-not-adopted', 'disputed-not-doubtful', 'standing-still', 'time-barred-open'] as const;

  test.each<[what: string, change: string, says: RegExp]>([
    [
      'events that make no claim',
      `UPDATE fordring.claim_event SET data = jsonb_set(data, '{type}', '"PaymentReversed"')
       WHERE claim_id = 'town/1002' AND event_number = 1`,
      /its events make no claim|the events before it/,
    ],
    [
      'a version of the policy that nobody knows',
      `UPDATE fordring.claim_event SET data = jsonb_set(data, '{policyVersion}', '"2099-1"')
       WHERE claim_id = 'town/1002' AND event_number = 1`,
      /2099-1/,
    ],
    ['no events left', `DELETE FROM fordring.claim_event WHERE claim_id = 'town/1002'`, /none of them is there/],
  ])('%s', async (what, change, says) => {
    await orderlyTown();
    await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
    await carryOut(pool, '1001', '2016-02-08', step('reminder'));
    await carryOut(pool, '1002', '2016-02-15', step('reminder'));
    await damage(change);
    const found = await board('2016-02-16');
    for (const measure of ['claims-unreadable', ...BY_CLAIM] as const) {
      const { findings = [], verdict } = measureOf(found, measure) ?? {};
      expect([measure, findings]).toEqual([
        measure,
        expect.arrayContaining([{ about: 'town/1002', says: expect.stringMatching(says) as string }]),
      ]);
      expect([measure, verdict]).not.toEqual([measure, 'met']);
    }
    const late = measureOf(found, 'steps-late');
    // A step whose event is gone is no step any more; every other damage is named here too.
    if (what === 'no events left') expect(late).toMatchObject({ examined: 1, verdict: 'met' });
    else
      expect(late).toMatchObject({
        examined: 2,
        notLookedAt: 1,
        verdict: 'partly',
        findings: [{ about: 'town/1002' }],
      });
    // What does not ask the claim is as clean as before.
    expect(measureOf(found, 'control-difference')).toMatchObject({ value: 0, verdict: 'met' });
  });

  test('a planned day that is no day is judged anew, and keeps no step from being judged', async () => {
    await orderlyTown();
    await register(pool, invoice({ number: '1001' }));
    await carryOut(pool, '1001', '2016-02-15', step('reminder'));
    await damage(
      `UPDATE fordring.claim_event SET data = jsonb_set(data, '{plannedOn}', '"soon"') WHERE event_number = 2`,
    );
    expect(measureOf(await board('2016-02-16'), 'steps-late')).toMatchObject({ examined: 1, value: 100 });
  });

  test('a measure that cannot be worked out is not tested, says why, and leaves its receipt', async () => {
    await orderlyTown();
    await register(pool, invoice({ number: '1001' }));
    await damage(
      `ALTER TABLE fordring.reconciliation_run RENAME TO reconciliation_run_gone`,
      `UPDATE fordring.standing_change SET contents = '{"name": "Skola"}' WHERE kind = 'administration'`,
    );
    const found = await board('2016-02-10');
    expect(measureOf(found, 'reconciliations-late')).toMatchObject({
      ...{ verdict: 'not-tested', notLookedAt: 1 },
      findings: [
        { about: 'reconciliations-late', says: expect.stringMatching(/could not be worked out.*42P01/) as string },
      ],
    });
    expect(measureOf(found, 'administrations-without-contact')).toMatchObject({ findings: [{ about: 'school' }] });
    expect(measureOf(found, 'control-difference')).toMatchObject({ verdict: 'met' });
    const { rows } = await pool.query('SELECT FROM fordring.control_receipt');
    // Whether a declaration was sent cannot be told either.
    expect(rows).toHaveLength(EVERYWHERE.length + 1);
  });
});

test('a gap in another currency than the creditor’s is a difference too', async () => {
  await orderlyTown();
  await register(pool, invoice({ number: '1001' }));
  await damage(
    `ALTER TABLE fordring.journal_entry DROP CONSTRAINT journal_entry_check1`,
    `WITH entry AS (
       INSERT INTO fordring.journal_entry (creditor_id, business_on, accounting_on, booked_on, text, posting_count)
       VALUES ('town', '2016-02-01', '2016-02-01', '2016-02-01', 'A stray', 2) RETURNING entry_id)
     INSERT INTO fordring.posting (entry_id, line, account, amount, currency)
     SELECT entry_id, line, account, amount, 'DKK' FROM entry, (VALUES
       (1, (SELECT chart -> 'receivablePrincipal' ->> 'number' FROM fordring.creditor), 50.00), (2, '9999', -50.00)) AS row (line, account, amount)`,
  );
  expect(measureOf(await board('2016-02-10'), 'control-difference')).toMatchObject({
    ...{ value: 100, verdict: 'not' },
    findings: [{ about: 'control accounts', says: '50.00 DKK, 50.00 more than the claims' }],
  });
});

test('of a day before the first limits a sentence names the first day, and no receipt is written', async () => {
  await expect(board('1800-01-01')).rejects.toMatchObject({
    name: 'InputRefused',
    problems: [
      {
        field: 'asOf',
        message: '1800-01-01 lies before 1980-01-01, the first day with limits. Name that day or a later one.',
      },
    ],
  });
  const { rows } = await pool.query('SELECT FROM fordring.control_receipt');
  expect(rows).toEqual([]);
  expect((await board('1980-01-01')).limitsFrom).toBe('1980-01-01');
});
