import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { deliverFacts, type ClaimNews } from '../../../office/claims/deliver-facts';
import { readCreditor } from '../../../office/creditors/creditor';
import { openOffice, type Office } from '../../../office/office';
import { dayOfImport } from '../../../office/payments/day-of-import';
import { importPayments } from '../../../office/payments/import-payments';
import { bankFile, carryOut, invoice, movement, register, step, useLedger } from '../ledger-world';

let pool: Pool;
let office: Office;
let told: string[];
const ledger = useLedger();
beforeEach(async () => {
  pool = await ledger();
  told = [];
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  office = openOffice({
    pool,
    clock: () => Date.parse('2026-11-29T11:00:00Z'),
    onVirtualDay: ({ creditorId }, today) => told.push(`${creditorId} ${today}`),
    onDayMoved: ({ creditorId, virtualToday }, day) => told.push(`${creditorId} moved ${virtualToday} to ${day}`),
  });
});

const by: Actor = { subject: 'hanna', roles: ['case-handler'], creditorIds: ['town'], source: 'oidc' };

/** The town was let live until the end of February 2016. */
async function lived(): Promise<void> {
  await pool.query("INSERT INTO fordring.rehearsal (creditor_id, lived_until) VALUES ('town', '2016-02-29')");
}

const today = async (): Promise<string | undefined> => (await readCreditor(pool, 'town')).virtualToday;

const hold = (day?: string, through = '2016-03-20') =>
  office.decisions.propose(
    { by, creditorId: 'town', ...(day !== undefined && { today: civilDate(day) }) },
    {
      kind: 'hold',
      subject: { of: 'claims', claimIds: ['town/1001'] },
      terms: { through },
      reasonCode: 'asked',
      reason: 'The debtor asked for it.',
    },
  );

test('a town that was let live has its own today, and says so where no day is stated', async () => {
  const asked = { by, creditorId: 'town' };
  expect((await office.claims.show(asked, { invoice: '1001' })).today).toBe('2026-11-29');
  expect(told).toEqual([]);
  await lived();
  expect((await office.claims.show(asked, { invoice: '1001' })).today).toBe('2016-02-29');
  expect(told).toEqual(['town 2016-02-29']);
  const stated = { ...asked, today: civilDate('2016-02-10') };
  expect((await office.claims.show(stated, { invoice: '1001' })).today).toBe('2016-02-10');
  expect(told).toHaveLength(1);
});

test('a decision on a later day brings the town to that day; an earlier one and a question move nothing', async () => {
  await lived();
  await expect(hold('2016-03-07')).resolves.toMatchObject({ outcome: 'recorded' });
  expect(await today()).toBe('2016-03-07');
  await expect(hold('2016-02-10', '2016-02-20')).resolves.toMatchObject({ outcome: 'recorded' });
  await office.claims.show({ by, creditorId: 'town', today: civilDate('2017-01-10') }, { invoice: '1001' });
  expect(await today()).toBe('2016-03-07');
  await pool.query("UPDATE fordring.rehearsal SET business_day = '2016-03-01'");
  expect(await today()).toBe('2016-03-07');
});

test('what is booked on a later day brings the town to it, whoever books it', async () => {
  await lived();
  await carryOut(pool, '1002', '2016-03-09', step('reminder'));
  expect(await today()).toBe('2016-03-09');
});

test('a bank file of later days is booked on the last of them, a dry run leaves the day, and the wall’s year stays out', async () => {
  await lived();
  const delivered = bankFile(
    movement({ key: 'p1', amount: '10.00', on: '2016-03-15' }),
    movement({ key: 'p2', amount: '10.00', on: '2016-03-14' }),
  );
  const at = () => Date.parse('2026-11-29T11:00:00Z');
  const day = await dayOfImport(pool, 'town', delivered.file, at);
  expect(day).toBe('2016-03-15');
  const request = { ...delivered, today: day };
  await importPayments(pool, { ...request, dryRun: true });
  expect(await today()).toBe('2016-02-29');
  await importPayments(pool, request);
  expect(await today()).toBe('2016-03-15');
  expect(await dayOfImport(pool, 'town', { movements: [] }, at)).toBe('2016-03-15');
});

test('a new invoice of the town starts to live on the town’s own day', async () => {
  await lived();
  await register(pool, invoice({ number: '1003' }));
  const heard: ClaimNews[] = [];
  const hear = (news: ClaimNews) => Promise.resolve(void heard.push(news));
  await deliverFacts(pool, { start: hear, tell: hear });
  expect(heard.map(({ virtualToday }) => virtualToday)).toEqual(['2016-02-29', '2016-02-29', '2016-02-29']);
});

test('an act moves the town by a month at most and says so; on the wall’s day it is refused, and nothing is done', async () => {
  await lived();
  await expect(hold('2026-11-29', '2026-12-20')).rejects.toMatchObject({
    name: 'DayFarAhead',
    message: expect.stringContaining('fordring creditor move-day 2026-11-29 --creditor town') as string,
  });
  expect(await today()).toBe('2016-02-29');
  // 29 February and a month is 29 March.
  await expect(hold('2016-03-30', '2016-04-20')).rejects.toMatchObject({ name: 'DayFarAhead' });
  expect(told).toEqual([]);
  await expect(hold('2016-03-29', '2016-04-20')).resolves.toMatchObject({ outcome: 'recorded' });
  expect([await today(), told]).toEqual(['2016-03-29', ['town moved 2016-02-29 to 2016-03-29']]);
});

test('a bank file of another year is not booked on the town’s day, and the town stays where it is', async () => {
  await lived();
  const delivered = bankFile(movement({ key: 'p1', amount: '10.00', on: '2026-11-20' }));
  await expect(importPayments(pool, { ...delivered, today: civilDate('2026-11-20') })).rejects.toMatchObject({
    name: 'DayFarAhead',
  });
  expect(await today()).toBe('2016-02-29');
  expect((await pool.query('SELECT FROM fordring.bank_file')).rowCount).toBe(0);
});

test('the town is moved on purpose, however far and never back; one that lives by the clock is not', async () => {
  const nora: Actor = { subject: 'nora', roles: ['manager'], creditorIds: ['town'], source: 'oidc' };
  const move = (to: string) => office.creditors.moveDay({ by: nora, creditorId: 'town' }, { to: civilDate(to) });
  await expect(move('2027-01-01')).rejects.toMatchObject({ name: 'InputRefused' });
  await lived();
  expect(await move('2027-01-01')).toEqual({ creditorId: 'town', from: '2016-02-29', to: '2027-01-01' });
  expect(await today()).toBe('2027-01-01');
  await expect(move('2026-12-31')).rejects.toMatchObject({ name: 'InputRefused' });
});
