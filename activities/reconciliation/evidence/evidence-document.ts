import type { PoolClient } from 'pg';
import { daysBetween, type CivilDate } from '../../../domain/civil-date';
import type { Recipe } from '../../../reconciliation/recipe';
import type { Load } from '../deliver-source';
import { openItems, type Item } from '../items';
import type { RunEvent } from '../run-events';
import { eventsOf, latest, type RunRow } from '../run-record';
import { sourcesOf } from '../source-of-run';

/** A source as it was matched. */
export interface EvidenceSource {
  readonly source: string;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  /** 1 for the first delivery; how many were there before it says how often it came anew. */
  readonly version: number;
  readonly rows: number;
  readonly total: string;
  readonly deliveredOn: CivilDate;
  /** Absent for what the ledger answered itself. */
  readonly deliveredBy?: string;
}

export interface EvidenceItem {
  readonly number: number;
  readonly class: string;
  readonly key: string;
  readonly amount: string;
  readonly lines: readonly { readonly side: string; readonly line: number; readonly amount: string }[];
  readonly route: string;
  readonly foundOn: CivilDate;
  readonly foundInPeriod: string;
  readonly ageDays: number;
  readonly carriedOver: boolean;
  readonly owner?: string;
  readonly dueOn?: CivilDate;
  readonly comments: readonly { readonly on: CivilDate; readonly by?: string; readonly text: string }[];
}

export interface SignedBy {
  readonly by: string;
  readonly role: string;
  readonly on: CivilDate;
  readonly words?: string;
}

/** What the result says, as `resultAsJson` writes it: the members that the evidence itself speaks of. */
export interface KeptResult {
  readonly left: { readonly rows: number; readonly total: string };
  readonly right: { readonly rows: number; readonly total: string };
  readonly difference: string;
  readonly explained: readonly { readonly cause: string; readonly rows: number; readonly amount: string }[];
  readonly remaining: string;
  readonly identities: readonly {
    readonly name: string;
    readonly left: string;
    readonly right: string;
    readonly holds: boolean;
  }[];
  readonly clean: boolean;
  readonly by: string;
  readonly comparedBy: readonly string[];
  readonly sources: Readonly<
    Record<string, { readonly title: string; readonly repeated: number; readonly leftOut: readonly KeptLeftOut[] }>
  >;
  readonly matched: readonly KeptMatched[];
  readonly causes: readonly {
    readonly cause: string;
    readonly cites: readonly string[];
    readonly items: readonly KeptCauseItem[];
  }[];
  readonly citations: readonly { readonly name: string; readonly cites: readonly string[]; readonly within?: string }[];
}

interface KeptLeftOut {
  readonly reason: string;
  readonly rows: number;
  readonly amount: string;
}

interface KeptMatched {
  readonly by: string;
  readonly groups: number;
  readonly leftRows: number;
  readonly rightRows: number;
  readonly amount: string;
}

interface KeptCauseItem {
  readonly key: string;
  readonly amount: string;
  readonly rows: readonly { readonly side: string; readonly line: number; readonly amount: string }[];
}

/** Everything that is filed of a signed run. */
export interface EvidenceDocument {
  readonly evidenceNumber: number;
  /** SHA-256 over what was filed before in the series, hash by hash; zeros before the first. */
  readonly previousHash: string;
  readonly creditor: { readonly id: string; readonly name: string };
  readonly recipe: {
    readonly id: string;
    readonly title: string;
    readonly purpose: string;
    readonly cites: readonly string[];
  };
  readonly period: string;
  readonly currency: string;
  readonly filedOn: CivilDate;
  readonly sources: readonly EvidenceSource[];
  readonly matchNumber: number;
  readonly resultSha256: string;
  readonly result: KeptResult;
  /** What nothing explained, of this period and of earlier ones. */
  readonly open: readonly EvidenceItem[];
  readonly prepared: SignedBy;
  readonly approved: SignedBy;
  /** The latest event, and the hash that vouches for all of them. */
  readonly events: readonly {
    readonly number: number;
    readonly type: string;
    readonly on: CivilDate;
    readonly by?: string;
    readonly words?: string;
  }[];
  readonly eventHash: string;
}

export interface FiledAs {
  readonly evidenceNumber: number;
  readonly previousHash: Buffer;
  readonly on: CivilDate;
  readonly creditorName: string;
}

/** Gathers what is to be filed of a locked run that is signed. */
export async function evidenceOf(
  client: PoolClient,
  run: RunRow,
  recipe: Recipe,
  loads: ReadonlyMap<string, Load>,
  { evidenceNumber, previousHash, on, creditorName }: FiledAs,
): Promise<EvidenceDocument> {
  const events = await eventsOf(client, run.runId);
  const [prepared, approved] = [latest(events, 'RunPrepared'), latest(events, 'RunApproved')];
  if (!prepared || !approved) throw new Error(`${run.recipe} for ${run.period} is not signed.`);
  const { matchNumber } = approved.event;
  const { rows } = await client.query<{ contents: string; sha256: Buffer }>(
    'SELECT contents, sha256 FROM fordring.reconciliation_result WHERE run_id = $1 AND match_number = $2',
    [run.runId, matchNumber],
  );
  const [result] = rows;
  if (!result) throw new Error(`Match ${matchNumber} of ${run.recipe} for ${run.period} is missing.`);
  const items = await openItems(client, run);
  const comments = await commentsOf(client, items);
  return {
    evidenceNumber,
    previousHash: previousHash.toString('hex'),
    creditor: { id: run.creditorId, name: creditorName },
    recipe: { id: recipe.id, title: recipe.title, purpose: recipe.purpose, cites: recipe.cites },
    period: run.period,
    currency: recipe.currency,
    filedOn: on,
    sources: [...sourcesOf(recipe)].flatMap(([name, { title }]) => {
      const load = loads.get(name);
      return load ? [sourceOf(load, title)] : [];
    }),
    matchNumber,
    resultSha256: result.sha256.toString('hex'),
    result: JSON.parse(result.contents) as KeptResult,
    open: items.map((item) => itemOf(item, run, on, comments.get(item.itemId) ?? [])),
    prepared: signedBy(prepared, prepared.event.note),
    approved: signedBy(approved, approved.event.reason),
    events: events.map(({ eventNumber, on: day, by, event }) => ({
      number: eventNumber,
      type: event.type,
      on: day,
      ...(by !== undefined && { by }),
      ...wordsOf(event),
    })),
    eventHash: run.lastHash.toString('hex'),
  };
}

function wordsOf(event: RunEvent): { readonly words?: string } {
  switch (event.type) {
    case 'SourceDelivered':
      return { words: `${event.source}, delivery ${event.version}: ${event.rows} rows, ${event.total}` };
    case 'SourceRefused':
      return { words: event.source };
    case 'SourceReminded':
      return { words: event.owedBy.join(', ') };
    case 'RunMatched':
      return { words: `${event.remaining} unexplained, ${event.open} open` };
    case 'RunEscalated':
      return { words: `to ${event.to}` };
    case 'RunApproved':
    case 'RunReopened':
      return event.reason === undefined ? {} : { words: event.reason };
    case 'RunPrepared':
    case 'RunAcknowledged':
      return event.note === undefined ? {} : { words: event.note };
    case 'AcknowledgementChased':
      return { words: event.from };
    case 'EvidenceFiled':
      return { words: `number ${event.evidenceNumber}` };
    case 'RunOpened':
      return { words: `to be signed by ${event.dueOn}` };
  }
}

function sourceOf(load: Load, title: string): EvidenceSource {
  const { source, fileName, sha256, bytes, version, rows, total, deliveredOn, deliveredBy } = load;
  return {
    source,
    title,
    fileName,
    sha256: sha256.toString('hex'),
    bytes,
    version,
    rows,
    total,
    deliveredOn,
    ...(deliveredBy !== null && { deliveredBy }),
  };
}

function itemOf(item: Item, run: RunRow, on: CivilDate, comments: EvidenceItem['comments']): EvidenceItem {
  return {
    number: item.itemId,
    class: item.class,
    key: item.key,
    amount: item.amount,
    lines: item.lines,
    route: item.route,
    foundOn: item.foundOn,
    foundInPeriod: item.foundInPeriod,
    ageDays: daysBetween(item.foundOn, on),
    carriedOver: item.foundIn !== run.runId,
    ...(item.owner !== null && { owner: item.owner }),
    ...(item.dueOn !== null && { dueOn: item.dueOn }),
    comments,
  };
}

function signedBy(
  { by, role, on }: { readonly by?: string; readonly role?: string; readonly on: CivilDate },
  words: string | undefined,
): SignedBy {
  return { by: by ?? '', role: role ?? '', on, ...(words !== undefined && { words }) };
}

/** What people wrote about items, oldest first. */
export async function commentsOf(
  client: Pick<PoolClient, 'query'>,
  items: readonly Pick<Item, 'itemId'>[],
): Promise<Map<number, EvidenceItem['comments'][number][]>> {
  const { rows } = await client.query<{ itemId: number; on: CivilDate; by: string | null; text: string }>(
    `SELECT item_id AS "itemId", business_on AS on, done_by AS by, note AS text
     FROM fordring.reconciliation_item_mark WHERE item_id = ANY ($1) AND mark IN ('commented', 'settled') ORDER BY item_id, mark_number`,
    [items.map(({ itemId }) => itemId)],
  );
  const comments = new Map<number, EvidenceItem['comments'][number][]>();
  for (const { itemId, on, by, text } of rows) {
    const comment = { on, text, ...(by !== null && { by }) };
    const known = comments.get(itemId);
    if (known) known.push(comment);
    else comments.set(itemId, [comment]);
  }
  return comments;
}
