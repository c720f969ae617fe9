import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../store/connect';
import { migrate, MIGRATIONS_FOLDER } from '../../store/migrate';
import { civilDate } from '../../domain/kernel/civil-date';
import { checkLedger } from '../../office/controls/check-ledger';
import { closeHead } from '../../office/controls/close-heads';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { useWorld } from '../support/world';

const world = useWorld();
let pool: Pool;
let folder: string;

/** A ledger as the release kept it that had no migration from this one on, with one creditor. */
async function ledgerBefore(first: string): Promise<void> {
  pool = createLedgerPool(await world().emptyDatabase());
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  const before = (await readdir(MIGRATIONS_FOLDER)).filter((name) => name < first);
  for (const name of before) await cp(join(MIGRATIONS_FOLDER, name), join(folder, name), { recursive: true });
  await migrate(pool, folder);
  await pool.query(
    `INSERT INTO fordring.creditor (creditor_id, name, country, currency, time_zone, policy_id, chart)
     VALUES ('town', 'town', 'SE', 'SEK', 'Europe/Stockholm', 'p', $1)`,
    [JSON.stringify(SWEDISH_SAMPLE_CHART)],
  );
}

/** A debtor who has moved, and a payment. */
async function debtorAndPayment(): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.debtor (creditor_id, debtor_id, kind, name, address_lines, postal_code, city, country, identity_number)
     VALUES ('town', 'anna', 'person', 'Anna Berg', '{}', '', '', 'SE', '')`,
  );
  await pool.query(`UPDATE fordring.debtor SET name = 'Anna Dahl'`);
  await pool.query(
    `INSERT INTO fordring.payment (creditor_id, payment_id, kind, received_on, amount, currency, status, unmatched_because, stated)
     VALUES ('town', 'p1', 'payment', '2016-02-01', 10, 'SEK', 'suspense', 'no-reference', '{"text": ["for my son"]}')`,
  );
}

/** A list that was made anew and confirmed, and a bank gate that was opened. */
async function listAndBankGate(): Promise<void> {
  await pool.query(
    `INSERT INTO fordring.open_item_list (creditor_id, period, administration_id, as_of, known, due_on, sha256, reason)
     VALUES ('town', '2016-01', 'school', '2016-01-31', '2016-02-02', '2016-02-20', repeat('0', 64), 'Anna Berg paid')`,
  );
  await pool.query(
    `INSERT INTO fordring.open_item_confirmation (list_number, note, confirmed_by, role, as_deputy, confirmed_on)
     SELECT list_number, NULL, 'sara', 'client-contact', false, '2016-02-03' FROM fordring.open_item_list`,
  );
  await pool.query(
    `INSERT INTO fordring.bank_gate (creditor_id, changed_on, open, changed_by) VALUES ('town', '2016-02-01', true, 'moa')`,
  );
  await pool.query(
    `INSERT INTO fordring.bank_gate_evidence (change_id, creditor_id, reconciled_through, evidence)
     SELECT change_id, 'town', '2016-01-31', 'statement 1' FROM fordring.bank_gate`,
  );
}
afterEach(async () => {
  await pool.end();
  await rm(folder, { recursive: true });
});

async function imprintProblems(): Promise<readonly string[]> {
  const { checks } = await checkLedger(pool);
  return checks.find(({ name }) => name === 'imprints')?.offenders ?? ['not checked'];
}

test('rows of before get a salt and an imprint that goes with it, and are held against that', async () => {
  await ledgerBefore('0130');
  await debtorAndPayment();
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

test('so do open-item lists and the evidence of bank gates', async () => {
  await ledgerBefore('0157');
  await listAndBankGate();
  await closeHead(pool, 'town', civilDate('2016-02-04'));
  await migrate(pool);
  const { rows } = await pool.query<{ salted: boolean }>(
    `SELECT salt IS NOT NULL AS salted FROM fordring.open_item_list
     UNION ALL SELECT salt IS NOT NULL FROM fordring.open_item_confirmation
     UNION ALL SELECT salt IS NOT NULL FROM fordring.bank_gate_evidence`,
  );
  expect(rows).toEqual([{ salted: true }, { salted: true }, { salted: true }]);
  expect(await imprintProblems()).toEqual([]);
  // A worker still says that the list was delivered, and nothing else of it changes.
  await pool.query('UPDATE fordring.open_item_list SET delivered_at = now()');
  expect(await imprintProblems()).toEqual([]);
  await expect(pool.query(`UPDATE fordring.open_item_list SET reason = 'another'`)).rejects.toMatchObject({
    code: 'FD135',
  });
  await pool.query(
    `SET session_replication_role = replica; UPDATE fordring.open_item_list SET reason = 'another'; RESET session_replication_role`,
  );
  const changed = expect.stringContaining('open-item list 1: it is not as it was written') as string;
  expect(await imprintProblems()).toEqual([changed, changed]);
});
