import type { Pool, PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { InputRefused } from '../../domain/kernel/input-refused';
import { fileExplanations, type Recipe } from '../../reconciliation/recipe';
import type { Reconciliation } from '../../reconciliation/result';
import { resultAsJson } from '../../reconciliation/result-json';
import type { RunName, RunNotice } from '../../workflows/reconciliation-port';
import { inTransaction } from '../../store/connect';
import { sha256 } from '../../store/ledger-json';
import { leavesNothing } from './clean-run';
import { DEADLINES } from './due-days';
import type { OpenWorkflows } from './ledger-sources/ask-ledger';
import { currentLoads, isLedgersAnswer, nameOfFile, otherSideWithSameFile, type Load } from './loads';
import { heldAgainstRuns } from './held-against-runs';
import { note } from './notices';
import { ownFilesAmong } from './own-files';
import { recipeOfRun } from './recipe-of-run';
import { lockRun, noticeOf, readRun, record, type RunRow } from './run-record';
import { TooMuchOpen } from './set-wise/open-rows-of';
import { reconcileInDatabase, type FilesOfRun } from './set-wise/reconcile-in-database';
import type { Lines } from './set-wise/row-blocks';
import { linesOfFiles, sourceNamed } from './source-of-run';
import { lockRunInSeries, lockSeries } from './start-run';
import { takeInLedger } from './take-in-ledger';
import { takeUpItems } from './take-up-items';
import { unlessCancelled } from './unless-cancelled';
import { creditorOfRuns } from './creditor-of-runs';

export interface MatchingParts {
  readonly pool: Pool;
  readonly openWorkflows: OpenWorkflows;
  /** Given up when it aborts: the run has got another file meanwhile, or the worker ends. Nothing is kept then. */
  readonly cancelled?: AbortSignal;
}

/**
 * Loads and matches a run that is ready, and keeps the result with its differences as items. A run that is not ready, or
 * got another file meanwhile, is left as it stands. A file that cannot be matched sends the run back to wait for a better
 * one, with the reason.
 */
export async function matchRun(
  { pool, openWorkflows, cancelled }: MatchingParts,
  name: RunName,
  today: CivilDate,
): Promise<RunNotice> {
  const recipe = await recipeOfRun(pool, name);
  if ((await readRun(pool, name)).state !== 'ready') return noticeOf(await readRun(pool, name));
  await takeInLedger({ pool, openWorkflows }, name, recipe, today);
  const run = await readRun(pool, name);
  const loads = await currentLoads(pool, run.runId);
  const ownFiles = await ownFilesAmong(pool, name.creditorId, loads);
  const { organisationNumber } = await creditorOfRuns(pool, name.creditorId);
  let taken: Taken = { source: 'left' };
  try {
    return await inTransaction(pool, (client) =>
      unlessCancelled(pool, client, cancelled, async () => {
        const of = { period: run.period, by: run.periodRule };
        const taking = (now: Taken): void => {
          cancelled?.throwIfAborted();
          taken = now;
        };
        const files = { ...filesOf(pool, recipe, loads, taking), ownFiles, organisationNumber };
        const matched = await reconcileInDatabase(client, recipe, of, files);
        // Nothing is signed between this look at the other periods and the result.
        await lockSeries(client, name.creditorId, name.recipe);
        const ofOtherPeriods = await heldAgainstRuns(client, run, { recipe, loads, result: matched });
        const result = { ...matched, ofOtherPeriods };
        cancelled?.throwIfAborted();
        return noticeOf(await keepResult(client, name, recipe, loads, result, today));
      }),
    );
  } catch (problem) {
    if (!(problem instanceof InputRefused || problem instanceof TooMuchOpen)) throw problem;
    // That too little ties is the fault of no one file.
    const of = problem instanceof InputRefused ? taken : { source: taken.source };
    return sendBack(pool, name, recipe, { ...of, reason: problem.message, today });
  }
}

interface Taken {
  readonly source: string;
  /** Which of its files, of a source in parts. */
  readonly fileName?: string;
}

interface SentBack extends Taken {
  readonly reason: string;
  readonly today: CivilDate;
}

/** The run waits for a better file, and whoever owes it is told at once, not when the next reminder is due. */
function sendBack(
  pool: Pool,
  name: RunName,
  recipe: Recipe,
  { source, fileName, reason, today }: SentBack,
): Promise<RunNotice> {
  return inTransaction(pool, async (client) => {
    const locked = await lockRun(client, name);
    if (locked.state !== 'ready') return noticeOf(locked);
    const refused = {
      type: 'SourceRefused',
      source,
      ...(fileName !== undefined && { fileName }),
      reason,
    } as const;
    const sentBack = await record(client, locked, { on: today }, refused, { tells: false });
    const { title, owedBy } = sourceNamed(recipe, source);
    await note(
      client,
      sentBack,
      owedBy,
      `${recipe.title} for ${name.period}: ${title} (${source}${fileName === undefined ? '' : `, ${fileName}`}) cannot be matched and is sent back. Why: fordring reconciliations show ${name.recipe} --period ${name.period}. Deliver it anew: fordring reconciliations deliver ${name.recipe} --period ${name.period} --source ${source} --file FILE${fileName === undefined ? '.' : ` (under the same name it takes its place), or take it out: fordring reconciliations withdraw ${name.recipe} --period ${name.period} --source ${source} --file ${fileName}.`}`,
      today,
    );
    return noticeOf(sentBack);
  });
}

function filesOf(
  pool: Pool,
  recipe: Recipe,
  loads: ReadonlyMap<string, Load>,
  taking: (taken: Taken) => void,
): FilesOfRun {
  const lines = (source: string): Lines | undefined => {
    const load = loads.get(source);
    if (!load) return undefined;
    const of = sourceNamed(recipe, source);
    return linesOfFiles(pool, of, load.files, (file) =>
      taking({ source, ...(of.inParts && { fileName: nameOfFile(file) }) }),
    );
  };
  const third = lines('third');
  return {
    left: lines('left') ?? [],
    right: lines('right') ?? [],
    ...(third && { third }),
    explanations: Object.fromEntries(
      fileExplanations(recipe).flatMap(({ id }) => {
        const list = lines(id);
        return list ? [[id, list]] : [];
      }),
    ),
    hashes: Object.fromEntries(
      [...loads].map(([source, { files }]) => [
        source,
        files.flatMap(({ rows, sha256 }) => (rows > 0 ? [sha256.toString('hex')] : [])),
      ]),
    ),
  };
}

async function keepResult(
  client: PoolClient,
  name: RunName,
  recipe: Recipe,
  loads: ReadonlyMap<string, Load>,
  result: Reconciliation,
  today: CivilDate,
): Promise<RunRow> {
  const run = await lockRunInSeries(client, name);
  const now = await currentLoads(client, run.runId);
  const isStill =
    now.size === loads.size && [...now].every(([source, { version }]) => loads.get(source)?.version === version);
  if (run.state !== 'ready' || !isStill) return run;
  const counted = await client.query<{ matches: number }>(
    'SELECT count(*) AS matches FROM fordring.reconciliation_result WHERE run_id = $1',
    [run.runId],
  );
  const matchNumber = (counted.rows[0]?.matches ?? 0) + 1;
  const { calendar } = await creditorOfRuns(client, run.creditorId);
  const dueOn = calendar.addBankingDays(today, DEADLINES.lookIntoWithinBankingDays);
  const { open, cleared } = await takeUpItems(client, run, recipe, result, { today, dueOn, matchNumber });
  const answeredByLedger = [...now.values()].filter(isLedgersAnswer).map(({ source }) => source);
  const isSameFile = otherSideWithSameFile(now, 'left') !== undefined;
  const clean = !isSameFile && leavesNothing(result, cleared, new Set(answeredByLedger));
  // What stands beside the totals counts in none of them.
  const clearedAmount = result.unexplained.reduce(
    (sum, one) => (cleared.has(one) ? sum.plus(one.amount) : sum),
    Money.zero(recipe.currency),
  );
  const contents = JSON.stringify(resultAsJson(result));
  const digest = sha256(contents);
  await client.query(
    `INSERT INTO fordring.reconciliation_result
       (run_id, match_number, matched_on, loads, difference, remaining, unexplained, clean, contents, sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      run.runId,
      matchNumber,
      today,
      JSON.stringify(Object.fromEntries([...now].map(([source, { version }]) => [source, version]))),
      result.difference.toString(),
      result.remaining.toString(),
      [result.unexplained, result.beside?.unexplained, result.ofOtherPeriods].reduce(
        (sum, differences) => sum + (differences?.length ?? 0),
        0,
      ),
      clean,
      contents,
      digest,
    ],
  );
  const remaining = result.remaining.minus(clearedAmount).toString();
  const failing = clean ? 0 : result.identities.filter(({ holds }) => !holds).length;
  const matched = {
    type: 'RunMatched',
    matchNumber,
    sha256: digest.toString('hex'),
    remaining,
    ...(cleared.size > 0 && { cleared: { differences: cleared.size, amount: clearedAmount.toString() } }),
    open,
    clean,
    ...(failing > 0 && { failing }),
    ...(isSameFile && { sameFile: true as const }),
  } as const;
  const kept = await record(client, run, { on: today }, matched, { tells: false });
  const left =
    clean && open === 0
      ? 'nothing is left'
      : `${remaining} ${result.currency} and ${open} ${open === 1 ? 'difference is' : 'differences are'} left`;
  await note(
    client,
    kept,
    recipe.preparedBy,
    `${recipe.title} for ${run.period} is matched: ${left}. It is to be prepared.`,
    today,
  );
  return kept;
}
