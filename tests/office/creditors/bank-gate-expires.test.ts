import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { bankGateChanges } from '../../../office/creditors/bank-gate';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { openOffice } from '../../../office/office';
import { useLedger } from '../ledger-world';

/*
 * The gate of the reconciled bank is tied to the run that it precedes: where the client has agreed how often its bank is
 * reconciled, an opening says through which day and by what evidence, and expires.
 */

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const person = (subject: string, ...roles: Actor['roles']): Actor => {
  return { subject, roles, creditorIds: 'all', source: 'local' };
};
const moa = person('moa', 'manager');
const hanna = person('hanna', 'case-handler');
const acts = () => openOffice({ pool, clock: () => Date.parse('2018-12-31T12:00:00+01:00') }).payments;
const on = (today: string, by = moa) => ({ by, creditorId: 'town', today: civilDate(today) });
const gate = (today: string) => acts().bankGate(on(today), {});
const open = (day: string, through?: string, by = moa) =>
  acts().changeBankGate(on(day, by), {
    ...{ changedOn: civilDate(day), open: true },
    ...(through !== undefined && { shown: { reconciledThrough: civilDate(through), evidence: 'bank reconciliation' } }),
  });
/** Monthly, within ten days. */
const agree = () =>
  layDownFirst(pool, { creditorId: 'town', kind: 'bank-frequency', contents: { every: 'month', withinDays: 10 } });
const wakeCalls = async () => (await pool.query('SELECT FROM fordring.wake_call')).rowCount;

test('without an agreed frequency an opening needs no evidence, and stays open', async () => {
  await open('2016-02-01', undefined, hanna);
  expect(await gate('2017-12-31')).toMatchObject({ isOpen: true, changedOn: '2016-02-01', by: 'hanna' });
});

test('with an agreed frequency an opening states its day and evidence, and expires', async () => {
  await agree();
  await expect(open('2016-09-05')).rejects.toMatchObject({ name: 'BankGateRefused' });
  await expect(open('2016-09-05', '2016-09-06')).rejects.toThrow('which comes before');
  await expect(open('2016-09-05', '2016-09-05')).rejects.toThrow('2016-09-05 is not over');
  await expect(open('2016-10-12', '2016-08-31')).rejects.toThrow('counted as reconciled through 2016-10-10');
  expect(await gate('2016-09-05')).toMatchObject({ isOpen: false });
  expect(await wakeCalls()).toBe(0);
  await open('2016-09-05', '2016-08-31');
  await open('2016-09-05', '2016-08-31');
  expect(await wakeCalls()).toBe(1);
  expect(await gate('2016-10-10')).toMatchObject({
    ...{ isOpen: true, reconciledThrough: '2016-08-31', holdsThrough: '2016-10-10', evidence: 'bank reconciliation' },
    frequency: { every: 'month', withinDays: 10 },
  });
  expect(await gate('2016-10-11')).toMatchObject({ isOpen: false });
  // September is reconciled: whoever waits is told.
  await open('2016-10-13', '2016-09-30');
  expect(await wakeCalls()).toBe(2);
  expect(await gate('2016-11-10')).toMatchObject({ isOpen: true });
  expect(await bankGateChanges(pool, 'town', civilDate('2017-01-01'))).toEqual([
    { on: '2016-09-05', open: true },
    { on: '2016-10-11', open: false },
    { on: '2016-10-13', open: true },
    { on: '2016-11-11', open: false },
  ]);
});

test('an opening that follows in time keeps the gate open, and a closing closes it at once', async () => {
  await agree();
  await open('2016-09-05', '2016-08-31');
  await open('2016-10-05', '2016-09-30');
  expect(await gate('2016-10-20')).toMatchObject({ isOpen: true });
  await acts().changeBankGate(on('2016-10-21'), { changedOn: civilDate('2016-10-21'), open: false });
  expect(await gate('2016-10-21')).toMatchObject({ isOpen: false });
  expect(await bankGateChanges(pool, 'town', civilDate('2017-01-01'))).toEqual([
    { on: '2016-09-05', open: true },
    { on: '2016-10-05', open: true },
    { on: '2016-10-21', open: false },
  ]);
});

test('a gate that was open without evidence is closed from the day on which a frequency is agreed', async () => {
  await open('2016-02-01');
  const frequency = { every: 'month', withinDays: 10 } as const;
  expect(await acts().agreeBankFrequency(on('2016-06-01'), { frequency })).toMatchObject({ creditorId: 'town' });
  expect(await gate('2016-05-31')).toMatchObject({ isOpen: true });
  // As long as no second person has approved it, nothing is agreed.
  const { rows } = await pool.query<{ mark: string }>(
    `SELECT mark FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id) WHERE kind = 'bank-frequency'`,
  );
  expect((await gate('2016-06-01')).isOpen).toBe(!rows.some(({ mark }) => mark === 'approved'));
  await layDownFirst(pool, { creditorId: 'town', kind: 'bank-frequency', contents: frequency });
});

test('where a frequency is agreed, a case handler opens nothing, and evidence that somebody changed is found', async () => {
  await agree();
  await expect(open('2016-09-05', '2016-08-31', hanna)).rejects.toMatchObject({
    name: 'PermissionMissing',
    message: expect.stringMatching(/^To open the bank gate, where it is agreed how often/) as string,
  });
  await open('2016-09-05', '2016-08-31');
  const client = await pool.connect();
  await client.query('SET session_replication_role = replica');
  await client.query(`UPDATE fordring.bank_gate_evidence SET holds_through = '2030-01-01'`);
  await client.query('RESET session_replication_role');
  client.release();
  const { checks } = await checkLedger(pool);
  expect(checks.filter(({ holds }) => !holds)).toMatchObject([
    { name: 'imprints', offenders: [expect.stringContaining('bank gate evidence 1') as string] },
  ]);
});

test('who closes the gate says why; closing it once more changes neither who closed it nor why', async () => {
  await open('2016-02-01');
  const close = (day: string, by: Actor, reason: string) =>
    acts().changeBankGate(on(day, by), { changedOn: civilDate(day), open: false, reason });
  await close('2016-02-10', moa, 'the bank changed its accounts');
  await close('2016-02-12', hanna, 'closed already');
  expect(await gate('2016-02-12')).toEqual({
    ...{ creditorId: 'town', asOf: '2016-02-12', isOpen: false, changedOn: '2016-02-10', by: 'moa' },
    evidence: 'the bank changed its accounts',
  });
});
