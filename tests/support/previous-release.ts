import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Pool } from 'pg';
import { MIGRATIONS_FOLDER, migrate } from '../../store/migrate';

/** Where the town of the previous release is kept; `record-release.ts` records it. */
export const PREVIOUS_RELEASE = join(__dirname, '..', 'previous-release');
const ROOT = join(__dirname, '..', '..');

export interface RecordedRelease {
  readonly commit: string;
  /** As `fordring engine versions` names it. */
  readonly release: string;
  /** Those that its ledger had: a later one may have a lower number. */
  readonly migrations: readonly string[];
}

export interface RecordedLedger {
  /** By table: each row as PostgreSQL writes it. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  readonly sequences: Readonly<Record<string, number>>;
}

export function previousRelease(): RecordedRelease {
  return JSON.parse(readFileSync(join(PREVIOUS_RELEASE, 'release.json'), 'utf8')) as RecordedRelease;
}

function git(...words: readonly string[]): Buffer {
  return execFileSync('git', words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 30 });
}

export function commitOf(named: string): string {
  return git('rev-parse', '--verify', `${named}^{commit}`).toString().trim();
}

/** Lays the program of a commit down in a folder, with this clone's packages, and answers its command. */
export function unpackProgram(commit: string, folder: string): string {
  mkdirSync(folder);
  execFileSync('tar', ['x', '-C', folder], { input: git('archive', commit, '--', '.', ':!tests', ':!docs') });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'bin', 'fordring.mjs');
}

/** The previous release's own program; undefined where this clone does not reach back to its commit. */
export function programOf({ commit }: RecordedRelease, folder: string): string | undefined {
  try {
    commitOf(commit);
  } catch {
    return undefined;
  }
  return unpackProgram(commit, folder);
}

/** The engine's own file, as the previous release left it. */
export function putUpEngine(folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'temporal.db'), gunzipSync(readFileSync(join(PREVIOUS_RELEASE, 'engine.db.gz'))));
}

/** The tables of the previous release with its rows, in an empty database. The pool is the superuser's. */
export async function putUpLedger(pool: Pool, { migrations }: RecordedRelease, scratch: string): Promise<void> {
  const folder = await mkdtemp(join(scratch, 'migrations-'));
  for (const name of migrations) await cp(join(MIGRATIONS_FOLDER, name), join(folder, name), { recursive: true });
  await migrate(pool, folder, 'previous');
  const text = gunzipSync(readFileSync(join(PREVIOUS_RELEASE, 'ledger.json.gz'))).toString();
  const { tables, sequences } = JSON.parse(text) as RecordedLedger;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // Rows are put back as they were: nothing is checked, numbered or imprinted a second time.
    await client.query('SET LOCAL session_replication_role = replica');
    const names = Object.keys(tables).map((name) => `fordring."${name}"`);
    await client.query(`TRUNCATE ${names.join(', ')}`);
    for (const [name, rows] of Object.entries(tables)) {
      if (rows.length === 0) continue;
      const columns = await columnsOf(pool, name);
      await client.query(
        `INSERT INTO fordring."${name}" (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
         SELECT ${columns.map((column) => `(one).${column}`).join(', ')}
         FROM (SELECT row::fordring."${name}" AS one FROM unnest($1::text[]) WITH ORDINALITY AS given (row, place) ORDER BY place) AS rows`,
        [rows],
      );
    }
    for (const [name, value] of Object.entries(sequences))
      await client.query('SELECT setval($1, $2)', [`fordring."${name}"`, value]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/** A column that follows from others is written by PostgreSQL alone. */
async function columnsOf(pool: Pool, table: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'fordring' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name }) => `"${name}"`);
}
