import type { PoolClient } from 'pg';
import type { Currency } from '../../domain/kernel/money';
import { InputRefused } from '../../domain/kernel/input-refused';
import type { Recipe } from '../../reconciliation/recipe';
import type { RecipeSource } from '../../reconciliation/recipe-source';
import { SourceReader } from '../../reconciliation/source-reader';
import { findKept, keepFile, keptPieces, measureFile, type OpenFile } from './kept-files';
import {
  currentLoads,
  insertLoad,
  lastVersion,
  missingSources,
  nameOfFile,
  otherSideWithSameFile,
  sumOfFiles,
  type Load,
  type LoadedFile,
} from './loads';
import { refuseEarlierDay } from './order-of-signing';
import { isSigned, type RunEvent } from './run-events';
import { record, type Done, type RunRow } from './run-record';
import { RunRefused } from './run-refused';
import { linesOf, sourceNamed } from './source-of-run';

export interface FileToDeliver {
  /** Of a source in parts also which part it is. */
  readonly fileName: string;
  readonly open: OpenFile;
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
  /** Of a source in parts: the file's name (of one that was there already, the name that it has there), and all its parts together. */
  readonly part?: string;
  readonly inAll?: { readonly files: number; readonly rows: number; readonly total: string };
}

/** Neither comes anything to a run that is signed, nor is anything taken from it. Throws `RunRefused`. */
export function refuseSigned(run: RunRow): void {
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
}

/**
 * Takes files of one source into a run that is locked: kept, read through, counted and told of, the last of them as the one
 * that makes the run whole. Of the ledger's own answers nobody is the sender. Throws `InputRefused` and `RunRefused`.
 */
export async function takeIn(
  client: PoolClient,
  recipe: Recipe,
  run: RunRow,
  { source, files }: { readonly source: string; readonly files: readonly FileToDeliver[] },
  done: Done,
  telling: { readonly tells?: boolean } = {},
): Promise<readonly Delivered[]> {
  refuseSigned(run);
  if (done.by !== undefined) await refuseEarlierDay(client, run, done.on);
  const loads = await currentLoads(client, run.runId);
  const { inParts, ledgerQuery } = sourceNamed(recipe, source);
  let version = await lastVersion(client, run.runId, source);
  let current = loads.get(source)?.files ?? [];
  const taken: Taken[] = [];
  for (const file of files) {
    const measure = await measureFile(file.open);
    const known = current.find(({ sha256 }) => sha256.equals(measure.sha256));
    if (known) {
      taken.push({ file: known, before: undefined, isNew: false });
      continue;
    }
    const before = inParts ? current.find((one) => nameOfFile(one) === file.fileName) : current[0];
    const kept = await keepAndRead(client, recipe, run, { ...file, ...measure, source });
    version += 1;
    const part = inParts ? (before ? before.part : file.fileName) : null;
    const loaded: LoadedFile = {
      part,
      version,
      fileName: file.fileName,
      ...measure,
      ...kept,
      deliveredOn: done.on,
      deliveredBy: done.by ?? null,
    };
    await insertLoad(client, run.runId, source, recipe.currency, loaded);
    taken.push({ file: loaded, before, isNew: true });
    current = [...current.filter((one) => one !== before), loaded];
  }
  const sum = sumOfFiles(current, recipe.currency);
  const load: Load = { source, version, files: current, currency: recipe.currency, ...sum };
  loads.set(source, load);
  await recordAll(
    client,
    run,
    done,
    taken.flatMap(({ file, before, isNew }) => (isNew ? [deliveredEvent(source, file, before)] : [])),
    { isComplete: missingSources(recipe, loads).length === 0, telling },
  );
  const isInstead = done.by !== undefined && ledgerQuery !== undefined;
  const answerOf = (
    { file, before, isNew }: Taken,
    sameAs = otherSideWithSameFile(loads, source, [file]),
  ): Delivered => ({
    source,
    version: file.version,
    sha256: file.sha256.toString('hex'),
    repeated: !isNew,
    ...(before && { replaces: before.version }),
    ...(isNew && sameAs !== undefined && { sameAs }),
    ...(isNew && isInstead && { insteadOfLedger: true as const }),
    rows: file.rows,
    total: file.total,
    currency: recipe.currency,
    ...(inParts && { part: nameOfFile(file), inAll: { files: current.length, ...sum } }),
  });
  return taken.map((one) => answerOf(one));
}

interface Taken {
  readonly file: LoadedFile;
  readonly before: LoadedFile | undefined;
  readonly isNew: boolean;
}

/** Keeps the file, unless it is kept already, and reads it through. */
async function keepAndRead(
  client: PoolClient,
  recipe: Recipe,
  run: RunRow,
  {
    source,
    fileName,
    open,
    sha256,
    bytes,
  }: FileToDeliver & Pick<LoadedFile, 'sha256' | 'bytes'> & { readonly source: string },
): Promise<Pick<LoadedFile, 'fileId' | 'rows' | 'total'>> {
  const known = await findKept(client, run.creditorId, sha256);
  let fileId = known ?? 0;
  const pieces =
    known === undefined
      ? keepFile(client, { sha256, bytes, creditorId: run.creditorId, open }, (id) => (fileId = id))
      : keptPieces(client, known);
  const reader = new SourceReader(recipe, source, { period: run.period, by: run.periodRule });
  const of = sourceNamed(recipe, source);
  try {
    for await (const batch of linesOf(of, pieces, bytes)) for (const line of batch) reader.read(line);
  } catch (problem) {
    throw of.inParts && problem instanceof InputRefused ? refusedPart(of, fileName, problem) : problem;
  }
  const { rows, total } = reader.tally.summary(0);
  return { fileId, rows, total: total.toString() };
}

/** A line says little without the file that it stands in. */
function refusedPart({ title }: RecipeSource, fileName: string, { problems }: InputRefused): InputRefused {
  return new InputRefused(`${fileName} was refused as "${title}"; nothing that came with it was taken in.`, problems);
}

type DeliveredEvent = Omit<Extract<RunEvent, { readonly type: 'SourceDelivered' }>, 'isComplete'>;

function deliveredEvent(source: string, file: LoadedFile, before: LoadedFile | undefined): DeliveredEvent {
  const { version, fileName, part, sha256, rows, total } = file;
  return {
    type: 'SourceDelivered',
    source,
    version,
    fileName,
    ...(part !== null && { part, ...(before && { replaces: before.version }) }),
    sha256: sha256.toString('hex'),
    rows,
    total,
  };
}

/** A run has its sources when the last of the files that came together is there, and not before. */
async function recordAll(
  client: PoolClient,
  run: RunRow,
  done: Done,
  events: readonly DeliveredEvent[],
  { isComplete, telling }: { readonly isComplete: boolean; readonly telling: { readonly tells?: boolean } },
): Promise<void> {
  let recorded = run;
  for (const [at, event] of events.entries()) {
    const isLast = at === events.length - 1;
    recorded = await record(client, recorded, done, { ...event, isComplete: isLast && isComplete }, telling);
  }
}
