import { createHash } from 'node:crypto';
import type { DecisionRequest } from '../decisions/decision-record';
import type { ClaimFact } from '../../formats/facts/dated-fact';

/** What a line of a file may decide, by the command that its reader makes. */
export const DECIDED: readonly string[] = ['RaiseDispute', 'SettleDispute', 'GrantDeferral', 'ChangeDebtorStatus'];

/** A fact that is a decision: who records it decides, by their own authority. */
export type DecidedFact = Pick<DecisionRequest, 'kind' | 'terms'>;

/**
 * What a fact of a file decides; undefined for what only reports. A file states no days of a debtor's situation, so the
 * law's waiting time counts from the day of the line: never too short.
 */
export function decidedBy({ on, command }: ClaimFact): DecidedFact | undefined {
  if (command.type === 'RaiseDispute') {
    return { kind: 'dispute', terms: { ...(command.amount && { amount: command.amount }) } };
  }
  if (command.type === 'SettleDispute') {
    return { kind: 'dispute-settlement', terms: { ...(command.dismissed && { dismissed: command.dismissed }) } };
  }
  if (command.type === 'GrantDeferral') return { kind: 'deferral', terms: { newDueOn: command.newDueOn } };
  if (command.type !== 'ChangeDebtorStatus') return undefined;
  const { status } = command;
  if (status === 'ordinary') return { kind: 'debtor-status', terms: { status } };
  return { kind: 'debtor-status', terms: { status, ...(status === 'deceased' ? { diedOn: on } : { openedOn: on }) } };
}

/** The same line of the same file is the same decision, however often the file is recorded. */
export function decisionIdOfFact(claimId: string, { on, command }: ClaimFact): string {
  const line = JSON.stringify([claimId, on, command]);
  return `fact-${createHash('sha256').update(line).digest('hex').slice(0, 20)}`;
}
