import type { PoolClient } from 'pg';
import { daysBetween, type CivilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import { fileExplanations, type Recipe } from '../../../reconciliation/recipe';
import type { CreditorOfRuns } from '../creditor-of-runs';
import { itemsClosedIn, openItems, type Item } from '../items';
import type { Load, LoadedFile } from '../loads';
import { eventsOf, latest, type KeptRunEvent, type RunRow } from '../run-record';
import { sourcesOf } from '../../../reconciliation/recipe';
import { notTested } from '../stated-figure';
import { commentsOf } from './comments-of-items';
import { wordsOf } from './event-words';
import type { ClosedItem, EvidenceDocument, EvidenceItem, EvidenceSource, SignedBy } from './evidence-document';
import type { KeptResult } from './kept-result';
import { languageOf } from './texts/languages';

export interface FiledAs {
  readonly evidenceNumber: number;
  readonly previousHash: Buffer;
  readonly on: CivilDate;
  readonly creditor: Pick<CreditorOfRuns, 'name' | 'country' | 'timeZone'>;
  /** Whose acknowledgement is asked for, where the run waits for one. */
  readonly waitsFor?: string | undefined;
}

/** Gathers what is to be filed of a locked run that is signed. */
export async function evidenceOf(
  client: PoolClient,
  run: RunRow,
  recipe: Recipe,
  loads: ReadonlyMap<string, Load>,
  { evidenceNumber, previousHash, on, creditor, waitsFor }: FiledAs,
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
  const { figures } = await notTested(client, run.runId, recipe, matchNumber);
  const isIncomplete = figures.length > 0 && approved.event.stated === undefined;
  const items = await openItems(client, run);
  const comments = await commentsOf(client, items);
  return {
    evidenceNumber,
    previousHash: previousHash.toString('hex'),
    creditor: { id: run.creditorId, name: creditor.name },
    recipe: { id: recipe.id, title: recipe.title, purpose: recipe.purpose, cites: recipe.cites },
    period: run.period,
    currency: recipe.currency,
    language: languageOf(creditor.country),
    timeZone: creditor.timeZone,
    ...(waitsFor !== undefined && { waitsFor }),
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
    ...(approved.event.materiality && { materiality: approved.event.materiality }),
    ...(matched.event.sameFile && { sameFile: true as const }),
    ...(isIncomplete && { completenessNotTested: true as const }),
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
      event,
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
  { identities, withoutRows, unused = [], brokenRules = [] }: KeptResult,
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
    ...brokenRules.map(({ rule, source, says = [] }) => `${source}: ${[rule, ...says].join(': ')}.`),
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
