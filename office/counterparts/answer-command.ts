import { addDays } from '../../domain/kernel/civil-date';
import type { CounterpartFact } from './counterpart-facts';
import type { LedgerCommand } from '../claims/execute-command';
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
    case 'agency-report': {
      const { news, authorityCaseId, until, reason } = fact;
      return {
        ...{ type: 'RecordAgencyReport', reportId: answerId, reportedOn: on, news },
        ...(authorityCaseId !== undefined && { authorityCaseId }),
        ...(until && { until }),
        ...(reason !== undefined && { reason }),
      };
    }
    case 'agency-account': {
      const { received, ownFees, commission, balance } = fact;
      const account = { received, ownFees, commission, balance };
      return { type: 'RecordAgencyAccount', accountId: answerId, accountedOn: on, ...account };
    }
    case 'hearing':
    case 'change-answered':
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
    case 'objected':
      return { type: 'RecordReferralAnswer', answerId, answer: 'objected', answeredOn: on, reason: '' };
    case 'moved-to-court':
      return undefined;
  }
}

/** What the answer asks of a person, beside what it records. */
export function askedBy(fact: CounterpartFact, claimId: string): ForAPerson | undefined {
  switch (fact.fact) {
    case 'hearing': {
      const message = `Gældsstyrelsen asks about ${claimId}: ${fact.reason}. Confirm or correct the claim by ${addDays(fact.on, HEARING_DAYS)}.`;
      return { kind: 'hearing', message };
    }
    case 'ruling': {
      // An objection is on the work list by itself, with its last day.
      if (fact.outcome === 'payment-order' || fact.outcome === 'objected') return undefined;
      const what = fact.outcome === 'struck-off' ? 'struck the case off' : 'moved the case to court';
      return { kind: 'no-order', message: `Kronofogden ${what} on ${fact.on}: ${claimId} has no payment order.` };
    }
    case 'received':
    case 'rejected':
    case 'monitoring-account':
    case 'agency-report':
    case 'agency-account':
    case 'change-answered':
      return undefined;
  }
}

/** A change that was not carried out, or about which Gældsstyrelsen asks. */
export function askedByChange(
  { counterpart, answer, reason, on }: Extract<CounterpartFact, { fact: 'change-answered' }>,
  what: string,
): ForAPerson | undefined {
  switch (answer) {
    case 'carried-out':
      return undefined;
    case 'rejected': {
      const message = `${counterpart} did not carry out the ${what}, by its answer of ${on}: ${reason}. What it has differs from the books until that is settled.`;
      return { kind: 'change-rejected', message };
    }
    case 'heard': {
      const message = `${counterpart} asks about the ${what}: ${reason}. Confirm or correct it by ${addDays(on, HEARING_DAYS)}.`;
      return { kind: 'change-heard', message };
    }
  }
}

/** Whether the answer shows that the counterpart still pursues the claim. */
export function isPursued(fact: CounterpartFact): boolean {
  switch (fact.fact) {
    case 'received':
    case 'hearing':
    case 'ruling':
      return true;
    case 'rejected':
    case 'change-answered':
      return false;
    case 'monitoring-account':
    case 'agency-account':
      return fact.balance.isPositive();
    case 'agency-report':
      return fact.news !== 'returned';
  }
}
