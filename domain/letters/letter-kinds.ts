import type { Claim } from '../claim/claim';
import type { ClaimRegistered, StepPerformed } from '../claim/claim-events';
import type { InterestStatement } from './stated-charges';
import type { DecisionEvent, Service, ServiceChange } from '../decisions/decision-events';
import type { DecisionKind } from '../decisions/decision-kinds';
import type { CivilDate } from '../kernel/civil-date';
import type { Money } from '../kernel/money';
import type { InterestAgain } from '../policy/agreement-rules';
import type { PaidBeforeDemand } from '../policy/late-interest-rules';
import { isStandingStep, kindOf, type KnownStep } from '../policy/step-kind';

/** The letters of the policy's steps: each of the standing step of its name, and of the kind of steps with other names. */
export const LETTER_STEPS = [
  'reminder',
  'second-reminder',
  'demand',
  'warning',
  'suspension-notice',
  'sanction-notice',
] as const;
export type LetterStep = (typeof LETTER_STEPS)[number];

/** The letter that a step sends, when its policy sends one. */
export function letterStepOf(step: KnownStep): LetterStep | undefined {
  const name = isStandingStep(step.step) ? step.step : kindOf(step);
  return LETTER_STEPS.find((letter) => letter === name);
}

/** What decisions, instalment plans and invoices for late interest send. */
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
  'interest-invoice',
  'charges-invoice',
] as const;
export type DecisionLetterKind = (typeof DECISION_LETTERS)[number];

export type LetterKind = LetterStep | DecisionLetterKind;

/** Events that a letter can tell of; which ones of a decision's do, its kind says. */
export type LetterEvent = StepPerformed | ClaimRegistered | DecisionEvent;

/** Steps that the debtor has heard of, by a letter of the creditor's or from the authority. */
export const TOLD_STEPS = [...LETTER_STEPS, 'administrative-court', 'agency', 'district-court', 'referral'] as const;
export type ToldStep = (typeof TOLD_STEPS)[number];

export function toldStepOf(step: KnownStep): ToldStep | undefined {
  return letterStepOf(step) ?? TOLD_STEPS.find((told) => told === step.step);
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

export interface WithdrawnLetter {
  readonly step: ToldStep;
  readonly on: CivilDate;
}

interface CreditTold {
  /** The credit note's own number, or the supporting document's. */
  readonly documentNumber: string;
  readonly amount: Money;
}

/** What the policy says of a service that is closed to those who do not pay. */
export interface ServiceTold {
  /** What the service is called, where the policy gives the name. */
  readonly called?: { readonly sv?: string; readonly da?: string };
  /** The committee that decides. */
  readonly decidedBy?: string;
  /** More than the invoice must be paid: what is overdue of the service, or all that is open of it. */
  readonly lifted?: 'overdue' | 'all';
  /** Less than the invoice is enough. */
  readonly enough?: Money;
}

/** What a decision's letter tells beside what is open: its figures and days, by the letter's kind. */
export type LetterMatter =
  | {
      readonly kind: 'deferral';
      readonly newDueOn: CivilDate;
      /** The first day that bears late interest; absent where the creditor claims none. */
      readonly interestFrom?: CivilDate;
      /** It runs while payment is deferred. */
      readonly interestRuns: boolean;
      /** `interestFrom` counts only if the new due date is missed. */
      readonly interestIfMissed?: true;
    }
  | {
      readonly kind: 'instalment-plan';
      readonly fee: Money;
      readonly interest: Money;
      readonly respiteDays: number;
      /** Interest stands still while the plan is kept, and runs again from then. */
      readonly interestAgain?: InterestAgain;
      /** Interest runs while the plan is kept, and is claimed in this way once the invoice is paid. */
      readonly interestClaimed?: Exclude<PaidBeforeDemand, 'not-claimed'>;
    }
  | {
      readonly kind: 'instalment-notice';
      readonly agreedOn: CivilDate;
      readonly number: number;
      readonly dueOn: CivilDate;
      readonly amount: Money;
      readonly missing: Money;
      readonly payBy: CivilDate;
    }
  /** `interestFrom` where interest had stood still. */
  | { readonly kind: 'plan-ended'; readonly agreedOn: CivilDate; readonly interestFrom?: CivilDate }
  | {
      readonly kind: 'plan-reinstated';
      readonly agreedOn: CivilDate;
      readonly respiteDays: number;
      /** Charged while the plan was over, and paid with its last instalment. */
      readonly added?: Money;
    }
  | { readonly kind: 'withdrawal'; readonly withdrawn: readonly WithdrawnLetter[]; readonly deferredTo?: CivilDate }
  | (CreditTold & {
      readonly kind: 'credit-note';
      /** With the amounts before and after, the account that the letter gives. */
      readonly creditedBefore: Money;
      readonly left: Money;
    })
  | (CreditTold & { readonly kind: 'cancellation' })
  | {
      readonly kind: 'dispute-received';
      /** The part of the principal; absent when it is all of the claim. */
      readonly part?: Money;
      readonly interestRuns: boolean;
    }
  /** What need not be paid, when it is not all to be paid. */
  | { readonly kind: 'dispute-settled'; readonly dismissed?: CreditTold }
  | ({ readonly kind: 'service-change'; readonly service: Service; readonly change: ServiceChange } & ServiceTold)
  | { readonly kind: 'liability'; readonly liable: boolean }
  | { readonly kind: 'set-off'; readonly against: string; readonly amount: Money }
  | {
      readonly kind: 'interest-invoice';
      /** Of the invoice that had been paid late. */
      readonly paidInvoice: string;
      readonly interest: InterestStatement;
    }
  | {
      readonly kind: 'charges-invoice';
      /** Of the invoice that had been paid but for its charges. */
      readonly paidInvoice: string;
      readonly fee: Money;
      readonly interest: Money;
    }
  | {
      readonly kind: 'reversal';
      readonly reversed: ToldDecision;
      /** The day from which the decision that is taken back had counted. */
      readonly decidedOn: CivilDate;
      /** Of a credit or a set-off. */
      readonly amount?: Money;
      readonly documentNumber?: string;
      readonly service?: Service;
      readonly called?: ServiceTold['called'];
      readonly dueOn: CivilDate;
    };
