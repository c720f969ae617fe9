import type { PoolClient } from 'pg';
import { daysBetween, type CivilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import { fileExplanations, type Recipe } from '../../../reconciliation/recipe';
import { itemsClosedIn, openItems, type Item, type ItemLine } from '../items';
import type { Load, LoadedFile } from '../loads';
import type { RunEvent } from '../run-events';
import { eventsOf, latest, type KeptRunEvent, type RunRow } from '../run-record';
import { sourcesOf } from '../source-of-run';
import { wordsOf } from './event-words';
import type { KeptResult } from './kept-result';

/** A file that was matched: a source, or one part of it. */
export interface EvidenceSource {
  readonly source: string;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  /** 1 for the first delivery of the source; each that came after it, under whatever name, has the next. */
  readonly version: number;
  readonly rows: number;
  readonly total: string;
  readonly deliveredOn: CivilDate;
  /** Absent for what the ledger answered itself. */
  readonly deliveredBy?: string;
  /** The ledger would have answered itself; somebody brought a file instead. */
  readonly insteadOfLedger?: true;
}

export interface EvidenceItem {
  readonly number: number;
  readonly class: string;
  readonly key: string;
  readonly amount: string;
  readonly lines: readonly ItemLine[];
  readonly route: string;
  readonly foundOn: CivilDate;
  readonly foundInPeriod: string;
  readonly ageDays: number;
  readonly carriedOver: boolean;
  readonly owner?: string;
  readonly dueOn?: CivilDate;
  readonly comments: readonly { readonly on: CivilDate; readonly by?: string; readonly text: string }[];
}

/** A difference that was open and is none any more, by this run. */
export type ClosedItem = Pick<
  EvidenceItem,
  'number' | 'class' | 'key' | 'amount' | 'lines' | 'foundOn' | 'foundInPeriod' | 'ageDays'
> & {
  /** `settled` by a person; `gone` by what was delivered. */
  readonly closedAs: 'gone' | 'settled';
  readonly why: string;
};

export interface SignedBy {
  readonly by: string;
  /** As their token names them. */
  readonly name?: string;
  readonly role: string;
  readonly on: CivilDate;
  /** The instant, by the database's clock (ISO 8601, UTC). */
  readonly at: string;
  readonly words?: string;
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
  /** Nothing was left when it was signed, of this period or an earlier one. */
  readonly clean: boolean;
  /** Why it is not clean besides what is open: an identity, a side without rows, one file on both sides. */
  readonly flaws: readonly string[];
  /** What nothing explains, less what is one with differences of earlier periods. */
  readonly remaining: string;
  readonly cleared?: { readonly differences: number; readonly amount: string };
  /** Identities that fail by what was matched against earlier periods, and by nothing else. */
  readonly holdsWithEarlier: readonly string[];
  /** Which source lists the rows of a cause, by the cause; absent for causes that a rule tells. */
  readonly listedIn: Readonly<Record<string, string>>;
  /** What nothing explained, of this period and of earlier ones. */
  readonly open: readonly EvidenceItem[];
  readonly closed: readonly ClosedItem[];
  readonly prepared: SignedBy;
  readonly approved: SignedBy;
  /** By the client, after it was signed; absent where none is asked for, or none has come yet. */
  readonly acknowledged?: SignedBy;
  /** The latest event, and the hash that vouches for all of them. */
  readonly events: readonly {
    readonly number: number;
    readonly type: RunEvent['type'];
    readonly on: CivilDate;
    readonly by?: string;
    readonly at: string;
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
  const matched = latest(events, 'RunMatched');
  if (!prepared || !approved || !matched) throw new Error(`${run.recipe} for ${run.period} is not signed.`);
  const answer = latest(events, 'RunAcknowledged');
  const acknowledged = answer && answer.eventNumber > approved.eventNumber ? answer : undefined;
  const { matchNumber } = approved.event;
  const { rows } = await client.query<{ contents: string; sha256: Buffer }>(
    'SELECT contents, sha256 FROM fordring.reconciliation_result WHERE run_id = $1 AND match_number = $2',
    [run.runId, matchNumber],
  );
  const [result] = rows;
  if (!result) throw new Error(`Match ${matchNumber} of ${run.recipe} for ${run.period} is missing.`);
  const kept = JSON.parse(result.contents) as KeptResult;
  const holdsWithEarlier = heldByEarlier(kept, matched.event.cleared?.amount, recipe.currency);
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
    sources: [...sourcesOf(recipe)].flatMap(([name, { title, ledgerQuery }]) => {
      const files = loads.get(name)?.files ?? [];
      return files.map((file) => ({
        ...sourceOf(name, file, title),
        ...(ledgerQuery !== undefined && file.deliveredBy !== null && { insteadOfLedger: true as const }),
      }));
    }),
    matchNumber,
    resultSha256: result.sha256.toString('hex'),
    result: kept,
    clean: approved.event.clean,
    flaws: approved.event.clean ? [] : flawsOf(kept, holdsWithEarlier, matched.event.sameFile === true),
    holdsWithEarlier,
    remaining: matched.event.remaining,
    ...(matched.event.cleared && { cleared: matched.event.cleared }),
    listedIn: Object.fromEntries(fileExplanations(recipe).map(({ id, cause }) => [cause, id])),
    open: items.map((item) => itemOf(item, run, on, comments.get(item.itemId) ?? [])),
    closed: (await itemsClosedIn(client, run)).map((item) => closedItem(item, on)),
    prepared: signedBy(prepared, prepared.event.name, prepared.event.note),
    approved: signedBy(approved, approved.event.name, approved.event.reason),
    ...(acknowledged && { acknowledged: signedBy(acknowledged, acknowledged.event.name, acknowledged.event.note) }),
    events: events.map(({ eventNumber, on: day, by, event, recordedAt }) => ({
      number: eventNumber,
      type: event.type,
      on: day,
      at: recordedAt.toISOString(),
      ...(by !== undefined && { by }),
      ...wordsOf(event),
    })),
    eventHash: run.lastHash.toString('hex'),
  };
}

function heldByEarlier({ identities }: KeptResult, cleared: string | undefined, currency: Currency): string[] {
  if (cleared === undefined) return [];
  const by = Money.of(cleared, currency);
  return identities.flatMap(({ name, left, right, holds }) => {
    const apart = Money.of(left, currency).minus(Money.of(right, currency));
    return !holds && (apart.equals(by) || apart.equals(by.negated())) ? [name] : [];
  });
}

function flawsOf(
  { identities, withoutRows, unused = [] }: KeptResult,
  holdsWithEarlier: readonly string[],
  isSameFile: boolean,
): string[] {
  const failing = identities.filter(({ name, holds }) => !holds && !holdsWithEarlier.includes(name)).length;
  return [
    ...(isSameFile ? ['Both sides are the very same file.'] : []),
    ...(withoutRows ?? []).map(({ says }) => says),
    ...unused.flatMap(({ title, says, rows, amount, isOpen }) =>
      isOpen ? [`${title}: ${rows} ${rows === 1 ? 'row' : 'rows'}, ${amount}: ${says}.`] : [],
    ),
    ...(failing > 0 ? [`${failing} ${failing === 1 ? 'identity does' : 'identities do'} not hold.`] : []),
  ];
}

function sourceOf(source: string, file: LoadedFile, title: string): EvidenceSource {
  const { fileName, sha256, bytes, version, rows, total, deliveredOn, deliveredBy } = file;
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

function closedItem(item: Item, on: CivilDate): ClosedItem {
  return {
    number: item.itemId,
    class: item.class,
    key: item.key,
    amount: item.amount,
    lines: item.lines,
    foundOn: item.foundOn,
    foundInPeriod: item.foundInPeriod,
    ageDays: daysBetween(item.foundOn, on),
    closedAs: item.standing === 'settled' ? 'settled' : 'gone',
    why: item.standingNote ?? '',
  };
}

function signedBy(
  { by, role, on, recordedAt }: KeptRunEvent,
  name: string | undefined,
  words: string | undefined,
): SignedBy {
  return {
    by: by ?? '',
    ...(name !== undefined && { name }),
    role: role ?? '',
    on,
    at: recordedAt.toISOString(),
    ...(words !== undefined && { words }),
  };
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
