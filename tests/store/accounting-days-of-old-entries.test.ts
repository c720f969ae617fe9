import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createLedgerPool, inTransaction } from '../../store/connect';
import { migrate, MIGRATIONS_FOLDER } from '../../store/migrate';
import { CheckLog } from '../../office/controls/check-report';
import { checkAccountingDays } from '../../office/controls/check-accounting-days';
import { useWorld } from '../support/world';

const world = useWorld();
let pool: Pool;
let folder: string;

/* A ledger as the release before kept it. */
beforeEach(async () => {
  pool = createLedgerPool(await world().emptyDatabase());
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  const before = (await readdir(MIGRATIONS_FOLDER)).filter((name) => name < '0056');
  for (const name of before) await cp(join(MIGRATIONS_FOLDER, name), join(folder, name), { recursive: true });
  await migrate(pool, folder);
});
afterEach(async () => {
  await pool.end();
  await rm(folder, { recursive: true });
});

test('old entries get their accounting day by the exports that had been made when they were booked', async () => {
  await inTransaction(pool, async (client) => {
    for (const creditor of ['town', 'village'])
      await client.query(
        `INSERT INTO fordring.creditor (creditor_id, name, country, currency, time_zone, policy_id, chart, payment_accounts)
         VALUES ($1, $1, 'SE', 'SEK', 'Europe/Stockholm', 'p', '{}', '{}')`,
        [creditor],
      );
    const entries: [number, string, string, string][] = [
      [1, 'town', '2026-09-01', '2026-09-02'],
      // Export 1 has September, and was made on 2 October. What follows was booked after it.
      [2, 'town', '2026-09-12', '2026-11-10'],
      [3, 'town', '2026-10-05', '2026-11-10'],
      [4, 'town', '2026-08-31', '2026-11-10'],
      [5, 'village', '2026-09-12', '2026-11-10'],
    ];
    for (const [id, creditor, on, bookedOn] of entries) {
      await client.query(
        `INSERT INTO fordring.journal_entry (entry_id, creditor_id, payment_id, business_on, booked_on, text, posting_count)
         VALUES ($1, $2, 'p', $3, $4, 'test', 2)`,
        [id, creditor, on, bookedOn],
      );
      await client.query(
        `INSERT INTO fordring.posting VALUES ($1, 1, '19410', 1, 'SEK'), ($1, 2, '29990', -1, 'SEK')`,
        [id],
      );
    }
    await client.query(
      `INSERT INTO fordring.journal_export (creditor_id, export_number, from_on, to_on, made_on, sha256)
       VALUES ('town', 1, '2026-09-01', '2026-09-30', '2026-10-02', 'x')`,
    );
    await client.query(
      `INSERT INTO fordring.exported_voucher (creditor_id, export_number, voucher, digest) VALUES ('town', 1, 1, 'x')`,
    );
  });

  expect(await migrate(pool)).toContain('0056-accounting-days');
  const { rows } = await pool.query<{ accounting_on: string }>(
    'SELECT accounting_on FROM fordring.journal_entry ORDER BY entry_id',
  );
  expect(rows.map(({ accounting_on: on }) => on)).toEqual([
    ...['2026-09-01', '2026-10-01', '2026-10-05', '2026-08-31', '2026-09-12'],
  ]);
  const log = new CheckLog();
  await inTransaction(pool, (client) => checkAccountingDays(client, log, undefined));
  const checked = log.report().checks.find(({ name }) => name === 'accounting-days');
  expect(checked).toMatchObject({ holds: true, examined: 5 });
  await expect(pool.query('UPDATE fordring.journal_entry SET accounting_on = accounting_on')).rejects.toThrow(
    /refused/,
  );
});
