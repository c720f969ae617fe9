import type { Pool } from 'pg';
import { openItems } from '../../../office/reconciliation/items';
import { eventsOf, latest, readRun } from '../../../office/reconciliation/run-record';
import { civilDate } from '../../../domain/kernel/civil-date';
import { createLedgerPool } from '../../../store/connect';
import { useWorld } from '../../support/world';
import { ANNA, BO, inMonth, LEFT, Office, RIGHT, run } from './office';

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('office'));
  await office.opens();
  office.today = civilDate('2026-12-05');
});

const [OCTOBER, OCTOBER_RIGHT] = [inMonth(LEFT, '2026-10'), inMonth(RIGHT, '2026-10')];
/** Rows of another file after those of the first. */
const and = (text: string, ...rows: string[]) => `${text}${rows.map((row) => `${row}\n`).join('')}`;

async function found(left: string, period = '2026-10'): Promise<{ clean: boolean | undefined; open: string[] }> {
  await office.delivers('left', left, { period });
  await office.delivers('right', inMonth(OCTOBER_RIGHT, '2026-10').replaceAll('2026-10', period), { period });
  await office.matches(period);
  const now = await readRun(pool, run(office.creditorId, period));
  const items = await openItems(pool, now);
  return {
    clean: latest(await eventsOf(pool, now.runId), 'RunMatched')?.event.clean,
    open: items.map(({ class: kind, key, amount, lines }) => `${kind} ${key} ${amount} (${lines.length})`),
  };
}

const OF_SEPTEMBER = 'other-period KY claims of 2026-09';
const titleOf = (open: readonly string[]) =>
  open.map((one) => one.replace(/^other-period .* of /, 'other-period KY claims of '));

test('a row of a signed month that the signed run had is listed, and the month is clean', async () => {
  await office.closes(LEFT, RIGHT);
  const rows = LEFT.trim().split('\n').slice(1);
  expect(await found(and(OCTOBER, ...rows))).toEqual({ clean: true, open: [] });
});

test('a row of a signed month that the signed run did not have is a difference, also twice the same', async () => {
  await office.closes(LEFT, RIGHT);
  const late = await found(and(OCTOBER, 'F9,2026-09-12,70.00', 'F1,2026-09-03,100.00', 'F1,2026-09-03,100.00'));
  expect({ ...late, open: titleOf(late.open) }).toEqual({ clean: false, open: [`${OF_SEPTEMBER} 170.00 (2)`] });
});

test('rows that come to nothing together are a difference too', async () => {
  await office.closes(LEFT, RIGHT);
  const late = await found(and(OCTOBER, 'F9,2026-09-12,70.00', 'F8,2026-09-12,-70.00'));
  expect({ ...late, open: titleOf(late.open) }).toEqual({ clean: false, open: [`${OF_SEPTEMBER} 0.00 (2)`] });
});

test('a row of an earlier month without a run is a difference; once the run is begun it is listed', async () => {
  const left = and(OCTOBER, 'F9,2026-09-12,70.00');
  const late = await found(left);
  expect({ ...late, open: titleOf(late.open) }).toEqual({ clean: false, open: [`${OF_SEPTEMBER} 70.00 (1)`] });
  await office.delivers('left', LEFT);
  expect(await found(and(left, 'F7,2026-10-12,0.00'))).toMatchObject({ open: [] });
});

test('a row of a month that is still to come is listed', async () => {
  expect(await found(and(OCTOBER, 'F9,2026-11-12,70.00'))).toEqual({ clean: true, open: [] });
});

test('another claim of the settled amount is a difference of its own, also in the same month’s next file', async () => {
  await office.closes(LEFT, RIGHT);
  await found(and(OCTOBER, 'F9,2026-09-12,70.00'));
  await settlesTheOnly('2026-10');
  expect((await found(and(OCTOBER, 'F8,2026-09-12,70.00'))).clean).toBe(false);
  expect((await found(and(OCTOBER, 'F9,2026-09-12,70.00', 'F7,2026-10-12,0.00'))).open).toEqual([]);
  await office.prepares(ANNA, '2026-10');
  await office.approves(BO, 'F9 was taken back in September.', '2026-10');
  await office.files('2026-10');
  const november = await found(and(inMonth(LEFT, '2026-11'), 'F8,2026-09-12,70.00'), '2026-11');
  expect({ ...november, open: titleOf(november.open) }).toEqual({
    clean: false,
    open: [`${OF_SEPTEMBER} 70.00 (1)`],
  });
});

test('the opposite amount of another claim takes no row of an earlier month back', async () => {
  await office.closes(LEFT, RIGHT);
  await found(and(OCTOBER, 'F9,2026-09-12,70.00'));
  await office.prepares(ANNA, '2026-10');
  await office.approves(BO, 'F9 is looked into.', '2026-10');
  await office.files('2026-10');
  const november = await found(and(inMonth(LEFT, '2026-11'), 'F8,2026-09-12,-70.00'), '2026-11');
  expect({ ...november, open: titleOf(november.open) }).toEqual({
    clean: false,
    open: [`${OF_SEPTEMBER} 70.00 (1)`, `${OF_SEPTEMBER} -70.00 (1)`],
  });
});

async function settlesTheOnly(period: string): Promise<void> {
  const [item] = await openItems(pool, await readRun(pool, run(office.creditorId, period)));
  const note = 'Claim F9 was taken back in September; the debtor system never had it.';
  await office.runs.settle(office.caller(ANNA), { itemId: item?.itemId ?? 0, note });
}

test('what a person settled is not asked again when the next month’s file has it too', async () => {
  await office.closes(LEFT, RIGHT);
  const late = and(OCTOBER, 'F9,2026-09-12,70.00');
  await found(late);
  await settlesTheOnly('2026-10');
  await office.prepares(ANNA, '2026-10');
  await office.approves(BO, 'F9 was taken back in September.', '2026-10');
  await office.files('2026-10');
  const november = and(inMonth(LEFT, '2026-11'), 'F9,2026-09-12,70.00');
  expect(await found(november, '2026-11')).toEqual({ clean: true, open: [] });
});

test('a month that is signed between matching and signing is not signed over: its rows were not held against it', async () => {
  await office.delivers('left', LEFT);
  await office.delivers('right', RIGHT);
  await office.matches();
  expect(await found(and(OCTOBER, 'F9,2026-09-12,70.00'))).toEqual({ clean: true, open: [] });
  await office.prepares(ANNA);
  await office.approves(BO);
  await office.prepares(ANNA, '2026-10');
  await expect(office.approves(BO, undefined, '2026-10')).rejects.toMatchObject({
    refused: 'other-period-signed-since',
  });
});
