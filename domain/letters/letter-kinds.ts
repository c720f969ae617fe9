import type { Claim } from '../claim/claim';
import type { ClaimEvent } from '../claim/claim-events';
import type { DecisionKind } from '../decisions/decision-kinds';
import type { StepName } from '../policy/policy';

/** The policy's steps that send a letter. */
export const LETTER_STEPS = ['reminder', 'second-reminder', 'demand', 'warning', 'suspension-notice'] as const;
export type LetterStep = (typeof LETTER_STEPS)[number];

/** What decisions, and instalment plans, send. */
export const DECISION_LETTERS = [
  'deferral',
  'instalment-plan',
  'instalment-notice',
  'plan-ended',
  'plan-reinstated',
  'withdrawal',
  'credit-note',
  'cancellation',
  'dispute-received',
  'dispute-settled',
  'service-change',
  'liability',
  'set-off',
  'reversal',
] as const;
export type DecisionLetterKind = (typeof DECISION_LETTERS)[number];

export type LetterKind = LetterStep | DecisionLetterKind;

/** Events that a letter can tell of. */
export type LetterEvent = Extract<
  ClaimEvent,
  {
    type:
      | 'StepPerformed'
      | 'DeferralGranted'
      | 'PlanAgreed'
      | 'InstalmentReminded'
      | 'PlanDefaulted'
      | 'PlanReinstated'
      | 'StepWithdrawn'
      | 'ClaimCredited'
      | 'DisputeRaised'
      | 'DisputeSettled'
      | 'ServiceChanged'
      | 'LiableDebtorChanged'
      | 'SetOffBooked'
      | 'DecisionReversed';
  }
>;

/** Steps that the debtor has heard of, by a letter of the creditor's or from the authority. */
export const TOLD_STEPS = [...LETTER_STEPS, 'administrative-court', 'referral'] as const satisfies readonly StepName[];
export type ToldStep = (typeof TOLD_STEPS)[number];

export function isTold(step: StepName): step is ToldStep {
  return (TOLD_STEPS as readonly StepName[]).includes(step);
}

/** Decisions of which the debtor has been told, so that taking them back is told as well. */
export const TOLD_DECISIONS = [
  'deferral',
  'instalment-plan',
  'plan-reinstatement',
  'dispute',
  'credit-note',
  'cancellation',
  'set-off',
  'service',
] as const satisfies readonly DecisionKind[];
export type ToldDecision = (typeof TOLD_DECISIONS)[number];

/**
 * Which letter a decision's event sends; undefined for none, and for a step, whose policy says so. What several events
 * of one decision have to say is one letter: the steps withdrawn are told together, and a credit by which a dispute or a
 * reversal ends is told with that. `beside` are all the events that were booked together, `claim` as they left it.
 */
export function decisionLetterOf(
  event: ClaimEvent,
  beside: readonly ClaimEvent[],
  claim: Claim,
): DecisionLetterKind | undefined {
  switch (event.type) {
    case 'DeferralGranted':
      return 'deferral';
    case 'PlanAgreed':
      return 'instalment-plan';
    case 'InstalmentReminded':
      return 'instalment-notice';
    case 'PlanDefaulted':
      return 'plan-ended';
    case 'PlanReinstated':
      return 'plan-reinstated';
    case 'StepWithdrawn': {
      if (event.unsent) return undefined;
      const first = beside.find((other) => other.type === 'StepWithdrawn' && isTold(other.step));
      return first === event ? 'withdrawal' : undefined;
    }
    case 'ClaimCredited':
      if (event.amount.isNegative() || event.cause === 'dispute') return undefined;
      return event.cause;
    case 'DisputeRaised':
      return 'dispute-received';
    case 'DisputeSettled':
      return 'dispute-settled';
    case 'ServiceChanged':
      return 'service-change';
    case 'LiableDebtorChanged':
      return 'liability';
    case 'SetOffBooked':
      return 'set-off';
    case 'DecisionReversed':
      return toldDecision(claim, event.reverses) && 'reversal';
    case 'StepPerformed':
    case 'ClaimRegistered':
    case 'PaymentReceived':
    case 'PaymentReversed':
    case 'ChargesCorrected':
    case 'RulingReceived':
    case 'ReferralAnswered':
    case 'MonitoringAccounted':
    case 'AcceptanceAnswered':
    case 'FlagChanged':
    case 'HoldPlaced':
    case 'ClaimWrittenDown':
    case 'ClaimWrittenOff':
    case 'ClaimReinstated':
    case 'SetOffTakenBack':
    case 'LimitationInterrupted':
    case 'PolicyChanged':
    case 'DebtorStatusChanged':
    case 'DebtorAddressChanged':
    case 'CourtRouteTaken':
    case 'ReferralRecalled':
      return undefined;
  }
}

export function toldDecision(claim: Claim, decisionId: string): ToldDecision | undefined {
  const kind = claim.decisions.find((taken) => taken.decisionId === decisionId)?.kind;
  return TOLD_DECISIONS.find((told) => told === kind);
}
