import { rowOf } from '../csv/write-rows';
import type { ClaimFact } from './dated-fact';
import { FACT_COLUMNS, type Facts } from './read-facts';

/** The CSV that `readFacts` reads. Facts for which it has no word (a monitoring agency's account, an instalment
 * plan) are left out. */
export function writeFacts({ facts, bankGate }: Facts): Buffer {
  const rows = facts.flatMap(({ on, invoiceNumber, command }) => {
    const said = wordFor(command);
    return said ? [[on, said.fact, invoiceNumber, said.detail ?? '']] : [];
  });
  const gate = bankGate.map(({ on, open }) => [on, open ? 'bank-reconciled' : 'bank-not-reconciled', '', '']);
  return Buffer.from([FACT_COLUMNS, ...gate, ...rows].map(rowOf).join(''));
}

function wordFor(command: ClaimFact['command']): { readonly fact: string; readonly detail?: string } | undefined {
  switch (command.type) {
    case 'RecordRuling':
      return { fact: 'ruling' };
    case 'RecordReferralAnswer':
      return { fact: command.answer, detail: command.reason };
    case 'AnswerAcceptance':
      return { fact: command.accepted ? 'accepted' : 'declined' };
    case 'ChangeFlag':
      return { fact: command.flagged ? 'flagged' : 'unflagged', detail: command.reason };
    case 'GrantDeferral':
      return { fact: 'deferred', detail: command.newDueOn };
    case 'RaiseDispute':
      return { fact: 'disputed' };
    case 'SettleDispute':
      return { fact: 'dispute-settled' };
    case 'ChangeDebtorStatus':
      return { fact: 'debtor', detail: command.status };
    case 'AgreePlan':
    case 'BookSetOff':
    case 'CancelClaim':
    case 'ChangeDebtorAddress':
    case 'ChangeLiableDebtor':
    case 'ChangePolicy':
    case 'ChangeService':
    case 'CreditClaim':
    case 'InterruptLimitation':
    case 'PlaceHold':
    case 'RecallReferral':
    case 'RecordMonitoringAccount':
    case 'ReinstatePlan':
    case 'ReverseDecision':
    case 'TakeCourtRoute':
    case 'WithdrawUnsentStep':
    case 'WriteDown':
    case 'WriteOff':
      return undefined;
  }
}
