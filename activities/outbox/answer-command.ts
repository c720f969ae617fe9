import { addDays } from '../../domain/civil-date';
import type { CounterpartFact } from '../counterparts/counterpart-facts';
import type { LedgerCommand } from '../ledger/execute-command';
import type { AnswerNote } from './answer-notes';

/** Something that a person must see to. */
export type ForAPerson = Pick<AnswerNote, 'kind' | 'message'>;

/** From the day on which Gældsstyrelsen asks. */
const HEARING_DAYS = 14;

/** What the answer records; nothing when it decides nothing yet. */
export function commandOf(fact: CounterpartFact): LedgerCommand | undefined {
  const { answerId, on } = fact;
  switch (fact.fact) {
    case 'received':
      return { type: 'RecordReferralAnswer', answerId, answer: 'received', answeredOn: on, reason: '' };
    case 'rejected':
      return { type: 'RecordReferralAnswer', answerId, answer: 'rejected', answeredOn: on, reason: fact.reason };
    case 'ruling':
      return rulingCommand(fact);
    case 'monitoring-account':
      return { type: 'RecordMonitoringAccount', accountId: answerId, accountedOn: on, balance: fact.balance };
    case 'hearing':
      return undefined;
  }
}

/** Only a payment order is a ruling that monitoring can rest on; a case that is struck off comes back. */
function rulingCommand(fact: Extract<CounterpartFact, { fact: 'ruling' }>): LedgerCommand | undefined {
  const { answerId, on } = fact;
  switch (fact.outcome) {
    case 'payment-order':
      return { type: 'RecordRuling', rulingId: answerId, ruledOn: on };
    case 'struck-off':
      return { type: 'RecordReferralAnswer', answerId, answer: 'rejected', answeredOn: on, reason: 'struck off' };
    case 'moved-to-court':
      return undefined;
  }
}

/** What the answer asks of a person, beside what it records. */
export function askedBy(fact: CounterpartFact): ForAPerson | undefined {
  if (fact.fact === 'hearing') {
    const message = `Gældsstyrelsen asks about ${fact.claimId}: ${fact.reason}. Confirm or correct the claim by ${addDays(fact.on, HEARING_DAYS)}.`;
    return { kind: 'hearing', message };
  }
  if (fact.fact !== 'ruling' || fact.outcome === 'payment-order') return undefined;
  const what = fact.outcome === 'struck-off' ? 'struck the case off' : 'moved the case to court';
  return { kind: 'no-order', message: `Kronofogden ${what} on ${fact.on}: ${fact.claimId} has no payment order.` };
}

/** Whether the answer shows that the counterpart still pursues the claim. */
export function isPursued(fact: CounterpartFact): boolean {
  switch (fact.fact) {
    case 'received':
    case 'hearing':
    case 'ruling':
      return true;
    case 'rejected':
      return false;
    case 'monitoring-account':
      return fact.balance.isPositive();
  }
}
