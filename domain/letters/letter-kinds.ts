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

export function toldDecision(claim: Claim, decisionId: string): ToldDecision | undefined {
  const kind = claim.decisions.find((taken) => taken.decisionId === decisionId)?.kind;
  return TOLD_DECISIONS.find((told) => told === kind);
}
