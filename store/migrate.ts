import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { Fault } from '../domain/kernel/fault';

/** Any number will do, as long as every process of Fordring uses the same. */
const MIGRATION_LOCK = 4_672_701;
const FOLDER = /^(\d{4})-[a-z0-9-]+$/;
export const MIGRATIONS_FOLDER = join(__dirname, 'migrations');
const UNNAMED = 'unnamed';

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

/**
 * A newer release has changed the tables so that this one cannot work with them. Start that release or a later one, or
 * restore the backup of before it.
 */
export class LedgerNewer extends Fault {
  override readonly name = 'LedgerNewer';
  override readonly kind = 'unavailable';
}

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
  /** The migration that a program must know to work after this one. None where every earlier program works on. */
  readonly asksFor: string | null;
}

/** A row of `fordring.migration`. The last two are null where a program of before they were kept applied it. */
interface Applied {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly release: string | null;
  readonly asksFor: string | null;
}

/** A migration of a newer release, and the release that applied it. */
export type NewerMigration = Pick<Applied, 'name' | 'release'>;

/**
 * The line by which a migration ends older programs: those that do not know the migration that it names, or without a
 * name those that do not know this one.
 */
const CONTRACT = /^-- contract(?:: (\d{4}-[a-z0-9-]+))?$/m;

/**
 * Brings the database to the newest shape, and says which migrations it applied: none when nothing was to do, or when a
 * newer release has migrated it and this one may work on. Each is applied once, in order, in a transaction of its own, and
 * noted with the release that applies it. Two processes that start at once wait for each other. Throws `LedgerNewer` when
 * a newer release has ended this one, and `MigrationChanged` when one that was applied before reads differently now, or is
 * missing: write a new one instead.
 */
export async function migrate(
  pool: Pool,
  folder: string = MIGRATIONS_FOLDER,
  release: string = UNNAMED,
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return await applyMissing(client, migrations, release);
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    client.release();
  }
}

/**
 * Changes nothing, and returns when every migration of this release was applied, and none that ends it. Throws
 * `LedgerNotMigrated` when one is missing, and `LedgerNewer` and `MigrationChanged` as `migrate` does.
 */
export async function requireMigrated(pool: Pool, folder: string = MIGRATIONS_FOLDER): Promise<void> {
  const migrations = await readMigrations(folder);
  const { rows } = await pool.query<{ known: boolean }>(
    "SELECT to_regclass('fordring.migration') IS NOT NULL AS known",
  );
  const missing = rows[0]?.known ? lacking(await appliedTo(pool), migrations) : migrations;
  const [first] = missing;
  if (!first) return;
  throw new LedgerNotMigrated(
    `The database lacks ${missing.length} of ${migrations.length} migrations, the first is ${first.name}. ` +
      'Bring it up to this release first: fordring migrate.',
  );
}

/** The migrations of a newer release that were applied, in order of their numbers. Throws as `requireMigrated` does. */
export async function newerMigrations(pool: Pool, folder: string = MIGRATIONS_FOLDER): Promise<NewerMigration[]> {
  const migrations = await readMigrations(folder);
  const applied = await appliedTo(pool);
  lacking(applied, migrations);
  return unknownAmong(applied, migrations);
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => FOLDER.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, 'up.sql'), 'utf8');
      const [mark, asksFor = mark && name] = CONTRACT.exec(sql) ?? [];
      return {
        ...{ number: Number(name.slice(0, 4)), name, sql },
        ...{ checksum: createHash('sha256').update(sql).digest('hex'), asksFor: asksFor ?? null },
      };
    }),
  );
}

async function applyMissing(client: PoolClient, migrations: readonly Migration[], release: string): Promise<string[]> {
  // The two columns came later. Asked for first: ALTER TABLE would wait for every reader, such as a backup.
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS fordring;
    CREATE TABLE IF NOT EXISTS fordring.migration (
      number integer PRIMARY KEY,
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    DO $$ BEGIN
      IF NOT EXISTS (
        SELECT FROM pg_attribute
        WHERE attrelid = 'fordring.migration'::regclass AND attname = 'asks_for' AND NOT attisdropped
      ) THEN
        ALTER TABLE fordring.migration ADD COLUMN release text, ADD COLUMN asks_for text;
      END IF;
    END $$`);
  const missing = lacking(await appliedTo(client), migrations);
  for (const migration of missing) await apply(client, migration, release);
  return missing.map(({ name }) => name);
}

async function appliedTo(database: Pool | PoolClient): Promise<Applied[]> {
  // By way of JSON, for a database of before this release has no such columns.
  const { rows } = await database.query<Applied>(
    `SELECT number, name, checksum, to_jsonb(migration) ->> 'release' AS release,
            to_jsonb(migration) ->> 'asks_for' AS "asksFor"
     FROM fordring.migration ORDER BY number`,
  );
  return rows;
}

/**
 * Those that were not applied yet. Throws `MigrationChanged` when one that was applied is not as it was, and `LedgerNewer`
 * when one of a newer release ends this program.
 */
function lacking(applied: readonly Applied[], migrations: readonly Migration[]): Migration[] {
  // Also one that was written beside a later one that is applied already: skipped, its tables would be missing for ever.
  const numbers = new Set(applied.map(({ number }) => number));
  const missing = migrations.filter(({ number }) => !numbers.has(number));
  const unknown = unknownAmong(applied, migrations);
  for (const row of applied) {
    const migration = migrations.find(({ number }) => number === row.number);
    if (migration?.name === row.name && migration.checksum === row.checksum) continue;
    // A newer release has all that this one has. Where something is missing too, the two are of different lines.
    if (!migration && row.release && missing.length === 0) continue;
    throw new MigrationChanged(
      `Migration ${row.name} was applied to this database, but ${migration ? 'reads differently now' : 'is not there now'}. ` +
        'Restore it as it was, and put the change in a new migration.',
    );
  }
  const names = new Set(migrations.map(({ name }) => name));
  const ending = unknown.find(({ asksFor }) => asksFor && !names.has(asksFor));
  if (ending) throw newer(ending, unknown);
  return missing;
}

function unknownAmong(applied: readonly Applied[], migrations: readonly Migration[]): Applied[] {
  const numbers = new Set(migrations.map(({ number }) => number));
  return applied.filter(({ number }) => !numbers.has(number));
}

function newer(ending: Applied, unknown: readonly Applied[]): LedgerNewer {
  const others = unknown.length - 1;
  return new LedgerNewer(
    `Release ${ending.release} has migrated this database, and this older program cannot work with it: ` +
      `it does not know migration ${ending.name}${others > 0 ? ` and ${others} more` : ''}. ` +
      `Start release ${ending.release} or a later one. To go back, restore the backup of before the migration.`,
  );
}

async function apply(client: PoolClient, migration: Migration, release: string): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await client.query(
      'INSERT INTO fordring.migration (number, name, checksum, release, asks_for) VALUES ($1, $2, $3, $4, $5)',
      [migration.number, migration.name, migration.checksum, release, migration.asksFor],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
