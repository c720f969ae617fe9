import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { createLedgerPool } from '../../store/connect';
import { migrate, MIGRATIONS_FOLDER, newerMigrations, requireMigrated } from '../../store/migrate';
import { useWorld } from '../support/world';

const world = useWorld();
let pool: Pool;
let folder: string;

beforeEach(async () => {
  pool = createLedgerPool(await world().emptyDatabase());
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterEach(async () => {
  await pool.end();
  await rm(folder, { recursive: true });
});

async function migration(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'up.sql'), sql);
}

test('all migrations are applied once, in order, and every one has its note', async () => {
  const names = (await readdir(MIGRATIONS_FOLDER)).sort();
  expect(await migrate(pool)).toEqual(names);
  expect(await migrate(pool)).toEqual([]);
  for (const name of names) expect(await readdir(join(MIGRATIONS_FOLDER, name))).toEqual(['note.md', 'up.sql']);
});

test('four processes that start at once apply each migration once between them', async () => {
  await migration('0001-first', 'CREATE TABLE fordring.first (n integer); SELECT pg_sleep(0.2)');
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(pool, folder)));
  expect(applied.flat()).toEqual(['0001-first']);
});

test('one that was written beside a later one is applied too, though the later one stands already', async () => {
  await migration('0001-first', 'CREATE TABLE fordring.first (n integer)');
  await migration('0020-later', 'CREATE TABLE fordring.later (n integer)');
  await migrate(pool, folder);
  await migration('0017-beside', 'CREATE TABLE fordring.beside (n integer)');
  expect(await migrate(pool, folder)).toEqual(['0017-beside']);
  expect(await migrate(pool, folder)).toEqual([]);
});

test('a migration that was changed after it was applied is refused by name', async () => {
  await migration('0001-first', 'CREATE TABLE fordring.first (n integer)');
  await migrate(pool, folder);
  await migration('0001-first', 'CREATE TABLE fordring.first (n bigint)');
  await expect(migrate(pool, folder)).rejects.toThrow(
    /0001-first was applied to this database, but reads differently now/,
  );
});

test('a migration of before releases were noted that went missing is refused by name', async () => {
  await migration('0001-first', 'CREATE TABLE fordring.first (n integer)');
  await migrate(pool, folder);
  await pool.query('ALTER TABLE fordring.migration DROP COLUMN release, DROP COLUMN asks_for');
  await migrate(pool, folder);
  await rm(join(folder, '0001-first'), { recursive: true });
  await expect(migrate(pool, folder)).rejects.toThrow(/0001-first was applied to this database, but is not there now/);
});

test('a migration that fails leaves nothing of itself, and those before it stay', async () => {
  await migration('0001-first', 'CREATE TABLE fordring.first (n integer)');
  await migration('0002-second', 'CREATE TABLE fordring.second (n integer); SELECT 1 / 0');
  await expect(migrate(pool, folder)).rejects.toThrow('division by zero');
  const { rows } = await pool.query(
    `SELECT to_regclass('fordring.first') IS NOT NULL AS first, to_regclass('fordring.second') IS NOT NULL AS second`,
  );
  expect(rows).toEqual([{ first: true, second: false }]);
  await migration('0002-second', 'CREATE TABLE fordring.second (n integer)');
  expect(await migrate(pool, folder)).toEqual(['0002-second']);
});

test('a database that lacks migrations is refused with what to do, and stays as it is', async () => {
  await migration('0001-first', 'CREATE TABLE fordring.first (n integer)');
  await migration('0002-second', 'CREATE TABLE fordring.second (n integer)');
  await expect(requireMigrated(pool, folder)).rejects.toMatchObject({
    name: 'LedgerNotMigrated',
    message:
      'The database lacks 2 of 2 migrations, the first is 0001-first. Bring it up to this release first: fordring migrate.',
  });
  expect(await schemas()).toEqual([]);
  await migrate(pool, folder);
  await requireMigrated(pool, folder);
  await migration('0003-third', 'CREATE TABLE fordring.third (n integer)');
  await expect(requireMigrated(pool, folder)).rejects.toThrow('lacks 1 of 3 migrations, the first is 0003-third');
  await writeFile(join(folder, '0001-first', 'up.sql'), 'SELECT 1');
  await expect(requireMigrated(pool, folder)).rejects.toThrow(/0001-first was applied to this database/);
});

describe('a database that a newer release has migrated', () => {
  /** The newer release applies this; then the older one stands there again, with its one migration. */
  async function migratedByNewer(name: string, sql: string): Promise<void> {
    await migration('0002-second', 'CREATE TABLE fordring.second (n integer)');
    await migrate(pool, folder, '0.2.0');
    await migration(name, sql);
    await migrate(pool, folder, '0.3.0');
    await rm(join(folder, name), { recursive: true });
  }

  // Its number may be the lower one: it was written beside.
  test.each(['0001-beside', '0003-third'])('serves the older one, which changes nothing, after %s', async (name) => {
    await migratedByNewer(name, 'CREATE TABLE fordring.third (n integer)');
    await requireMigrated(pool, folder);
    expect(await migrate(pool, folder, '0.2.0')).toEqual([]);
    expect(await newerMigrations(pool, folder)).toMatchObject([{ name, release: '0.3.0' }]);
  });

  test('refuses the older one after a migration that ends every older program', async () => {
    await migratedByNewer('0003-third', '-- contract\nDROP TABLE fordring.second');
    const refusal = {
      name: 'LedgerNewer',
      message:
        'Release 0.3.0 has migrated this database, and this older program cannot work with it: it does not know ' +
        'migration 0003-third. Start release 0.3.0 or a later one. To go back, restore the backup of before the migration.',
    };
    await expect(requireMigrated(pool, folder)).rejects.toMatchObject(refusal);
    await expect(migrate(pool, folder)).rejects.toMatchObject(refusal);
  });

  test('serves the release that has the replacement, and refuses the one before it', async () => {
    // What 0002 began, 0003 ends: the release of 0002 uses the old thing no more.
    await migratedByNewer('0003-third', '-- contract: 0002-second\nSELECT 1');
    await requireMigrated(pool, folder);
    await rm(join(folder, '0002-second'), { recursive: true });
    await expect(requireMigrated(pool, folder)).rejects.toMatchObject({
      name: 'LedgerNewer',
      message: expect.stringContaining('it does not know migration 0003-third and 1 more.') as string,
    });
  });

  test('is no older one where both have what the other lacks', async () => {
    await migratedByNewer('0003-third', 'CREATE TABLE fordring.third (n integer)');
    await migration('0004-fourth', 'CREATE TABLE fordring.fourth (n integer)');
    await expect(migrate(pool, folder)).rejects.toThrow(
      /0003-third was applied to this database, but is not there now/,
    );
  });
});

/** The last migration of before the mark was there. */
const LAST_UNMARKED = 184;
const ENDING =
  /\bDROP (?:TABLE|COLUMN|FUNCTION|VIEW|SCHEMA)\b|\bRENAME\b|\bSET NOT NULL\b|\bALTER COLUMN \w+ (?:SET DATA )?TYPE\b/i;

test('a migration that takes away what older programs use says so by its mark', async () => {
  const names = await readdir(MIGRATIONS_FOLDER);
  for (const name of names.filter((one) => Number(one.slice(0, 4)) > LAST_UNMARKED)) {
    const sql = await readFile(join(MIGRATIONS_FOLDER, name, 'up.sql'), 'utf8');
    if (ENDING.test(sql)) expect([name, sql]).toEqual([name, expect.stringMatching(/^-- contract(: |$)/m)]);
    const [, asksFor] = /^-- contract: (.*)$/m.exec(sql) ?? [];
    if (asksFor) expect([name, names]).toEqual([name, expect.arrayContaining([asksFor])]);
  }
});

async function schemas(): Promise<unknown[]> {
  const { rows } = await pool.query<{ nspname: string }>("SELECT nspname FROM pg_namespace WHERE nspname = 'fordring'");
  return rows;
}
