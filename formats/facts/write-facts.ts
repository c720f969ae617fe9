import { rowOf } from '../csv/write-rows';
import type { ClaimFact } from './dated-fact';
import { FACT_COLUMNS, type Facts } from './read-facts';

/** The CSV that `readFacts` reads. Facts for which it has no word (a monitoring agency's account, an instalment
 * plan) are left out. */
export function writeFacts({ facts, bankGate }: Facts): Buffer {
  const rows = facts.flatMap(({ on, invoiceNumber, command }) => {
    const said = WORDS[command.type]?.(command as never);
    return said ? [[on, said.fact, invoiceNumber, said.detail ?? '']] : [];
  });
  const gate = bankGate.map(({ on, open }) => [on, open ? 'bank-reconciled' : 'bank-not-reconciled', '', '']);
  return Buffer.from([FACT_COLUMNS, ...gate, ...rows].map(rowOf).join(''));
}

interface Word {
  readonly fact: string;
  readonly detail?: string;
}

type Command = ClaimFact['command'];
type WordOf<Type extends Command['type']> = (command: Extract<Command, { type: Type }>) => Word;

const WORDS: { readonly [Type in Command['type']]?: WordOf<Type> } = {
  RecordRuling: () => ({ fact: 'ruling' }),
  RecordJudgment: ({ outcome, caseNumber }) => ({
    fact: 'judgment',
    detail: [outcome, caseNumber].filter((word) => word !== undefined).join(' '),
  }),
  RecordReferralAnswer: ({ answer, reason }) => ({ fact: answer, detail: reason }),
  RecordAgencyReport: ({ news, authorityCaseId, reason }) => ({
    fact: 'agency',
    detail: [news, authorityCaseId ?? reason].filter((word) => word !== undefined).join(' '),
  }),
  AnswerAcceptance: ({ accepted, receipt }) => ({
    fact: accepted ? 'accepted' : 'declined',
    ...(receipt !== undefined && { detail: receipt }),
  }),
  ChangeFlag: ({ flagged, reason }) => ({ fact: flagged ? 'flagged' : 'unflagged', detail: reason }),
  GrantDeferral: ({ newDueOn }) => ({ fact: 'deferred', detail: newDueOn }),
  RaiseDispute: () => ({ fact: 'disputed' }),
  SettleDispute: () => ({ fact: 'dispute-settled' }),
  ChangeDebtorStatus: ({ status }) => ({ fact: 'debtor', detail: status }),
};
