import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/civil-date';
import type { Currency } from '../../domain/money';
import type { Recipe } from '../../reconciliation/recipe';
import { SourceReader } from '../../reconciliation/source-reader';
import type { RunName } from '../../workflows/reconciliation-port';
import { inTransaction } from '../ledger/connect';
import { findKept, keepFile, keptPieces, measureFile, type OpenFile } from './kept-files';
import { refuseEarlierDay } from './order-of-signing';
import { recipeOfRun } from './recipe-of-run';
import { isSigned } from './run-events';
import { lockRun, record, type Done, type RunRow } from './run-record';
import { RunRefused } from './run-refused';
import { roleFor } from './signing-roles';
import { linesOf, NEEDED_SOURCES, sourceNamed } from './source-of-run';
import { openRun } from './start-run';

export interface Delivery extends RunName {
  /** `left`, `right`, `third`, or the id of an explanation. */
  readonly source: string;
  readonly fileName: string;
  readonly open: OpenFile;
  readonly today: CivilDate;
  /** Of a run that begins with it. */
  readonly periodRule?: string;
}

export interface Delivered {
  readonly source: string;
  readonly version: number;
  readonly sha256: string;
  /** The very file that was there already: nothing was changed. */
  readonly repeated: boolean;
  /** The version that it takes the place of: a file came again with other contents. */
  readonly replaces?: number;
  /** The other side, which is this very file: then they agree whatever stands in it, and the run is not clean. */
  readonly sameAs?: string;
  /** The ledger would have answered itself. */
  readonly insteadOfLedger?: true;
  readonly rows: number;
  readonly total: string;
  readonly currency: Currency;
}

/** A source of a run as it was last delivered. */
export interface Load {
  readonly source: string;
  readonly version: number;
  readonly fileId: number;
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly bytes: number;
  readonly rows: number;
  readonly total: string;
  readonly currency: Currency;
  readonly deliveredOn: CivilDate;
  readonly deliveredBy: string | null;
}

/**
 * Takes a file in for a run, which begins with it when it is not there: read through from end to end, counted, totalled
 * and kept under its hash; all of it or nothing. The same file again changes nothing; another under the same name is a
 * new version, which is told, and the run is matched anew.
 *
 * Throws `InputRefused`, `RunRefused` (unknown source, already signed, a day before what has
 * happened, not authorised, and what `startRun` refuses),
 * `FileChangedMeanwhile`.
 */
export async function deliverSource(pool: Pool, delivery: Delivery, actor: Actor): Promise<Delivered> {
  const role = roleFor(actor, 'deliver', delivery.creditorId);
  const done = { on: delivery.today, by: actor.subject, role };
  return inTransaction(pool, async (client) => {
    const recipe = await recipeOfRun(client, delivery);
    sourceNamed(recipe, delivery.source);
    await openRun(client, delivery, done);
    return takeIn(client, recipe, await lockRun(client, delivery), delivery, done);
  });
}

/** The same for a run that is locked; of the ledger's own answers nobody is the sender. */
export async function takeIn(
  client: PoolClient,
  recipe: Recipe,
  run: RunRow,
  { source, fileName, open }: Pick<Delivery, 'source' | 'fileName' | 'open'>,
  done: Done,
  telling: { readonly tells?: boolean } = {},
): Promise<Delivered> {
  if (isSigned(run.state)) {
    throw new RunRefused(
      'already-signed',
      `${run.recipe} for ${run.period} is signed. Open it again first: fordring reconciliations reopen ${run.recipe} --period ${run.period} --reason TEXT.`,
    );
  }
  if (run.state === 'passed-over') {
    throw new RunRefused(
      'passed-over',
      `${run.recipe} for ${run.period} is passed over: a later period was signed before it.`,
    );
  }
  if (done.by !== undefined) await refuseEarlierDay(client, run, done.on);
  const measure = await measureFile(open);
  const loads = await currentLoads(client, run.runId);
  const before = loads.get(source);
  if (before?.sha256.equals(measure.sha256)) return { ...deliveredOf(before), repeated: true };

  const known = await findKept(client, run.creditorId, measure.sha256);
  let fileId = known ?? 0;
  const pieces =
    known === undefined
      ? keepFile(client, { ...measure, creditorId: run.creditorId, open }, (id) => (fileId = id))
      : keptPieces(client, known);
  const reader = new SourceReader(recipe, source, { period: run.period, by: run.periodRule });
  for await (const batch of linesOf(sourceNamed(recipe, source), pieces, measure.bytes)) {
    for (const line of batch) reader.read(line);
  }
  const { rows, total } = reader.tally.summary(0);
  const load: Load = {
    source,
    version: (before?.version ?? 0) + 1,
    fileId,
    fileName,
    ...measure,
    rows,
    total: total.toString(),
    currency: recipe.currency,
    deliveredOn: done.on,
    deliveredBy: done.by ?? null,
  };
  await client.query(
    `INSERT INTO fordring.reconciliation_load
       (run_id, source, version, file_id, file_name, rows, total, currency, delivered_on, delivered_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [run.runId, source, load.version, fileId, fileName, rows, load.total, load.currency, done.on, load.deliveredBy],
  );
  loads.set(source, load);
  await record(
    client,
    run,
    done,
    {
      type: 'SourceDelivered',
      source,
      version: load.version,
      fileName,
      sha256: measure.sha256.toString('hex'),
      rows,
      total: load.total,
      isComplete: missingSources(recipe, loads).length === 0,
    },
    telling,
  );
  const sameAs = otherSideWithSameFile(loads, source);
  return {
    ...deliveredOf(load),
    repeated: false,
    ...(before && { replaces: before.version }),
    ...(sameAs !== undefined && { sameAs }),
    ...(done.by !== undefined &&
      sourceNamed(recipe, source).ledgerQuery !== undefined && { insteadOfLedger: true as const }),
  };
}

/** One file on both sides agrees with itself, whatever stands in it. Which one it is, if it has any rows. */
export function otherSideWithSameFile(loads: ReadonlyMap<string, Load>, source: string): string | undefined {
  const other = source === 'left' ? 'right' : source === 'right' ? 'left' : undefined;
  const [one, another] = [loads.get(source), other === undefined ? undefined : loads.get(other)];
  return one && another && one.rows > 0 && one.sha256.equals(another.sha256) ? other : undefined;
}

/** What somebody has to deliver before the run can be matched: what the ledger answers itself is never missing. */
export function missingSources(recipe: Recipe, loads: ReadonlyMap<string, unknown>): string[] {
  return NEEDED_SOURCES.filter((name) => !loads.has(name) && recipe[name].ledgerQuery === undefined);
}

/** The latest version of each source. */
export async function currentLoads(client: Pool | PoolClient, runId: number): Promise<Map<string, Load>> {
  const { rows } = await client.query<Load>(
    `SELECT DISTINCT ON (source) source, version, file_id AS "fileId", file_name AS "fileName", sha256, bytes, rows, total,
       currency, delivered_on AS "deliveredOn", delivered_by AS "deliveredBy"
     FROM fordring.reconciliation_load JOIN fordring.reconciliation_file USING (file_id)
     WHERE run_id = $1 ORDER BY source, version DESC`,
    [runId],
  );
  return new Map(rows.map((load) => [load.source, load]));
}

function deliveredOf({
  source,
  version,
  sha256,
  rows,
  total,
  currency,
}: Load): Omit<Delivered, 'repeated' | 'replaces' | 'sameAs' | 'insteadOfLedger'> {
  return { source, version, sha256: sha256.toString('hex'), rows, total, currency };
}
