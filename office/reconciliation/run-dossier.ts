import type { Pool } from 'pg';
import { daysBetween, type CivilDate } from '../../domain/kernel/civil-date';
import type { RunName, RunState } from '../../workflows/reconciliation-port';
import type { Recipe } from '../../reconciliation/recipe';
import { wantedSources } from './await-sources';
import { staleBy } from './books-of-match';
import { commentsOf } from './evidence/comments-of-items';
import { findItem, itemsClosedIn, openItems, type Item } from './items';
import { currentLoads, missingSources } from './loads';
import { marksOf } from './marks-in-words';
import { recipeOfRun } from './recipe-of-run';
import { isSigned, type RecordedRunEvent } from './run-events';
import { eventsOf, latest, readRun, type RunRow } from './run-record';
import { sourceNamed } from './source-of-run';

/** A run with everything that is known of it, but the rows that tie. */
export interface RunDossier extends RunName {
  readonly state: RunState;
  readonly periodRule: string;
  readonly dueOn: CivilDate;
  readonly currency: string;
  readonly missing: readonly string[];
  /** What has to be delivered before it goes on, and from whom; `refused`: why a file of it was sent back. */
  readonly wanted: readonly {
    readonly source: string;
    readonly title: string;
    readonly owedBy: string;
    readonly refused?: string;
  }[];
  /** Each file that counts: of a source in parts several. */
  readonly sources: readonly {
    readonly source: string;
    readonly title: string;
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
  /** Why the result is out of date, and cannot be signed. */
  readonly stale?: string;
  /** What nothing explains, less what is one with differences of earlier periods. */
  readonly remaining?: string;
  readonly cleared?: { readonly differences: number; readonly amount: string };
  readonly items: readonly ItemInDossier[];
  /** Differences that this run closed. */
  readonly closed: readonly (Pick<
    ItemInDossier,
    'class' | 'key' | 'amount' | 'foundInPeriod' | 'foundOn' | 'number'
  > & {
    readonly why: string;
  })[];
  readonly events: readonly RecordedRunEvent[];
}

export type ItemInDossier = Pick<
  Item,
  | 'class'
  | 'key'
  | 'amount'
  | 'lines'
  | 'route'
  | 'owner'
  | 'dueOn'
  | 'foundInPeriod'
  | 'foundOn'
  | 'escalatedOn'
  | 'escalatedTo'
  | 'standing'
> & {
  readonly number: number;
  readonly ageDays: number;
  readonly comments: readonly { readonly on: CivilDate; readonly by?: string; readonly text: string }[];
  /** Everything that happened to it, in words: found, assigned, escalated, with another amount, comments. */
  readonly marks: readonly { readonly on: CivilDate; readonly by?: string; readonly text: string }[];
};

/** Throws `RunUnknown`. */
export async function readRunDossier(pool: Pool, name: RunName, today: CivilDate): Promise<RunDossier> {
  const run = await readRun(pool, name);
  const recipe = await recipeOfRun(pool, name);
  const loads = await currentLoads(pool, run.runId);
  const isMatched = run.state !== 'waiting' && run.state !== 'ready';
  const items = isMatched ? await itemsToShow(pool, run) : [];
  const closed = isMatched ? await itemsClosedIn(pool, run) : [];
  const comments = await commentsOf(pool, items);
  const marks = await marksOf(pool, items);
  const events = await eventsOf(pool, run.runId);
  const matched = latest(events, 'RunMatched');
  const { rows } = await pool.query<{ contents: string }>(
    'SELECT contents FROM fordring.reconciliation_result WHERE run_id = $1 ORDER BY match_number DESC LIMIT 1',
    [run.runId],
  );
  const [result] = rows;
  const stale = isMatched && !isSigned(run.state) ? await staleBy(pool, run, recipe) : undefined;
  return {
    ...name,
    state: run.state,
    periodRule: run.periodRule,
    dueOn: run.dueOn,
    currency: recipe.currency,
    missing: missingSources(recipe, loads),
    wanted: run.state === 'waiting' ? wantedOf(recipe, events, loads) : [],
    sources: [...loads.values()].flatMap(({ source, files }) =>
      files.map(({ fileName, sha256, version, rows: count, total, deliveredOn, deliveredBy }) => ({
        source,
        title: sourceNamed(recipe, source).title,
        fileName,
        sha256: sha256.toString('hex'),
        version,
        rows: count,
        total,
        deliveredOn,
        deliveredBy,
      })),
    ),
    ...(result && { result: JSON.parse(result.contents) as unknown }),
    ...(stale !== undefined && { stale }),
    ...(matched && { remaining: matched.event.remaining }),
    ...(matched?.event.cleared && { cleared: matched.event.cleared }),
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
      ageDays: Math.max(daysBetween(item.foundOn, today), 0),
      escalatedOn: item.escalatedOn,
      escalatedTo: item.escalatedTo,
      standing: item.standing,
      comments: comments.get(item.itemId) ?? [],
      marks: marks.get(item.itemId) ?? [],
    })),
    closed: closed.map(({ itemId, class: kind, key, amount, foundInPeriod, foundOn, standingNote }) => ({
      number: itemId,
      class: kind,
      key,
      amount,
      foundInPeriod,
      foundOn,
      why: standingNote ?? '',
    })),
    events: events.map(withoutHashes),
  };
}

/** Of a signed run what was open when it was signed, whatever became of it since; of another what is open now. */
async function itemsToShow(pool: Pool, run: RunRow): Promise<Item[]> {
  const { rows } = await pool.query<{ signed: readonly { readonly number: number }[] }>(
    `SELECT document_json::json -> 'open' AS signed FROM fordring.reconciliation_evidence
     WHERE run_id = $1 ORDER BY evidence_number DESC LIMIT 1`,
    [run.runId],
  );
  const [filed] = rows;
  if (!isSigned(run.state) || !filed) return openItems(pool, run);
  const items = await Promise.all(filed.signed.map(({ number }) => findItem(pool, number)));
  return items.filter((item) => item !== undefined);
}

function wantedOf(
  recipe: Recipe,
  events: readonly RecordedRunEvent[],
  loads: ReadonlyMap<string, unknown>,
): RunDossier['wanted'] {
  const refused = latest(events, 'SourceRefused');
  return wantedSources(recipe, events, loads).map((source) => {
    const { title, owedBy } = sourceNamed(recipe, source);
    const isSentBack = loads.has(source) && refused?.event.source === source;
    if (!isSentBack) return { source, title, owedBy };
    const { fileName, reason } = refused.event;
    return { source, title, owedBy, refused: fileName === undefined ? reason : `${fileName}: ${reason}` };
  });
}

function withoutHashes({ eventNumber, on, by, role, event }: RecordedRunEvent): RecordedRunEvent {
  return { eventNumber, on, ...(by !== undefined && { by }), ...(role !== undefined && { role }), event };
}
