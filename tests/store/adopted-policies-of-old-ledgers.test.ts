import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../store/connect';
import { migrate, MIGRATIONS_FOLDER } from '../../store/migrate';
import { useWorld } from '../support/world';

const world = useWorld();
let pool: Pool;
let folder: string;

/* A ledger as the release before kept it. */
beforeEach(async () => {
  pool = createLedgerPool(await world().emptyDatabase());
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  const before = (await readdir(MIGRATIONS_FOLDER)).filter((name) => name < '0070');
  for (const name of before) await cp(join(MIGRATIONS_FOLDER, name), join(folder, name), { recursive: true });
  await migrate(pool, folder);
});
afterEach(async () => {
  await pool.end();
  await rm(folder, { recursive: true });
});

test('a creditor keeps the versions of its claims, or every adopted one where it has no claims', async () => {
  for (const [version, status] of [
    ['9', 'adopted'],
    ['10', 'adopted'],
    ['11', 'draft'],
  ])
    await pool.query(
      "INSERT INTO fordring.policy_version (policy_id, version, data, checksum) VALUES ('p', $1, $2, '')",
      [version, { status }],
    );
  for (const creditor of ['town', 'village'])
    await pool.query(
      `INSERT INTO fordring.creditor (creditor_id, name, country, currency, time_zone, policy_id, chart)
       VALUES ($1, $1, 'SE', 'SEK', 'Europe/Stockholm', 'p', '{}')`,
      [creditor],
    );
  await pool.query(
    `INSERT INTO fordring.debtor (creditor_id, debtor_id, kind, name, address_lines, postal_code, city, country, identity_number)
     VALUES ('town', 'anna', 'person', 'Anna', '{}', '', '', 'SE', '')`,
  );
  await pool.query(
    `INSERT INTO fordring.claim (claim_id, creditor_id, invoice_number, debtor_id, invoice_group, issued_on, due_on, amount,
       currency, payment_reference, policy_id, policy_version, event_number, last_hash, claimed_open, settled)
     VALUES ('town/1', 'town', '1', 'anna', '61', '2016-01-01', '2016-02-01', 100, 'SEK', '', 'p', '9', 1, '', 100, false)`,
  );
  await migrate(pool);
  const adopted = await pool.query(
    "SELECT creditor_id, fordring.standing_data(creditor_id, 'adopted-policies', '', '2000-01-01') AS data FROM fordring.creditor ORDER BY 1",
  );
  expect(adopted.rows).toEqual([
    { creditor_id: 'town', data: { policyId: 'p', versions: ['9'] } },
    { creditor_id: 'village', data: { policyId: 'p', versions: ['10', '9'] } },
  ]);
});
