import type { Pool } from 'pg';
import { createReconciliationActivities } from '../../activities/reconciliation-activities';
import { startRun } from '../../office/reconciliation/start-run';
import { civilDate } from '../../domain/kernel/civil-date';
import { createLedgerPool } from '../../store/connect';
import { ANNA, Office, permitted, run } from '../office/reconciliation/office';
import { useWorld } from '../support/world';
import { PRESENT_FORM } from '../../workflows/forms';

const world = useWorld();
const clock = { timeZone: 'Europe/Stockholm', offsetMilliseconds: 0, isVirtual: false };

/** The ledger, in which a creditor is not found any more once it was read so often. */
function losingCreditor(pool: Pool, afterReads: number): { readonly pool: Pool; readonly reads: () => number } {
  let reads = 0;
  const query = (text: string, values: unknown[]): Promise<unknown> => {
    if (!/FROM fordring\.creditor .*WHERE creditor_id = \$1$/s.test(text)) return pool.query(text, values);
    return (reads += 1) > afterReads ? Promise.resolve({ rows: [] }) : pool.query(text, values);
  };
  const losing: unknown = { query, connect: () => pool.connect() };
  return { pool: losing as Pool, reads: () => reads };
}

test('a wait for a creditor that is not there is not tried again, at whichever read that shows', async () => {
  const pool = createLedgerPool(await world().newDatabase());
  const office = new Office(pool, world().nameOf('office'));
  await office.opens();
  const named = run(office.creditorId);
  await startRun(pool, { ...named, today: civilDate('2026-10-05') }, permitted(ANNA, 'begin-reconciliation'));
  const wait = (on: Pool) => {
    const parts = {
      pool: on,
      engine: undefined as never,
      closes: undefined as never,
      openWorkflows: () => Promise.resolve([]),
    };
    return createReconciliationActivities(parts).awaitSources({ ...named, clock, form: PRESENT_FORM });
  };
  const whole = losingCreditor(pool, Infinity);
  expect(await wait(whole.pool)).toHaveProperty('waitsFor');
  expect(whole.reads()).toBeGreaterThan(1);
  for (let reads = 0; reads < whole.reads(); reads += 1) {
    await expect(wait(losingCreditor(pool, reads).pool)).rejects.toMatchObject({
      type: 'CreditorUnknown',
      nonRetryable: true,
    });
  }
  await pool.end();
});
