import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Currency } from '../../domain/kernel/money';
import type { Recipe } from '../../reconciliation/recipe';
import type { RunName } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import {
  currentLoads,
  insertLoad,
  lastVersion,
  missingSources,
  nameOfFile,
  sumOfFiles,
  type Load,
  type LoadedFile,
} from './loads';
import { refuseEarlierDay } from './order-of-signing';
import { recipeOfRun } from './recipe-of-run';
import { lockRun, record } from './run-record';
import { RunRefused } from './run-refused';
import { saidWords } from './said-words';
import { sourceNamed } from './source-of-run';
import { refuseSigned } from './take-in';
import { doneBy, type By } from './who-acts';

export interface Withdrawal extends RunName {
  readonly source: string;
  /** As it was called when it was delivered. */
  readonly fileName: string;
  readonly reason?: string;
  readonly today: CivilDate;
}

export interface Withdrawn {
  readonly source: string;
  readonly fileName: string;
  readonly version: number;
  /** It was withdrawn before: nothing was changed. */
  readonly repeated: boolean;
  readonly currency: Currency;
  /** What the source is without it. */
  readonly left: { readonly files: number; readonly rows: number; readonly total: string };
  /** Whether something has to be delivered now before the run goes on. */
  readonly isMissing: boolean;
}

/**
 * Takes a file that was delivered by mistake out of a run: it stays on record, and counts no more. The run is matched anew
 * from what is left, or waits for its source when nothing is; the ledger answers again where it would have itself.
 *
 * Throws `RunUnknown`, and `RunRefused` (unknown source or file, the ledger's own answer, already signed, a day before what
 * has happened).
 */
export async function withdrawFile(
  pool: Pool,
  { source, fileName, reason, today, ...name }: Withdrawal,
  by: By,
): Promise<Withdrawn> {
  const done = doneBy(by, today);
  const why = saidWords(reason);
  return inTransaction(pool, async (client) => {
    const recipe = await recipeOfRun(client, name);
    const { title } = sourceNamed(recipe, source);
    const run = await lockRun(client, name);
    refuseSigned(run);
    await refuseEarlierDay(client, run, today);
    const loads = await currentLoads(client, run.runId);
    const load = loads.get(source);
    const file = load?.files.find((one) => nameOfFile(one) === fileName);
    const answer = { source, fileName, currency: recipe.currency };
    if (!file) {
      const version = await withdrawnAlready(client, run.runId, source, fileName);
      if (version === undefined) throw unknownFile(recipe, source, fileName, load);
      return { ...answer, version, repeated: true, ...whatIsLeft(recipe, loads, source) };
    }
    if (file.deliveredBy === null) {
      throw new RunRefused(
        'ledgers-answer',
        `${fileName} is what the ledger itself answered as ${source} (${title}); nobody delivered it. Deliver the file that stands in its place, or correct the ledger.`,
      );
    }
    const version = (await lastVersion(client, run.runId, source)) + 1;
    const gone: LoadedFile = { ...file, version, deliveredOn: today, deliveredBy: done.by };
    await insertLoad(client, run.runId, source, recipe.currency, gone, { withdrawn: true });
    const files = load?.files.filter((one) => one !== file) ?? [];
    if (files.length === 0) loads.delete(source);
    else
      loads.set(source, { source, version, files, currency: recipe.currency, ...sumOfFiles(files, recipe.currency) });
    await record(client, run, done, {
      type: 'SourceWithdrawn',
      source,
      version,
      withdraws: file.version,
      fileName: file.fileName,
      ...(file.part !== null && { part: file.part }),
      sha256: file.sha256.toString('hex'),
      rows: file.rows,
      total: file.total,
      ...(why !== undefined && { reason: why }),
      isComplete: missingSources(recipe, loads).length === 0,
    });
    return { ...answer, version, repeated: false, ...whatIsLeft(recipe, loads, source) };
  });
}

function whatIsLeft(
  recipe: Recipe,
  loads: ReadonlyMap<string, Load>,
  source: string,
): Pick<Withdrawn, 'left' | 'isMissing'> {
  const files = loads.get(source)?.files ?? [];
  return {
    left: { files: files.length, ...sumOfFiles(files, recipe.currency) },
    isMissing: missingSources(recipe, loads).includes(source),
  };
}

/** The version by which a file of this name was withdrawn, when that is the last that happened under it. */
async function withdrawnAlready(
  client: PoolClient,
  runId: number,
  source: string,
  fileName: string,
): Promise<number | undefined> {
  const { rows } = await client.query<{ version: number; withdrawn: boolean }>(
    `SELECT version, withdrawn FROM fordring.reconciliation_load
     WHERE run_id = $1 AND source = $2 AND coalesce(part, file_name) = $3 ORDER BY version DESC LIMIT 1`,
    [runId, source, fileName],
  );
  return rows[0]?.withdrawn === true ? rows[0].version : undefined;
}

function unknownFile(recipe: Recipe, source: string, fileName: string, load: Load | undefined): RunRefused {
  const { title } = sourceNamed(recipe, source);
  const names = load?.files.map(nameOfFile).join(', ');
  return new RunRefused(
    'unknown-file',
    names === undefined
      ? `No file of ${title} (${source}) counts: there is none to withdraw.`
      : `No file of ${title} (${source}) is called ${fileName}. Those that count are ${names}.`,
  );
}
