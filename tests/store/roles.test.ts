import type { Pool } from 'pg';
import { randomUUID } from 'node:crypto';
import { createLedgerPool } from '../../store/connect';
import { grantRoles, rolesAreGranted } from '../../store/roles/grant-roles';
import { rightsOn, ROLES, type LedgerRole } from '../../store/roles/rights';
import { importPayments } from '../../office/payments/import-payments';
import { registerCreditor } from '../../office/creditors/register-creditor';
import { closeHead } from '../../office/controls/close-heads';
import { checkLedger } from '../../office/controls/check-ledger';
import { civilDate } from '../../domain/kernel/civil-date';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { bankFile, carryOut, invoice, movement, register, step } from '../office/ledger-world';
import { useWorld } from '../support/world';

const world = useWorld();
const open: Pool[] = [];
let url: string;
let owner: Pool;
beforeAll(async () => {
  url = await world().newDatabase();
  owner = poolAt(url);
  expect(await rolesAreGranted(owner)).toBe(false);
  await grantRoles(owner);
  expect(await rolesAreGranted(owner)).toBe(true);
}, 60_000);
afterAll(() => Promise.all(open.map((pool) => pool.end())));

function poolAt(place: string): Pool {
  const pool = createLedgerPool(place, { connections: 3 });
  open.push(pool);
  return pool;
}

/** A login that has one of the roles and nothing else. */
async function loginWith(
  role: LedgerRole,
): Promise<{ readonly name: string; readonly pool: Pool; readonly place: string }> {
  const name = world().nameOf('login').replaceAll('-', '_');
  const password = randomUUID();
  await owner.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}' IN ROLE ${role}`);
  const place = new URL(url);
  place.username = name;
  place.password = password;
  return { name, pool: poolAt(place.href), place: place.href };
}

const INSUFFICIENT_PRIVILEGE = '42501';

interface Found {
  readonly table: string;
  readonly inserts: boolean;
  readonly updates: readonly string[];
  readonly deletes: boolean;
  readonly others: readonly string[];
}

/** What PostgreSQL itself says of a role's rights on every table. */
async function rightsFound(role: LedgerRole): Promise<Found[]> {
  const { rows } = await owner.query<Found>(
    `SELECT relname AS table, has_table_privilege($1, oid, 'INSERT') AS inserts,
       has_table_privilege($1, oid, 'DELETE') AS deletes,
       array(SELECT attname::text FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
         AND has_column_privilege($1, attrelid, attnum, 'UPDATE') ORDER BY attname) AS updates,
       array(SELECT verb FROM unnest(ARRAY['TRUNCATE', 'TRIGGER', 'REFERENCES']) AS verb
         WHERE has_table_privilege($1, pg_class.oid, verb)) AS others
     FROM pg_class WHERE relnamespace = 'fordring'::regnamespace AND relkind = 'r' ORDER BY relname`,
    [role],
  );
  return rows;
}

test.each(ROLES)('%s has on every table the rights that are listed, and no others', async (role) => {
  const found = await rightsFound(role);
  expect(found.length).toBeGreaterThan(80);
  for (const { table, others, ...rights } of found) {
    const { updates, ...listed } = rightsOn(table, role);
    expect({ table, others, ...rights }).toEqual({ table, others: [], ...listed, updates: [...updates].sort() });
  }
});

test('facts that triggers protect are updated and deleted by nobody but in the columns of what follows from them', async () => {
  const { rows } = await owner.query<{ table: string }>(
    `SELECT DISTINCT relname AS table FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
       JOIN pg_proc ON pg_proc.oid = tgfoid
     WHERE relnamespace = 'fordring'::regnamespace AND proname = 'refuse_change' AND tgtype & 16 <> 0
       AND tgattr = ''::int2vector ORDER BY relname`,
  );
  const facts = rows.map(({ table }) => table);
  expect(facts).toEqual(expect.arrayContaining(['claim_event', 'journal_entry', 'posting', 'decision', 'command']));
  for (const role of ROLES) {
    const changing = (await rightsFound(role)).filter(({ updates, deletes }) => updates.length > 0 || deletes);
    // The worker puts imprints under a head: they move, and none is lost.
    const moved = role === 'fordring_worker' ? ['open_imprint'] : [];
    expect(changing.map(({ table }) => table).filter((table) => facts.includes(table))).toEqual(moved);
  }
});

describe('a login of a desk', () => {
  let desk: Awaited<ReturnType<typeof loginWith>>;
  beforeAll(async () => {
    desk = await loginWith('fordring_desk');
    await registerCreditor(desk.pool, {
      ...{ creditorId: 'town', name: 'Björkviks kommun', policy: seBotkyrka, chart: SWEDISH_SAMPLE_CHART },
      paymentAccounts: ['5050-1055'],
    });
    await register(desk.pool, invoice({ number: '1' }), invoice({ number: '2' }));
    await importPayments(desk.pool, bankFile(movement({ key: '1', amount: '1200.00', for: ['91'] })));
  });

  test('takes up a creditor, registers invoices and imports payments, and the books are whole', async () => {
    const { pool } = await loginWith('fordring_worker');
    await carryOut(pool, '2', '2016-02-08', step('reminder'));
    await closeHead(pool, 'town', civilDate('2016-02-08'));
    const reader = await loginWith('fordring_reader');
    expect(await checkLedger(reader.pool, { creditorIds: ['town'] })).toMatchObject({ holds: true });
  });

  const FORGERIES = [
    "UPDATE fordring.claim_event SET data = '{}'",
    'DELETE FROM fordring.claim_event',
    'TRUNCATE fordring.claim_event CASCADE',
    'UPDATE fordring.posting SET amount = 1',
    'DELETE FROM fordring.posting',
    "UPDATE fordring.payment SET amount = 1 WHERE payment_id = 'p'",
    'DELETE FROM fordring.decision_mark',
    "UPDATE fordring.authority_matrix SET data = '{}'",
    "UPDATE fordring.policy_version SET data = '{}'",
    'DELETE FROM fordring.receipt',
    'DELETE FROM fordring.command',
    'DELETE FROM fordring.open_imprint',
    "INSERT INTO fordring.open_imprint (creditor_id, kind, key, number, hash) VALUES ('town', 'event', 'x', 1, '\\x00')",
    'INSERT INTO fordring.day_head SELECT * FROM fordring.day_head',
    "INSERT INTO fordring.migration (number, name, checksum) VALUES (9999, 'x', 'x')",
    'ALTER TABLE fordring.claim_event DISABLE TRIGGER ALL',
    'DROP TRIGGER claim_stays ON fordring.claim',
    'CREATE TRIGGER own AFTER INSERT ON fordring.claim_event EXECUTE FUNCTION fordring.refuse_change()',
    'ALTER TABLE fordring.claim DROP COLUMN settled',
    'CREATE TABLE fordring.own ()',
    'DROP TABLE fordring.receipt',
    'CREATE OR REPLACE FUNCTION fordring.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
    "SET session_replication_role = 'replica'",
    'ALTER TABLE fordring.claim_event OWNER TO CURRENT_USER',
    'INSERT INTO fordring.erasing VALUES (pg_current_xact_id())',
    "INSERT INTO fordring.erasable VALUES ('claim', '{claim_id}', '{amount}', false, false)",
    "INSERT INTO fordring.erased_row (forgetting_id, table_name, row_key) VALUES ('f', 'debtor', '{}')",
    'SET ROLE fordring_worker',
    'CREATE ROLE own',
  ];

  test.each(FORGERIES)('is refused: %s', async (statement) => {
    await expect(desk.pool.query(statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  });

  test('needs no right to write imprints: whatever table it writes, the trigger has the owner’s', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT DISTINCT proname AS name FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
       WHERE pronamespace = 'fordring'::regnamespace AND prosrc LIKE '%INTO fordring.open_imprint%' AND NOT prosecdef`,
    );
    expect(rows).toEqual([]);
    await desk.pool.query(
      `INSERT INTO fordring.open_item_list (creditor_id, period, administration_id, as_of, known, due_on, sha256)
       VALUES ('town', '2016-01', 'school', '2016-01-31', '2016-02-02', '2016-02-20', repeat('0', 64))`,
    );
    expect(await checkLedger(desk.pool, { creditorIds: ['town'] })).toMatchObject({ holds: true });
  });

  test('hangs no function that writes imprints on a table of its own', async () => {
    const { rows } = await owner.query<{ name: string }>(
      "SELECT 'fordring.' || quote_ident(proname) || '()' AS name FROM pg_proc WHERE pronamespace = 'fordring'::regnamespace AND prosecdef AND prorettype = 'trigger'::regtype",
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { name } of rows) {
      const hanging = `CREATE TEMP TABLE own (creditor_id text) ON COMMIT DROP;
        CREATE TRIGGER own AFTER INSERT ON own REFERENCING NEW TABLE AS written EXECUTE FUNCTION ${name}`;
      await expect(desk.pool.query(hanging)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
    }
  });
});

test('a reader writes nothing', async () => {
  const { pool } = await loginWith('fordring_reader');
  for (const { table } of await rightsFound('fordring_reader')) {
    const inserting = pool.query(`INSERT INTO fordring.${table} DEFAULT VALUES`);
    await expect(inserting).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE });
  }
});

test('a password is changed while a pool of the login goes on working', async () => {
  const { name, pool } = await loginWith('fordring_reader');
  await pool.query('SELECT 1');
  const password = randomUUID();
  await owner.query(`ALTER ROLE ${name} PASSWORD '${password}'`);
  expect((await pool.query('SELECT 1')).rowCount).toBe(1);
  const place = new URL(url);
  place.username = name;
  place.password = password;
  expect((await poolAt(place.href).query('SELECT 1')).rowCount).toBe(1);
});

test('a login gives way to a second one of its role: both work until the first is dropped, and then the first is refused', async () => {
  const first = await loginWith('fordring_worker');
  const works = (pool: Pool) => pool.query('UPDATE fordring.close_notice SET delivered_at = NULL WHERE false');
  await works(first.pool);
  const second = await loginWith('fordring_worker');
  await Promise.all([works(second.pool), works(first.pool)]);
  await first.pool.end();
  open.splice(open.indexOf(first.pool), 1);
  await owner.query(`DROP ROLE ${first.name}`);
  await works(second.pool);
  await expect(works(poolAt(first.place))).rejects.toThrow('password authentication failed');
});

test('a password that is changed leaves connections that are open, and new ones need the new password', async () => {
  const { name, pool, place } = await loginWith('fordring_desk');
  const connected = await pool.connect();
  const password = randomUUID();
  await owner.query(`ALTER ROLE ${name} PASSWORD '${password}'`);
  await connected.query('SELECT FROM fordring.claim');
  connected.release();
  await expect(poolAt(place).query('SELECT')).rejects.toThrow('password authentication failed');
  const changed = new URL(place);
  changed.password = password;
  await poolAt(changed.href).query('SELECT FROM fordring.claim');
});
