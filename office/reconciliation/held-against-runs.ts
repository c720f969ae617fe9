import type { PoolClient } from 'pg';
import type { Period } from '../../reconciliation/period';
import type { Recipe } from '../../reconciliation/recipe';
import type { OpenDifference, Reconciliation } from '../../reconciliation/result';
import { withKey, type Side, type SourceRow } from '../../reconciliation/row';
import { SourceReader, type RunOf } from '../../reconciliation/source-reader';
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

/** The rows of one side that belong to another period, and the run of that period where there is one. */
interface OfOtherPeriod {
  readonly side: Side;
  readonly load: Load;
  readonly period: Period;
  readonly other: RunRow | undefined;
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
    for (const { period } of given.result[side].otherPeriods) {
      const other = await findRun(client, { ...run, period });
      if (isStillToSign(run, period, other)) continue;
      const rows = await rowsWithoutRun(client, run, given, { side, load, period, other });
      if (rows.length > 0) found.push(differenceOf(given, side, period, rows));
    }
  }
  const settled = await settledOfOtherPeriods(client, run);
  return found.filter(({ key, amount }) => !settled.has(`${key} ${amount.toString()}`));
}

function isStillToSign(run: RunRow, period: Period, other: RunRow | undefined): boolean {
  if (!other) return period > run.period;
  return !isSigned(other.state) && other.state !== 'passed-over';
}

/** How many rows of a kind wait for their like. */
type Waiting = Map<string, SourceRow[]>;

async function rowsWithoutRun(
  client: PoolClient,
  run: RunRow,
  given: GivenToRun,
  { side, load, period, other }: OfOtherPeriod,
): Promise<SourceRow[]> {
  const signed = other && isSigned(other.state) ? (await currentLoads(client, other.runId)).get(side) : undefined;
  if (signed && isSameFiles(load, signed)) return [];
  const waiting: Waiting = new Map();
  const used = rowsThatExplain(given.result, side);
  for await (const row of rowsOf(client, given, side, load, { period, by: run.periodRule })) {
    if (used.has(placeOf(row)) || given.recipe[side].carriesForward?.(row.fields)) continue;
    const [name, alike] = [nameOf(row), waiting.get(nameOf(row))];
    if (alike) alike.push(row);
    else waiting.set(name, [row]);
  }
  if (signed && other) {
    for await (const row of rowsOf(client, given, side, signed, { period, by: other.periodRule })) {
      waiting.get(nameOf(row))?.pop();
    }
  }
  return [...waiting.values()].flat();
}

function isSameFiles(one: Load, other: Load): boolean {
  const hashes = ({ files }: Load) => files.map(({ sha256 }) => sha256.toString('hex')).sort();
  return hashes(one).join() === hashes(other).join();
}

/** The rows of a file that count in the totals of a period. */
async function* rowsOf(
  client: PoolClient,
  { recipe, result }: GivenToRun,
  side: Side,
  { files }: Load,
  of: RunOf,
): AsyncGenerator<SourceRow> {
  const reader = new SourceReader(recipe, side, of);
  for await (const lines of linesOfFiles(client, recipe[side], files)) {
    for (const line of lines) {
      for (const row of reader.read(line).rows) if (!row.beside) yield withKey(row, result.comparedBy);
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

function differenceOf(
  { recipe, result }: GivenToRun,
  side: Side,
  period: Period,
  rows: readonly SourceRow[],
): OpenDifference {
  const sum = rows.reduce((total, { amount }) => total.plus(amount), result.difference.minus(result.difference));
  return {
    class: 'other-period',
    key: `${recipe[side].title} of ${period}`,
    amount: side === 'left' ? sum : sum.negated(),
    rows: rows.map((row) => ({ side, row })),
    candidates: [],
  };
}
