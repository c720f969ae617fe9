import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { checkLedger } from '../../../office/controls/check-ledger';
import { openOffice } from '../../../office/office';
import { carryOut, invoice, paid, register, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const person = (subject: string, role: Actor['roles'][number] = 'controller'): Actor => ({
  ...{ subject, roles: [role], creditorIds: 'all', source: 'local' },
});
const cecilia = person('cecilia');
const moa = person('moa', 'manager');
const harry = person('harry', 'case-handler');

type Said = { readonly period: string; readonly reason: string; readonly invoice?: string };
type Saying = 'softClosePeriod' | 'closePeriod' | 'permitLateBooking' | 'reopenPeriod' | 'approveReopening';

const office = () => openOffice({ pool, clock: () => Date.parse('2016-12-31T12:00:00+01:00') });
function say(act: Saying, by: Actor, on: string, period: string, words: { readonly invoice?: string } = {}) {
  const acts: Readonly<Record<string, (caller: object, said: Said) => Promise<{ state: string; already: boolean }>>> =
    office().close as never;
  return acts[act]?.({ by, creditorId: 'town', today: civilDate(on) }, { period, reason: 'month end', ...words });
}
const shown = async (on: string) =>
  (await office().close.periods({ by: harry, creditorId: 'town', today: civilDate(on) }, {})).periods.map(
    ({ period, state, priorPeriod }) => `${period} ${state} ${priorPeriod}`,
  );
const accountingDays = async () =>
  (
    await pool.query<{ days: string }>(
      "SELECT business_on || ' ' || accounting_on AS days FROM fordring.journal_entry ORDER BY entry_id",
    )
  ).rows.map(({ days }) => days);
async function holds(): Promise<void> {
  const { checks } = await checkLedger(pool);
  expect(checks.filter(({ holds: one }) => !one).map(({ name, offenders }) => [name, offenders])).toEqual([]);
}

test('only days that left in an export are said to have left', async () => {
  await register(pool, invoice({ number: '1' }));
  const exported = async () =>
    (await office().close.periods({ by: harry, creditorId: 'town', today: civilDate('2016-02-10') }, {})).periods.map(
      ({ period, exported: days }) => [period, days],
    );
  expect(await exported()).toEqual([
    ['2016-01', undefined],
    ['2016-02', undefined],
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'fordring-outbox-'));
  await office().controls.exportLedger(
    { by: moa, creditorId: 'town', today: civilDate('2016-02-10') },
    { from: civilDate('2015-12-20'), to: civilDate('2016-01-15'), folder },
  );
  await rm(folder, { recursive: true });
  expect(await exported()).toEqual([
    ['2016-01', { from: '2016-01-01', to: '2016-01-15' }],
    ['2016-02', undefined],
  ]);
});

test('what becomes known after the month was closed keeps its value day and stands in the first open month', async () => {
  await register(pool, invoice({ number: '1' }));
  expect(await say('closePeriod', cecilia, '2016-03-03', '2016-02')).toMatchObject({ state: 'closed', already: false });
  expect(await say('closePeriod', moa, '2016-03-04', '2016-02')).toMatchObject({ state: 'closed', already: true });
  await carryOut(pool, '1', '2016-03-04', paid('2016-02-20', '1200.00'));
  expect(await accountingDays()).toEqual(['2016-01-02 2016-01-02', '2016-02-20 2016-03-01']);
  expect(await shown('2016-03-04')).toEqual(['2016-01 closed 0', '2016-02 closed 0', '2016-03 open 1']);
  const asked = { by: harry, creditorId: 'town', today: civilDate('2016-03-04') };
  expect((await office().controls.journal(asked, { from: civilDate('2016-03-01') })).vouchers).toMatchObject([
    { valueOn: '2016-02-20', accountingOn: '2016-03-01', priorPeriod: '2016-02' },
  ]);
  await holds();
});

test('the database itself takes no entry on a closed day or on any day before, whoever writes', async () => {
  await say('closePeriod', cecilia, '2016-03-03', '2016-02');
  const entry = (day: string) =>
    pool.query(
      `INSERT INTO fordring.journal_entry (creditor_id, payment_id, business_on, accounting_on, booked_on, text, posting_count)
       VALUES ('town', 'p', '1999-01-01', $1, '2016-03-03', 'test', 2)`,
      [day],
    );
  for (const day of ['2016-02-29', '2016-02-01', '2014-07-01', '1999-01-01'])
    await expect(entry(day)).rejects.toMatchObject({ code: 'FD056' });
  await expect(pool.query('DELETE FROM fordring.period_mark')).rejects.toThrow(/refused/);
  await expect(
    pool.query(
      `INSERT INTO fordring.period_mark (creditor_id, period, mark, reason, said_by, role, marked_on, last_entry)
       VALUES ('town', '2016-02', 'reopened', 'because', 'x', 'manager', '2016-03-03', 0)`,
    ),
  ).rejects.toMatchObject({ code: 'FD099' });
});

test('in a soft-closed month only what somebody permitted is booked: today, on that invoice', async () => {
  await register(pool, ...['1', '2', '3', '4'].map((number) => invoice({ number })));
  await say('softClosePeriod', cecilia, '2016-03-01', '2016-02');
  await carryOut(pool, '1', '2016-03-02', paid('2016-02-20', '100.00'));
  await expect(say('permitLateBooking', harry, '2016-03-02', '2016-02', { invoice: '2' })).rejects.toMatchObject({
    name: 'PermissionMissing',
  });
  await say('permitLateBooking', cecilia, '2016-03-02', '2016-02', { invoice: '2' });
  await carryOut(pool, '2', '2016-03-02', paid('2016-02-20', '100.00', 'p2'));
  await carryOut(pool, '3', '2016-03-02', paid('2016-02-20', '100.00', 'p3'));
  await carryOut(pool, '2', '2016-03-03', paid('2016-02-21', '100.00', 'p4'));
  await say('permitLateBooking', cecilia, '2016-03-04', '2016-02');
  await carryOut(pool, '4', '2016-03-04', paid('2016-02-22', '100.00', 'p5'));
  expect((await accountingDays()).slice(4)).toEqual([
    '2016-02-20 2016-03-01',
    '2016-02-20 2016-02-20',
    '2016-02-20 2016-03-01',
    '2016-02-21 2016-03-01',
    '2016-02-22 2016-02-22',
  ]);
  await holds();
  await say('closePeriod', cecilia, '2016-03-05', '2016-02');
  await expect(say('permitLateBooking', cecilia, '2016-03-05', '2016-02')).rejects.toMatchObject({
    refused: 'not-soft-closed',
  });
});

test('a month is opened again by two persons, with a reason, and can be booked in until it is closed anew', async () => {
  await register(pool, invoice({ number: '1' }));
  await say('softClosePeriod', cecilia, '2016-03-01', '2016-02');
  await say('closePeriod', cecilia, '2016-03-03', '2016-02');
  await say('reopenPeriod', cecilia, '2016-03-04', '2016-02');
  expect(await say('reopenPeriod', cecilia, '2016-03-04', '2016-02')).toMatchObject({ already: true });
  await expect(say('approveReopening', cecilia, '2016-03-04', '2016-02')).rejects.toMatchObject({
    refused: 'own-proposal',
  });
  await carryOut(pool, '1', '2016-03-04', paid('2016-02-20', '100.00'));
  expect(await say('approveReopening', moa, '2016-03-04', '2016-02')).toMatchObject({ state: 'open' });
  expect(await say('approveReopening', moa, '2016-03-04', '2016-02')).toMatchObject({ state: 'open', already: true });
  await carryOut(pool, '1', '2016-03-04', paid('2016-02-21', '100.00', 'p2'), 'second');
  await say('closePeriod', moa, '2016-03-05', '2016-02');
  await carryOut(pool, '1', '2016-03-05', paid('2016-02-22', '100.00', 'p3'));
  expect((await accountingDays()).slice(1)).toEqual([
    '2016-02-20 2016-03-01',
    '2016-02-21 2016-02-21',
    '2016-02-22 2016-03-01',
  ]);
  await holds();
});

test('what left in an export stays closed when the month is reopened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fordring-outbox-'));
  const left = (from: string, to: string) =>
    office().controls.exportLedger(
      { by: moa, creditorId: 'town', today: civilDate('2016-03-02') },
      { from: civilDate(from), to: civilDate(to), folder },
    );
  await register(pool, invoice({ number: '1' }));
  await say('closePeriod', cecilia, '2016-03-01', '2016-02');
  await left('2016-02-01', '2016-02-10');
  await say('reopenPeriod', cecilia, '2016-03-02', '2016-02');
  await say('approveReopening', moa, '2016-03-02', '2016-02');
  await carryOut(pool, '1', '2016-03-02', paid('2016-02-05', '100.00'));
  expect((await accountingDays()).slice(1)).toEqual(['2016-02-05 2016-02-11']);
  await left('2016-02-11', '2016-02-29');
  await say('closePeriod', cecilia, '2016-03-02', '2016-02');
  await expect(say('reopenPeriod', cecilia, '2016-03-02', '2016-02')).rejects.toMatchObject({
    refused: 'left-in-exports',
  });
  await holds();
  await rm(folder, { recursive: true });
});

test('months are closed in their order, when they are over, and opened again from the latest', async () => {
  await expect(say('closePeriod', cecilia, '2016-02-29', '2016-02')).rejects.toMatchObject({ refused: 'not-over' });
  await expect(say('softClosePeriod', cecilia, '2016-02-29', '2016-02')).rejects.toMatchObject({ refused: 'not-over' });
  await expect(say('closePeriod', cecilia, '2016-02-29', 'february')).rejects.toMatchObject({ refused: 'no-month' });
  await expect(say('reopenPeriod', cecilia, '2016-02-29', '2016-01')).rejects.toMatchObject({ refused: 'not-closed' });
  await say('closePeriod', cecilia, '2016-05-01', '2016-02');
  await expect(say('closePeriod', cecilia, '2016-05-01', '2016-04')).rejects.toMatchObject({ refused: 'out-of-order' });
  await say('closePeriod', cecilia, '2016-05-01', '2016-03');
  await expect(say('reopenPeriod', cecilia, '2016-05-01', '2016-02')).rejects.toMatchObject({
    refused: 'out-of-order',
  });
  await expect(say('closePeriod', harry, '2016-05-01', '2016-04')).rejects.toMatchObject({ name: 'PermissionMissing' });
});

test('a permission to book late ends when the month is reopened, also where it is soft-closed again on that day', async () => {
  await register(pool, invoice({ number: '1' }));
  await say('softClosePeriod', cecilia, '2016-03-02', '2016-02');
  await say('permitLateBooking', cecilia, '2016-03-02', '2016-02');
  await carryOut(pool, '1', '2016-03-02', paid('2016-02-20', '100.00'));
  await say('reopenPeriod', cecilia, '2016-03-02', '2016-02');
  await say('approveReopening', moa, '2016-03-02', '2016-02');
  await say('softClosePeriod', cecilia, '2016-03-02', '2016-02');
  await carryOut(pool, '1', '2016-03-02', paid('2016-02-21', '100.00', 'p2'), 'second');
  expect(await say('permitLateBooking', cecilia, '2016-03-02', '2016-02')).toMatchObject({ already: false });
  await carryOut(pool, '1', '2016-03-02', paid('2016-02-22', '100.00', 'p3'), 'third');
  expect((await accountingDays()).slice(1)).toEqual([
    '2016-02-20 2016-02-20',
    '2016-02-21 2016-03-01',
    '2016-02-22 2016-02-22',
  ]);
  await holds();
});

test('a proposed reopening falls when the month itself or a later one is closed meanwhile', async () => {
  await say('softClosePeriod', cecilia, '2016-03-01', '2016-01');
  await say('softClosePeriod', cecilia, '2016-03-01', '2016-02');
  await say('reopenPeriod', cecilia, '2016-03-02', '2016-01');
  await say('reopenPeriod', cecilia, '2016-03-02', '2016-02');
  await say('closePeriod', moa, '2016-03-03', '2016-01');
  const waiting = async () =>
    (await office().close.periods({ by: harry, creditorId: 'town', today: civilDate('2016-03-03') }, {})).periods
      .filter(({ reopening }) => reopening)
      .map(({ period }) => period);
  expect(await waiting()).toEqual(['2016-02']);
  await expect(say('approveReopening', moa, '2016-03-03', '2016-01')).rejects.toMatchObject({
    refused: 'nothing-proposed',
  });
  await say('closePeriod', moa, '2016-03-03', '2016-02');
  expect(await waiting()).toEqual([]);
});
