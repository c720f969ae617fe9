import type { RunEvent, StatedBalance } from '../run-events';
import { counted } from '../../../domain/kernel/counted';

/** What happened, in words. */
export const EVENT_WORDS: Readonly<Record<RunEvent['type'], string>> = {
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

/** What an event says beyond its name. */
export function wordsOf(event: RunEvent): { readonly words?: string } {
  switch (event.type) {
    case 'SourceDelivered':
      return {
        words: `${event.source}, delivery ${event.version}${event.fileName === undefined ? '' : ` (${event.fileName})`}: ${counted(event.rows, 'row')}, ${event.total}${event.replaces === undefined ? '' : `, in place of delivery ${event.replaces}`}`,
      };
    case 'SourceWithdrawn':
      return {
        words: `${event.source}, delivery ${event.withdraws} (${event.fileName}): ${counted(event.rows, 'row')}, ${event.total}${event.reason === undefined ? '' : `; ${event.reason}`}`,
      };
    case 'SourceRefused':
      return { words: `${event.source}${event.fileName === undefined ? '' : ` (${event.fileName})`}` };
    case 'SourceReminded':
      return { words: event.owedBy.join(', ') };
    case 'RunMatched':
      return {
        words: `${event.remaining} unexplained, ${event.open} open${event.cleared ? `, ${event.cleared.differences} matched against earlier periods` : ''}`,
      };
    case 'RunEscalated':
      return { words: `to ${event.to}${event.items > 0 ? `, ${counted(event.items, 'difference')}` : ''}` };
    case 'RunApproved': {
      const passed = event.passesOver ? [`passes over ${event.passesOver.join(', ')}`] : [];
      const words = [...(event.reason === undefined ? [] : [event.reason]), ...statedWords(event.stated), ...passed];
      return words.length === 0 ? {} : { words: words.join('; ') };
    }
    case 'RunReopened':
      return { words: event.reason };
    case 'RunPassedOver':
      return { words: `${event.for} was signed: ${event.reason}` };
    case 'RunPrepared': {
      const before = event.replaces === undefined ? [] : [`in place of the preparation by ${event.replaces}`];
      const words = [...(event.note === undefined ? [] : [event.note]), ...before];
      return words.length === 0 ? {} : { words: words.join('; ') };
    }
    case 'PreparationTakenBack':
      return { words: `difference ${event.itemId} was settled` };
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

function statedWords(stated: StatedBalance | undefined): string[] {
  if (!stated) return [];
  const { closing, opening, byLedger } = stated;
  const before = opening === undefined ? '' : ` (${opening} before the period)`;
  return [`balance stated ${closing}${before}, by the ledger ${byLedger}`];
}
