import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import { untold } from '../../../office/controls/untold';
import { openOffice } from '../../../office/office';
import { beginDueRuns } from '../../../office/reconciliation/begin-due-runs';
import { scheduleRecipe } from '../../../office/reconciliation/calendar-of-runs';
import { overviewOfRuns } from '../../../office/reconciliation/overview';
import { createLedgerPool } from '../../../store/connect';
import { useWorld } from '../../support/world';
import { ANNA, Office, permitted } from './office';

/* A release retires a recipe that a creditor has on the calendar. */

const world = useWorld();
let pool: Pool;
let office: Office;
beforeAll(async () => (pool = createLedgerPool(await world().newDatabase())));
afterAll(() => pool.end());
beforeEach(async () => {
  office = new Office(pool, world().nameOf('retired'));
  await office.opens();
  await schedule('ky-debtor', '2026-08');
  await pool.query(
    `INSERT INTO fordring.reconciliation_series (creditor_id, recipe, scheduled_from) VALUES ($1, 'a-retired-one', '2026-08')`,
    [office.creditorId],
  );
});

const schedule = (recipe: string, from: string | undefined) =>
  scheduleRecipe(pool, { creditorId: office.creditorId, recipe, from }, permitted(ANNA, 'schedule-reconciliations'));
const begin = async (day: string) => {
  const { begun, next } = await beginDueRuns(pool, office.creditorId, civilDate(day));
  return { begun: begun.map(({ recipe, period }) => `${recipe} ${period}`), next };
};
const setAside = async () => {
  await pool.query("UPDATE fordring.set_aside SET first_refused_at = first_refused_at - interval '1 hour'");
  return (await untold(pool, [office.creditorId])).late.map(({ topic, about, refused }) => [
    topic,
    about.split('/')[1],
    refused?.reason.split('.')[0],
  ]);
};

test('the runs of the other recipes begin, the row is named, and the calendar looks again on the next banking day', async () => {
  // 30 September 2026 is a Wednesday, and Monday 5 October lies behind ky-debtor's day.
  const { begun, next } = await begin('2026-10-20');
  expect(begun).toEqual(['ky-debtor 2026-08', 'ky-debtor 2026-09']);
  expect(next).toBe('2026-10-21');
  expect(await setAside()).toEqual([['calendar-row', 'a-retired-one', 'There is no recipe "a-retired-one"']]);
});

test('the overview and the work list name the row, and show the others', async () => {
  await begin('2026-10-20');
  const runs = await overviewOfRuns(pool, { creditorId: office.creditorId, today: civilDate('2026-10-20') });
  expect(runs.find(({ recipe }) => recipe === 'a-retired-one')).toMatchObject({
    state: 'to begin',
    problem: expect.stringContaining('There is no recipe "a-retired-one"') as string,
  });
  expect(runs.filter(({ recipe, state }) => recipe === 'ky-debtor' && state === 'waiting')).toHaveLength(2);
  const caller = { by: ANNA, creditorId: office.creditorId, today: civilDate('2026-10-20') };
  const { rows } = await openOffice({ pool }).work.list(caller, {});
  expect(
    rows
      .filter(({ kind }) => kind === 'reconciliation')
      .map(({ about }) => about.split('/')[1])
      .sort(),
  ).toEqual(['a-retired-one', 'ky-debtor', 'ky-debtor']);
});

test('a run that goes on when its recipe is retired is shown with what is wrong', async () => {
  await begin('2026-10-20');
  await pool.query(
    `INSERT INTO fordring.reconciliation_run
       (creditor_id, recipe, period, period_rule, ends_on, opened_on, due_on, state, event_number, last_hash)
     SELECT creditor_id, 'a-retired-one', period, period_rule, ends_on, opened_on, due_on, 'waiting', 0, last_hash
     FROM fordring.reconciliation_run WHERE creditor_id = $1 AND period = '2026-08'`,
    [office.creditorId],
  );
  const runs = await overviewOfRuns(pool, {
    ...{ creditorId: office.creditorId, period: '2026-08', today: civilDate('2026-10-20') },
  });
  expect(runs.map(({ recipe, problem }) => [recipe, problem !== undefined])).toEqual([
    ['a-retired-one', true],
    ['ky-debtor', false],
  ]);
});

test('it can be taken off the calendar, and is named no more', async () => {
  await begin('2026-10-20');
  await schedule('a-retired-one', undefined);
  await begin('2026-10-21');
  expect(await setAside()).toEqual([]);
  await expect(schedule('never-there', undefined)).rejects.toMatchObject({ name: 'RecipeUnknown' });
  await expect(schedule('a-retired-one', '2026-08')).rejects.toMatchObject({ name: 'RecipeUnknown' });
});
