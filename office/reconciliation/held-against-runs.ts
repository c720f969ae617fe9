import type { PoolClient } from 'pg';
import { amountOf, signed } from '../../reconciliation/open-rows';
import type { Period } from '../../reconciliation/period';
import type { Recipe } from '../../reconciliation/recipe';
import type { OpenDifference, Reconciliation, SourceSummary } from '../../reconciliation/result';
import { withKey, type Side, type SourceRow } from '../../reconciliation/row';
import { SourceReader } from '../../reconciliation/source-reader';
import { otherPeriodDigest } from './differences-found';
import { settledOfOtherPeriods } from './items';
import { currentLoads, isLedgersAnswer, type Load } from './loads';
import { isSigned } from './run-events';
import { findRun, type RunRow } from './run-record';
import { linesOfFiles } from './source-of-run';

/** What a run was given: its recipe, its files and what they came to. */
export interface GivenToRun {
  readonly recipe: Recipe;
  readonly loads: ReadonlyMap<string, Load>;
  readonly result: Reconciliation;
}

/**
 * The rows of other periods that a delivered file has and that no run accounts for, one difference for each side and period:
 * rows that the signed run of their period did not have, and rows of an earlier period without a run. Rows of a period whose
 * run is open or still to come are only listed. So are the neighbours that the ledger tells of, rows that explain a
 * difference, and what a person has settled before.
 */
export async function heldAgainstRuns(client: PoolClient, run: RunRow, given: GivenToRun): Promise<OpenDifference[]> {
  const found: OpenDifference[] = [];
  for (const side of ['left', 'right'] as const) {
    const load = given.loads.get(side);
    if (!load || isLedgersAnswer(load)) continue;
    const asked = await periodsToAsk(client, run, given.result[side], side, load);
    for (const [period, rows] of await rowsWithoutRun(client, run, given, side, load, asked)) {
      if (rows.length > 0) found.push(differenceOf(given, side, period, rows));
    }
  }
  const settled = await settledOfOtherPeriods(client, run);
  return found.filter((one) => !settled.has(otherPeriodDigest(one).toString('hex')));
}

/** Another period of which a file has rows, and what the signed run of that period had, where there is one. */
interface OtherPeriod {
  readonly period: Period;
  readonly signed: { readonly load: Load; readonly by: string } | undefined;
}

/** Not the periods whose run is still to sign, nor those whose signed run had these very files. */
async function periodsToAsk(
  client: PoolClient,
  run: RunRow,
  { otherPeriods }: SourceSummary,
  side: Side,
  load: Load,
): Promise<OtherPeriod[]> {
  const asked: OtherPeriod[] = [];
  for (const { period } of otherPeriods) {
    const other = await findRun(client, { ...run, period });
    if (isStillToSign(run, period, other)) continue;
    const theirs = other && isSigned(other.state) ? (await currentLoads(client, other.runId)).get(side) : undefined;
    if (theirs && isSameFiles(load, theirs)) continue;
    asked.push({ period, signed: other && theirs && { load: theirs, by: other.periodRule } });
  }
  return asked;
}

function isStillToSign(run: RunRow, period: Period, other: RunRow | undefined): boolean {
  if (!other) return period > run.period;
  return !isSigned(other.state) && other.state !== 'passed-over';
}

/** How many rows of a kind wait for their like. */
type Waiting = Map<string, SourceRow[]>;

/** Of each period the rows that its signed run did not have. */
async function rowsWithoutRun(
  client: PoolClient,
  run: RunRow,
  given: GivenToRun,
  side: Side,
  load: Load,
  asked: readonly OtherPeriod[],
): Promise<Map<Period, SourceRow[]>> {
  const waitingOf = new Map<Period, Waiting>(asked.map(({ period }) => [period, new Map()]));
  const used = rowsThatExplain(given.result, side);
  const periods = asked.map(({ period }) => period);
  for await (const [period, row] of rowsOf(client, given, side, load, periods, run.periodRule)) {
    if (used.has(placeOf(row)) || given.recipe[side].carriesForward?.(row.fields)) continue;
    const waiting = waitingOf.get(period) as Waiting;
    const [name, alike] = [nameOf(row), waiting.get(nameOf(row))];
    if (alike) alike.push(row);
    else waiting.set(name, [row]);
  }
  for (const { period, signed } of asked) {
    if (!signed) continue;
    for await (const [, row] of rowsOf(client, given, side, signed.load, [period], signed.by)) {
      waitingOf.get(period)?.get(nameOf(row))?.pop();
    }
  }
  return new Map([...waitingOf].map(([period, waiting]) => [period, [...waiting.values()].flat()]));
}

function isSameFiles(one: Load, other: Load): boolean {
  const hashes = ({ files }: Load) => files.map(({ sha256 }) => sha256.toString('hex')).sort();
  return hashes(one).join() === hashes(other).join();
}

/** The rows of a file that count in the totals of these periods, the file read once. */
async function* rowsOf(
  client: PoolClient,
  { recipe, result }: GivenToRun,
  side: Side,
  { files }: Load,
  periods: readonly Period[],
  by: string,
): AsyncGenerator<readonly [Period, SourceRow]> {
  if (periods.length === 0) return;
  const readers = periods.map((period) => [period, new SourceReader(recipe, side, { period, by })] as const);
  for await (const lines of linesOfFiles(client, recipe[side], files)) {
    for (const line of lines) {
      for (const [period, reader] of readers) {
        for (const row of reader.read(line).rows) if (!row.beside) yield [period, withKey(row, result.comparedBy)];
      }
    }
  }
}

function rowsThatExplain({ explained }: Reconciliation, side: Side): ReadonlySet<string> {
  const items = explained.flatMap((cause) => cause.items);
  const ofSide = items.flatMap(({ rows, because }) => (rows.some((one) => one.side !== side) ? because : []));
  return new Set(ofSide.map(placeOf));
}

function placeOf({ line, file = '' }: SourceRow): string {
  return `${line} ${file}`;
}

function nameOf({ key, amount }: SourceRow): string {
  return `${key} ${amount.toString()}`;
}

function differenceOf({ recipe }: GivenToRun, side: Side, period: Period, rows: readonly SourceRow[]): OpenDifference {
  return {
    class: 'other-period',
    key: `${recipe[side].title} of ${period}`,
    amount: signed(side, amountOf(rows, recipe.currency)),
    rows: rows.map((row) => ({ side, row })),
    candidates: [],
  };
}
