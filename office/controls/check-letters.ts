import type { Claim } from '../../domain/claim/claim';
import { documentIdOf, goesToCounterpart, isNews, letterCalledFor } from '../claims/outbox-messages';
import type { FoldedEvent } from './check-chain';
import type { CheckLog } from './check-report';
import type { KnownRulebooks } from './known-rulebooks';
import type { StoredDocument, StoredMessage } from './rows-of-claims';

interface Beside {
  readonly claimId: string;
  readonly rulebooks: KnownRulebooks;
  readonly documents: readonly StoredDocument[];
  readonly messages: readonly StoredMessage[];
}

/** Holds a claim's documents and messages against its events: each that an event calls for is there, and no other. */
export function checkLetters(folded: readonly FoldedEvent[], beside: Beside, log: CheckLog): void {
  const { claimId, documents, messages } = beside;
  const expected = lettersOf(folded, beside);
  log.examine('documents', documents.length);
  for (const { documentId, kind } of documents) {
    const should = expected.get(documentId);
    if (kind !== should)
      log.offend('documents', `document ${documentId}: it is a ${kind}, its event calls for ${should ?? 'none'}`);
  }
  const there = new Set(documents.map(({ documentId }) => documentId));
  for (const [documentId, kind] of expected)
    if (!there.has(documentId))
      log.offend('documents', `document ${documentId}: its event calls for a ${kind}, and none is there`);
  log.examine('messages', messages.length);
  // An event that could not be folded is not among them, so a place is no number.
  const eventOf = new Map(folded.map((event) => [event.stored.eventNumber, event]));
  for (const message of messages) checkMessage(message, eventOf.get(message.eventNumber), log);
  for (const missing of missingMessages(folded, [...expected.keys()], messages))
    log.offend(
      'messages',
      `claim ${claimId}, event ${missing.eventNumber}: its message to the ${missing.topic} is not there`,
    );
}

/** Events that one command booked stand side by side under its key. */
function lettersOf(folded: readonly FoldedEvent[], { rulebooks }: Beside): Map<string, string> {
  const expected = new Map<string, string>();
  for (let start = 0; start < folded.length;) {
    const key = folded[start]?.stored.commandKey;
    let end = start;
    while (folded[end]?.stored.commandKey === key && end < folded.length) end += 1;
    const together = folded.slice(start, end);
    const claim = together.at(-1)?.after;
    for (const [documentId, kind] of claim ? lettersOfBooking(together, claim, rulebooks) : [])
      expected.set(documentId, kind);
    start = end;
  }
  return expected;
}

function lettersOfBooking(
  together: readonly FoldedEvent[],
  claim: Claim,
  rulebooks: KnownRulebooks,
): [documentId: string, kind: string][] {
  const rulebook = rulebooks.for(claim);
  if (!rulebook) return [];
  const beside = together.map(({ stored }) => stored.event);
  return together.flatMap(({ stored }): [string, string][] => {
    const kind = letterCalledFor(stored.event, { beside, claim, rulebook });
    return kind === undefined ? [] : [[documentIdOf(stored), kind]];
  });
}

/** What a message says of its event. What else it tells is worked out anew by whoever is told. */
function checkMessage(
  { outboxId, topic, claimId, eventNumber, says }: StoredMessage,
  event: FoldedEvent | undefined,
  log: CheckLog,
): void {
  const where = `message ${outboxId} of claim ${claimId}, event ${eventNumber}`;
  if (!event) {
    log.offend('messages', `${where}: there is no such event`);
    return;
  }
  const { on } = event.stored.event;
  const { bookedOn } = event.stored;
  const should: Readonly<Record<string, readonly string[]>> = {
    engine: [`${eventNumber} ${bookedOn}`],
    document: [`${claimId}/${eventNumber}`],
    counterpart: [
      `${goesToCounterpart(event.stored.event) && 'step' in event.stored.event ? event.stored.event.step : ''} ${on}`,
      bookedOn,
    ],
  };
  const known = should[topic];
  if (known && !known.includes(says))
    log.offend('messages', `${where}: it says ${says}, its event says ${known.join(' or ')}`);
}

/** The claim's workflow must be told of the latest news, the letter port of each document, counterparts of each hand-over. */
function missingMessages(
  folded: readonly FoldedEvent[],
  documentIds: readonly string[],
  messages: readonly StoredMessage[],
): { readonly topic: string; readonly eventNumber: number }[] {
  const told = (topic: string) =>
    messages.filter((message) => message.topic === topic).map(({ eventNumber }) => eventNumber);
  const [engine, document, counterpart] = [told('engine'), new Set(told('document')), new Set(told('counterpart'))];
  const news = folded.findLast(({ stored }) => isNews(stored.event))?.stored.eventNumber ?? 0;
  const numbers = folded.map(({ stored }) => stored.eventNumber);
  const handOvers = folded
    .filter(({ stored }) => goesToCounterpart(stored.event))
    .map(({ stored }) => stored.eventNumber);
  return [
    ...(Math.max(0, ...engine) < news ? [{ topic: 'engine', eventNumber: news }] : []),
    ...numbers
      .filter((number) => documentIds.some((id) => id.endsWith(`/${number}`)) && !document.has(number))
      .map((eventNumber) => ({ topic: 'letter port', eventNumber })),
    ...handOvers
      .filter((number) => !counterpart.has(number))
      .map((eventNumber) => ({ topic: 'counterpart', eventNumber })),
  ];
}
