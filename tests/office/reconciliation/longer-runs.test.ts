import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { beginDueRuns } from '../../../office/reconciliation/begin-due-runs';
import { scheduleRecipe } from '../../../office/reconciliation/calendar-of-runs';
import { overviewOfRuns } from '../../../office/reconciliation/overview';
import { createLedgerPool } from '../../../store/connect';
import { useWorld } from '../../support/world';
import { ANNA, Office, permitted } from './office';

/* The calendar of a recipe that is run by the month, and for a quarter or a year besides (S004-50, S004-93, S004-100). */

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('longer'));
  await office.opens();
});

async function schedules(recipe: string, from: string): Promise<void> {
  const by = permitted(ANNA, 'schedule-reconciliations');
  await scheduleRecipe(pool, { creditorId: office.creditorId, recipe, from }, by);
}

async function begunBy(day: string): Promise<string[]> {
  const { begun } = await beginDueRuns(pool, office.creditorId, civilDate(day));
  return begun.map(({ period }) => period);
}

test('ATP and OP are run for the quarter that ATP asks for, once it is over', async () => {
  await schedules('provision-settlement', '2026-07');
  // The fifteenth Danish banking day after 30 September 2026, a Wednesday, is Wednesday 21 October.
  expect(await begunBy('2026-10-20')).toEqual(['2026-07', '2026-08']);
  expect((await begunBy('2026-10-21')).sort()).toEqual(['2026-09', '2026-Q3']);
  expect(await begunBy('2026-10-21')).toEqual([]);
});

test('KY is run for the year of the annual accounts, though the calendar began in its midst', async () => {
  await schedules('ky-finance', '2026-11');
  const begun = await begunBy('2027-02-01');
  expect(begun.sort()).toEqual(['2026', '2026-11', '2026-12']);
});

test('the overview tells the quarter that is still to come beside the month', async () => {
  await schedules('provision-settlement', '2026-07');
  const runs = await overviewOfRuns(pool, { creditorId: office.creditorId, today: civilDate('2026-07-05') });
  expect(runs.map(({ period, state, dueOn }) => [period, state, dueOn])).toEqual([
    ['2026-07', 'to begin', '2026-08-21'],
    ['2026-Q3', 'to begin', '2026-10-21'],
  ]);
});
