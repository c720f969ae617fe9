import type { RunEvent, StatedBalance } from '../run-events';
import type { EventVocabulary } from './texts/evidence-texts';

/** What happened, in English. */
export const ENGLISH_EVENTS: Readonly<Record<RunEvent['type'], string>> = {
  RunOpened: 'begun',
  SourceDelivered: 'source delivered',
  SourceWithdrawn: 'source withdrawn',
  SourceRefused: 'source sent back: it could not be matched',
  SourceReminded: 'reminded of a missing source',
  RunMatched: 'matched',
  RunEscalated: 'escalated',
  RunPrepared: 'prepared',
  PreparationTakenBack: 'preparation taken back',
  RunApproved: 'approved',
  EvidenceFiled: 'evidence filed',
  AcknowledgementChased: 'acknowledgement chased',
  RunAcknowledged: 'acknowledged',
  RunReopened: 'opened again',
  RunPassedOver: 'passed over',
};

export const ENGLISH_EVENT_WORDS: EventVocabulary = {
  named: (english) => english,
  figure: (amount) => amount,
  date: (date) => date,
  delivery: (version) => `delivery ${version}`,
  rows: (count) => `${count} ${count === 1 ? 'row' : 'rows'}`,
  inPlaceOfDelivery: (version) => `in place of delivery ${version}`,
  unexplained: (remaining) => `${remaining} unexplained`,
  open: (count) => `${count} open`,
  matchedEarlier: (count) => `${count} matched against earlier periods`,
  to: (party) => `to ${party}`,
  differences: (count) => `${count} ${count === 1 ? 'difference' : 'differences'}`,
  passesOver: (periods) => `passes over ${periods}`,
  wasSigned: (period) => `${period} was signed`,
  inPlaceOfPreparation: (by) => `in place of the preparation by ${by}`,
  wasSettled: (item) => `difference ${item} was settled`,
  number: (evidence) => `number ${evidence}`,
  toBeSignedBy: (on) => `to be signed by ${on}`,
  stated: (closing, opening, byLedger) =>
    `balance stated ${closing}${opening === undefined ? '' : ` (${opening} before the period)`}, by the ledger ${byLedger}`,
};

/** What an event says beyond its name, in the words of a language. */
export function wordsOf(event: RunEvent, of: EventVocabulary = ENGLISH_EVENT_WORDS): { readonly words?: string } {
  const words = saidBy(event, of);
  return words === undefined || words === '' ? {} : { words };
}

function saidBy(event: RunEvent, of: EventVocabulary): string | undefined {
  switch (event.type) {
    case 'SourceDelivered': {
      const { source, version, fileName, rows, total, replaces } = event;
      const instead = replaces === undefined ? '' : `, ${of.inPlaceOfDelivery(replaces)}`;
      return `${of.named(source)}, ${of.delivery(version)}${inBrackets(fileName)}: ${of.rows(rows)}, ${of.figure(total)}${instead}`;
    }
    case 'SourceWithdrawn': {
      const { source, withdraws, fileName, rows, total, reason } = event;
      const because = reason === undefined ? '' : `; ${reason}`;
      return `${of.named(source)}, ${of.delivery(withdraws)}${inBrackets(fileName)}: ${of.rows(rows)}, ${of.figure(total)}${because}`;
    }
    case 'SourceRefused':
      return `${of.named(event.source)}${inBrackets(event.fileName)}`;
    case 'SourceReminded':
      return event.owedBy.map(of.named).join(', ');
    case 'RunMatched': {
      const earlier = event.cleared ? [of.matchedEarlier(event.cleared.differences)] : [];
      return [of.unexplained(of.figure(event.remaining)), of.open(event.open), ...earlier].join(', ');
    }
    case 'RunEscalated':
      return [of.to(of.named(event.to)), ...(event.items > 0 ? [of.differences(event.items)] : [])].join(', ');
    case 'RunApproved': {
      const passed = event.passesOver ? [of.passesOver(event.passesOver.join(', '))] : [];
      return [...said(event.reason), ...statedWords(event.stated, of), ...passed].join('; ');
    }
    case 'RunReopened':
      return event.reason;
    case 'RunPassedOver':
      return `${of.wasSigned(event.for)}: ${event.reason}`;
    case 'RunPrepared':
      return [...said(event.note), ...said(event.replaces).map(of.inPlaceOfPreparation)].join('; ');
    case 'PreparationTakenBack':
      return of.wasSettled(event.itemId);
    case 'RunAcknowledged':
      return event.note;
    case 'AcknowledgementChased':
      return of.named(event.from);
    case 'EvidenceFiled':
      return of.number(event.evidenceNumber);
    case 'RunOpened':
      return of.toBeSignedBy(of.date(event.dueOn));
  }
}

function said(words: string | undefined): string[] {
  return words === undefined ? [] : [words];
}

function inBrackets(words: string | undefined): string {
  return words === undefined ? '' : ` (${words})`;
}

function statedWords(stated: StatedBalance | undefined, of: EventVocabulary): string[] {
  if (!stated) return [];
  const { closing, opening, byLedger } = stated;
  return [of.stated(of.figure(closing), opening === undefined ? undefined : of.figure(opening), of.figure(byLedger))];
}
