import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { Fault } from '../domain/kernel/fault';

/** Any number will do, as long as every process of Fordring uses the same. */
const MIGRATION_LOCK = 4_672_701;
const FOLDER = /^(\d{4})-[a-z0-9-]+$/;
export const MIGRATIONS_FOLDER = join(__dirname, 'migrations');

/**
 * A migration that was applied reads differently now, or is missing. Restore it as it was, and put the change in a new
 * migration.
 */
export class MigrationChanged extends Fault {
  override readonly name = 'MigrationChanged';
  override readonly kind = 'damaged';
}

/** The tables are those of an older release, or none are there. Run `fordring migrate`. */
export class LedgerNotMigrated extends Fault {
  override readonly name = 'LedgerNotMigrated';
  override readonly kind = 'unavailable';
}

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings the database to the newest shape, and says which migrations it applied: none when nothing was to do. Each is
 * applied once, in order, in a transaction of its own. Two processes that start at once wait for each other. Throws
 * `MigrationChanged` when one that was applied before reads differently now, or is missing: write a new one instead.
 */
export async function migrate(pool: Pool, folder: string = MIGRATIONS_FOLDER): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return await applyMissing(client, migrations);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}

/**
 * Changes nothing, and returns when every migration of this release was applied. Throws `LedgerNotMigrated` when one is
 * missing, and `MigrationChanged` as `migrate` does.
 */
export async function requireMigrated(pool: Pool, folder: string = MIGRATIONS_FOLDER): Promise<void> {
  const migrations = await readMigrations(folder);
  const { rows } = await pool.query<{ known: boolean }>(
    "SELECT to_regclass('fordring.migration') IS NOT NULL AS known",
  );
  const missing = rows[0]?.known ? await missingIn(pool, migrations) : migrations;
  const [first] = missing;
  if (!first) return;
  throw new LedgerNotMigrated(
    `The database lacks ${missing.length} of ${migrations.length} migrations, the first is ${first.name}. ` +
      'Bring it up to this release first: fordring migrate.',
  );
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => FOLDER.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, 'up.sql'), 'utf8');
      return { number: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function applyMissing(client: PoolClient, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS fordring;
    CREATE TABLE IF NOT EXISTS fordring.migration (
      number integer PRIMARY KEY,
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
    )`);
  const missing = await missingIn(client, migrations);
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

/** Those that were not applied yet. Throws `MigrationChanged` when one that was applied is not as it was. */
async function missingIn(database: Pool | PoolClient, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await database.query<{ number: number; name: string; checksum: string }>(
    'SELECT number, name, checksum FROM fordring.migration ORDER BY number',
  );
  for (const applied of rows) {
    const migration = migrations.find(({ number }) => number === applied.number);
    if (migration?.name === applied.name && migration.checksum === applied.checksum) continue;
    throw new MigrationChanged(
      `Migration ${applied.name} was applied to this database, but ${migration ? 'reads differently now' : 'is not there now'}. ` +
        'Restore it as it was, and put the change in a new migration.',
    );
  }
  // Also one that was written beside a later one that is applied already: skipped, its tables would be missing for ever.
  const applied = new Set(rows.map(({ number }) => number));
  return migrations.filter(({ number }) => !applied.has(number));
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await client.query('INSERT INTO fordring.migration (number, name, checksum) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
