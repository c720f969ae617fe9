import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../store/connect';
import { migrate, MIGRATIONS_FOLDER } from '../../store/migrate';
import { checkLedger } from '../../office/controls/check-ledger';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { useWorld } from '../support/world';

const world = useWorld();
let pool: Pool;
let folder: string;

/* A ledger as the release before kept it, with a debtor who has moved and a payment. */
beforeEach(async () => {
  pool = createLedgerPool(await world().emptyDatabase());
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  const before = (await readdir(MIGRATIONS_FOLDER)).filter((name) => name < '0130');
  for (const name of before) await cp(join(MIGRATIONS_FOLDER, name), join(folder, name), { recursive: true });
  await migrate(pool, folder);
  await pool.query(
    `INSERT INTO fordring.creditor (creditor_id, name, country, currency, time_zone, policy_id, chart)
     VALUES ('town', 'town', 'SE', 'SEK', 'Europe/Stockholm', 'p', $1)`,
    [JSON.stringify(SWEDISH_SAMPLE_CHART)],
  );
  await pool.query(
    `INSERT INTO fordring.debtor (creditor_id, debtor_id, kind, name, address_lines, postal_code, city, country, identity_number)
     VALUES ('town', 'anna', 'person', 'Anna Berg', '{}', '', '', 'SE', '')`,
  );
  await pool.query(`UPDATE fordring.debtor SET name = 'Anna Dahl'`);
  await pool.query(
    `INSERT INTO fordring.payment (creditor_id, payment_id, kind, received_on, amount, currency, status, unmatched_because, stated)
     VALUES ('town', 'p1', 'payment', '2016-02-01', 10, 'SEK', 'suspense', 'no-reference', '{"text": ["for my son"]}')`,
  );
});
afterEach(async () => {
  await pool.end();
  await rm(folder, { recursive: true });
});

async function imprintProblems(): Promise<readonly string[]> {
  const { checks } = await checkLedger(pool);
  return checks.find(({ name }) => name === 'imprints')?.offenders ?? ['not checked'];
}

test('rows of before get a salt and an imprint that goes with it, and are held against that', async () => {
  await migrate(pool);
  const { rows } = await pool.query<{ salted: boolean }>(
    `SELECT salt IS NOT NULL AS salted FROM fordring.payment
     UNION ALL SELECT salt IS NOT NULL FROM fordring.debtor_change`,
  );
  expect(rows).toEqual([{ salted: true }, { salted: true }]);
  expect(await imprintProblems()).toEqual([]);
  await pool.query(
    `SET session_replication_role = replica; UPDATE fordring.payment SET amount = 11; RESET session_replication_role`,
  );
  // Once for each of the two imprints.
  const changed = expect.stringContaining('payment p1: it is not as it was written') as string;
  expect(await imprintProblems()).toEqual([changed, changed]);
});
