import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { migrate, MigrationChanged, MIGRATIONS_FOLDER } from '../../store/migrate';

/*
 * Databases keep the number, the name and the SHA-256 of each migration that was applied to them. A new migration is added
 * to the list with the sum that `sha256sum` gives for its `up.sql`; no line is ever changed or taken out.
 */

const LISTED = JSON.parse(readFileSync(join(__dirname, 'migrations.json'), 'utf8')) as Readonly<Record<string, string>>;

const rows = Object.entries(LISTED).map(([name, checksum]) => ({ number: Number(name.slice(0, 4)), name, checksum }));

/** As a program of before releases were noted applied them: the two last columns are empty. */
type AppliedRow = (typeof rows)[number];

/** A database that has these applied, and takes note of what is applied now. */
function database(applied: readonly AppliedRow[], noted: unknown[][] = []): Pool {
  const client = {
    release: () => undefined,
    query: (sql: string, values?: unknown[]): Promise<{ rows: readonly unknown[] }> => {
      if (sql.startsWith('INSERT INTO fordring.migration') && values) noted.push(values);
      return Promise.resolve({ rows: sql.startsWith('SELECT number, name, checksum') ? applied : [] });
    },
  };
  return { connect: () => Promise.resolve(client) } as unknown as Pool;
}

test('a database with all of the list is up to date (add a new migration to the list)', async () => {
  await expect(migrate(database(rows))).resolves.toEqual([]);
});

test('an empty database notes number, name and checksum of the list, in order', async () => {
  const noted: unknown[][] = [];
  await migrate(database([], noted));
  expect(noted.map((values) => values.slice(0, 3))).toEqual(
    rows.map(({ number, name, checksum }) => [number, name, checksum]),
  );
});

test.each(rows)('$name is never changed', ({ name, checksum }) => {
  const sql = readFileSync(join(MIGRATIONS_FOLDER, name, 'up.sql'));
  expect(createHash('sha256').update(sql).digest('hex')).toBe(checksum);
});

test('nothing but migrations lies in their folder', () => {
  expect(readdirSync(MIGRATIONS_FOLDER).sort()).toEqual(Object.keys(LISTED).sort());
});

test('a database whose migration reads differently is refused', async () => {
  const [first, ...others] = rows;
  const other = { ...first!, checksum: '0'.repeat(64) };
  await expect(migrate(database([other, ...others]))).rejects.toThrow(MigrationChanged);
});
