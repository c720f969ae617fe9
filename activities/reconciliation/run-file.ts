import type { Pool } from 'pg';
import { daysBetween, type CivilDate } from '../../domain/civil-date';
import type { RunName, RunState } from '../../workflows/reconciliation-port';
import { currentLoads, missingSources } from './deliver-source';
import { commentsOf } from './evidence/evidence-document';
import { openItems, type Item } from './items';
import { recipeOfRun } from './recipe-of-run';
import type { RecordedRunEvent } from './run-events';
import { eventsOf, readRun } from './run-record';

/** A run with everything that is known of it, but the rows that tie. */
export interface RunFile extends RunName {
  readonly state: RunState;
  readonly periodRule: string;
  readonly dueOn: CivilDate;
  readonly currency: string;
  readonly missing: readonly string[];
  readonly sources: readonly {
    readonly source: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly version: number;
    readonly rows: number;
    readonly total: string;
    readonly deliveredOn: CivilDate;
    readonly deliveredBy: string | null;
  }[];
  /** As `fordring reconcile --json` writes it; absent before the first match. */
  readonly result?: unknown;
  readonly items: readonly ItemInFile[];
  readonly events: readonly RecordedRunEvent[];
}

export type ItemInFile = Pick<
  Item,
  'class' | 'key' | 'amount' | 'lines' | 'route' | 'owner' | 'dueOn' | 'foundInPeriod' | 'foundOn'
> & {
  readonly number: number;
  readonly ageDays: number;
  readonly comments: readonly { readonly on: CivilDate; readonly by?: string; readonly text: string }[];
};

/** Throws `RunUnknown`. */
export async function readRunFile(pool: Pool, name: RunName, today: CivilDate): Promise<RunFile> {
  const run = await readRun(pool, name);
  const recipe = await recipeOfRun(pool, name);
  const loads = await currentLoads(pool, run.runId);
  const items = run.state === 'waiting' || run.state === 'ready' ? [] : await openItems(pool, run);
  const comments = await commentsOf(pool, items);
  const { rows } = await pool.query<{ contents: string }>(
    'SELECT contents FROM fordring.reconciliation_result WHERE run_id = $1 ORDER BY match_number DESC LIMIT 1',
    [run.runId],
  );
  const [result] = rows;
  return {
    ...name,
    state: run.state,
    periodRule: run.periodRule,
    dueOn: run.dueOn,
    currency: recipe.currency,
    missing: missingSources(recipe, loads),
    sources: [...loads.values()].map(
      ({ source, fileName, sha256, version, rows: count, total, deliveredOn, deliveredBy }) => ({
        source,
        fileName,
        sha256: sha256.toString('hex'),
        version,
        rows: count,
        total,
        deliveredOn,
        deliveredBy,
      }),
    ),
    ...(result && { result: JSON.parse(result.contents) as unknown }),
    items: items.map((item) => ({
      number: item.itemId,
      class: item.class,
      key: item.key,
      amount: item.amount,
      lines: item.lines,
      route: item.route,
      owner: item.owner,
      dueOn: item.dueOn,
      foundInPeriod: item.foundInPeriod,
      foundOn: item.foundOn,
      ageDays: daysBetween(item.foundOn, today),
      comments: comments.get(item.itemId) ?? [],
    })),
    events: (await eventsOf(pool, run.runId)).map(withoutHashes),
  };
}

function withoutHashes({ eventNumber, on, by, role, event }: RecordedRunEvent): RecordedRunEvent {
  return { eventNumber, on, ...(by !== undefined && { by }), ...(role !== undefined && { role }), event };
}
