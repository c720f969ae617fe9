import { timeOfDayAt, civilDateAt } from '../../../domain/kernel/civil-time';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import { legible } from '../../../print/paper/legible';
import type { LetterTable } from '../../../print/paper/table';
import { left, right } from './columns';
import { wordsOf } from './event-words';
import type { EvidenceDocument, SignedBy } from './evidence-document';
import type { EvidenceTexts } from './texts/evidence-texts';
import { phraseIn } from './texts/phrase-in';

/** The business day, and under it the time of day by the creditor's clocks; with its date where that is another day. */
function dayAndTime(
  { on, at }: { readonly on: CivilDate; readonly at: string },
  { timeZone = 'UTC' }: EvidenceDocument,
  { date }: EvidenceTexts,
): string {
  const instant = Date.parse(at);
  const recordedOn = civilDateAt(instant, timeZone);
  const time = timeOfDayAt(instant, timeZone);
  return `${date(on)}\n${recordedOn === on ? time : `${date(recordedOn)} ${time}`}`;
}

export function identitiesTable({ result, holdsWithEarlier }: EvidenceDocument, texts: EvidenceTexts): LetterTable {
  const { columns, figure, words } = texts;
  return {
    columns: [
      left(columns.identity, 0.4),
      right(columns.leftSide, 0.18),
      right(columns.rightSide, 0.18),
      left('', 0.24),
    ],
    rows: result.identities.map(({ name, left: one, right: other, holds }) => {
      const { cites, within } = result.citations.find((citation) => citation.name === name) ?? {};
      // Two figures that are apart and hold all the same must say why.
      const because = within === undefined || one === other ? '' : `: ${phraseIn(texts)(within)}`;
      const verdict = holds
        ? `${words.holds}${because}`
        : holdsWithEarlier.includes(name)
          ? words.holdsWithEarlier
          : words.fails;
      return [cited(texts, name, cites), figure(one), figure(other), verdict];
    }),
  };
}

/** Identities that neither hold nor fail, each with what the files do not say. */
export function untestedTable({ result: { untested = [] } }: EvidenceDocument, texts: EvidenceTexts): LetterTable {
  const { columns } = texts;
  return {
    columns: [left(columns.identity, 0.5), left(columns.notTestedSince, 0.5)],
    rows: untested.map(({ name, cites, why }) => [
      cited(texts, name, cites),
      why.split('; ').map(phraseIn(texts)).join('; '),
    ]),
  };
}

function cited(texts: EvidenceTexts, name: string, cites: readonly string[] = []): string {
  return `${phraseIn(texts)(name)}${cites.length > 0 ? ` (${cites.join(', ')})` : ''}`;
}

export function signaturesTable(document: EvidenceDocument, texts: EvidenceTexts): LetterTable {
  const { prepared, approved, acknowledged } = document;
  const { columns, roles, words } = texts;
  const signature = (what: string, { by, name, role, on, at, words: said }: SignedBy) => [
    what,
    name === undefined ? legible(by) : `${legible(name)}\n${legible(by)}`,
    roles[role] ?? role.replaceAll('-', ' '),
    dayAndTime({ on, at }, document, texts),
    legible(said ?? '–'),
  ];
  return {
    columns: [
      left('', 0.13),
      left(columns.by, 0.25),
      left(columns.as, 0.18),
      left(columns.onAt, 0.18),
      left(columns.said, 0.26),
    ],
    rows: [
      signature(words.prepared, prepared),
      signature(words.approved, approved),
      ...(acknowledged ? [signature(words.acknowledged, acknowledged)] : []),
    ],
  };
}

export function historyTable(document: EvidenceDocument, texts: EvidenceTexts): LetterTable {
  const { columns, events: names, eventWords, words: known } = texts;
  return {
    columns: [
      right('', 0.05),
      left(columns.onAt, 0.16),
      left(columns.what, 0.26),
      left(columns.by, 0.2),
      left('', 0.33),
    ],
    rows: document.events.map(({ number, on, at, type, by, words, event }) => [
      String(number),
      dayAndTime({ on, at }, document, texts),
      names[type],
      by === undefined ? known.byItself : legible(by),
      legible((event ? wordsOf(event, eventWords).words : words) ?? ''),
    ]),
  };
}
