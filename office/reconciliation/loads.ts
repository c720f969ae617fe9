import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import type { Recipe } from '../../reconciliation/recipe';

/** A file of a source that counts. */
export interface LoadedFile {
  /** Which part of its source it is; null for the whole source. */
  readonly part: string | null;
  readonly version: number;
  readonly fileId: number;
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly bytes: number;
  readonly rows: number;
  readonly total: string;
  readonly deliveredOn: CivilDate;
  /** Null for what the ledger itself answered. */
  readonly deliveredBy: string | null;
}

/** A source of a run as it stands: one file, or its parts by their names. */
export interface Load {
  readonly source: string;
  /** The latest of all its deliveries and withdrawals, whichever part they were of: what a result was made of. */
  readonly version: number;
  readonly files: readonly LoadedFile[];
  readonly rows: number;
  readonly total: string;
  readonly currency: Currency;
}

interface LoadRow extends LoadedFile {
  readonly source: string;
  readonly latest: number;
  readonly currency: Currency;
}

/** The sources of which a file counts: of each part the latest version, unless that is a withdrawal. */
export async function currentLoads(client: Pool | PoolClient, runId: number): Promise<Map<string, Load>> {
  const { rows } = await client.query<LoadRow>(
    `SELECT * FROM (
       SELECT DISTINCT ON (source, part) source, max(version) OVER (PARTITION BY source) AS latest, part, version, withdrawn,
         file_id AS "fileId", file_name AS "fileName", sha256, bytes, rows, total, currency,
         delivered_on AS "deliveredOn", delivered_by AS "deliveredBy"
       FROM fordring.reconciliation_load JOIN fordring.reconciliation_file USING (file_id)
       WHERE run_id = $1 ORDER BY source, part, version DESC
     ) AS latest_of_part
     WHERE NOT withdrawn ORDER BY source, "fileName" COLLATE "C"`,
    [runId],
  );
  const bySource = new Map<string, LoadRow[]>();
  for (const row of rows) {
    const files = bySource.get(row.source);
    if (files) files.push(row);
    else bySource.set(row.source, [row]);
  }
  return new Map([...bySource].map(([source, files]) => [source, loadOf(source, files)]));
}

function loadOf(source: string, files: readonly LoadRow[]): Load {
  const [first] = files;
  if (!first) throw new RangeError(`The source ${source} has no file.`);
  const { latest, currency } = first;
  return { source, version: latest, currency, files, ...sumOfFiles(files, currency) };
}

/** What the files of a source come to together. */
export function sumOfFiles(files: readonly LoadedFile[], currency: Currency): Pick<Load, 'rows' | 'total'> {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const total = files.reduce((sum, file) => sum.plus(Money.of(file.total, currency)), Money.zero(currency));
  return { rows, total: total.toString() };
}

/** Under which name a file of a source is delivered anew or withdrawn. Parts of before there were parts have their file's. */
export function nameOfFile({ part, fileName }: Pick<LoadedFile, 'part' | 'fileName'>): string {
  return part ?? fileName;
}

/** Whether the ledger answered, and nobody brought a file. */
export function isLedgersAnswer({ files }: Pick<Load, 'files'>): boolean {
  return files.every(({ deliveredBy }) => deliveredBy === null);
}

/** What somebody has to deliver before the run can be matched: what the ledger answers itself is never missing. */
export function missingSources(recipe: Recipe, loads: ReadonlyMap<string, unknown>): string[] {
  return NEEDED_SOURCES.filter((name) => !loads.has(name) && recipe[name].ledgerQuery === undefined);
}

/** One file on both sides agrees with itself, whatever stands in it. The other side that has one of these, with rows. */
export function otherSideWithSameFile(
  loads: ReadonlyMap<string, Load>,
  source: string,
  files: readonly LoadedFile[] = loads.get(source)?.files ?? [],
): string | undefined {
  const other = source === 'left' ? 'right' : source === 'right' ? 'left' : undefined;
  const ofOther = other === undefined ? [] : (loads.get(other)?.files ?? []);
  const isShared = files.some(({ rows, sha256 }) => rows > 0 && ofOther.some((one) => one.sha256.equals(sha256)));
  return isShared ? other : undefined;
}

/** Over all parts of a source, and what was withdrawn of it. */
export async function lastVersion(client: PoolClient, runId: number, source: string): Promise<number> {
  const { rows } = await client.query<{ last: number | null }>(
    'SELECT max(version) AS last FROM fordring.reconciliation_load WHERE run_id = $1 AND source = $2',
    [runId, source],
  );
  return rows[0]?.last ?? 0;
}

export async function insertLoad(
  client: PoolClient,
  runId: number,
  source: string,
  currency: Currency,
  file: LoadedFile,
  { withdrawn = false } = {},
): Promise<void> {
  const { version, fileId, fileName, rows, total, deliveredOn, deliveredBy, part } = file;
  await client.query(
    `INSERT INTO fordring.reconciliation_load
       (run_id, source, version, file_id, file_name, rows, total, currency, delivered_on, delivered_by, part, withdrawn)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [runId, source, version, fileId, fileName, rows, total, currency, deliveredOn, deliveredBy, part, withdrawn],
  );
}

/** What must be there before a run is matched; lists of causes and a third source may come or not. */
export const NEEDED_SOURCES = ['left', 'right'] as const;
