import type { Pool } from 'pg';
import { closeFailing, failingActivities, noteFailure } from '../../../office/controls/failing-activities';
import { useLedger } from '../ledger-world';

const ledger = useLedger();
const about = { workflowId: 'claim/town/1', activity: 'sendReminder' };

const minutesPass = (pool: Pool, minutes: number) =>
  pool.query(`UPDATE fordring.failing_activity SET since = since - make_interval(mins => $1)`, [minutes]);

const named = async (pool: Pool) =>
  (await failingActivities(pool, undefined)).map(
    ({ workflowId, activity, attempts, reason }) => `${workflowId} ${activity} ${attempts} ${reason}`,
  );

test('an activity that fails the same way for a quarter of an hour is work, until it succeeds', async () => {
  const pool = await ledger();
  await noteFailure(pool, about, new RangeError('no rate is known for 2099'));
  await minutesPass(pool, 14);
  expect(await named(pool)).toEqual([]);
  await noteFailure(pool, about, new RangeError('no rate is known for 2099'));
  await minutesPass(pool, 2);
  expect(await named(pool)).toEqual(['claim/town/1 sendReminder 2 no rate is known for 2099']);
  expect(await failingActivities(pool, ['elsewhere'])).toEqual([]);
  expect(await failingActivities(pool, ['town'])).toHaveLength(1);
  await closeFailing(pool, about);
  expect(await named(pool)).toEqual([]);
});

test('another kind of failure begins anew, and what PostgreSQL says of data is kept by its code', async () => {
  const pool = await ledger();
  await noteFailure(pool, about, new RangeError('no rate is known for 2099'));
  await minutesPass(pool, 20);
  const problem = await pool.query(`SELECT 'Anna Åkesson'::date`).catch((refused: unknown) => refused);
  await noteFailure(pool, about, problem);
  expect(await named(pool)).toEqual([]);
  await minutesPass(pool, 20);
  expect(await named(pool)).toEqual(['claim/town/1 sendReminder 1 PostgreSQL refused it (22007).']);
});
