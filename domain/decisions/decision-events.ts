import type { CivilDate } from '../kernel/civil-date';
import type { Allocation } from '../claim/allocation';
import type { Money } from '../kernel/money';
import type { DebtorStatus, StepName } from '../policy/policy';
import type { StepKind } from '../policy/step-kind';
import type { CourtRouteTaken, CourtTransferRequested, FiledAtCourt } from './court-events';
import type { Decided } from './decided';
import type { InstalmentReminded, PlanAgreed, PlanDefaulted, PlanReinstated } from './plan-events';

export type { Instalment, InstalmentReminded, PlanAgreed, PlanDefaulted, PlanReinstated } from './plan-events';

/** Payment may wait until a new due date; steps and timers move with it (S002-53). */
export interface DeferralGranted extends Decided {
  readonly type: 'DeferralGranted';
  readonly newDueOn: CivilDate;
  /** Whether late interest runs from the old due date all the same. Absent: it starts at the new one. */
  readonly interestRuns?: true;
  /** Late interest runs from the old due date, if the new one is missed; none is owed if it is kept. */
  readonly interestIfMissed?: true;
}

/** A step that should not have been taken, as is known now: it counts as not taken. What it charged is corrected beside. */
export interface StepWithdrawn extends Decided {
  readonly type: 'StepWithdrawn';
  readonly step: StepName;
  /** As in the step's own event. */
  readonly kind?: StepKind;
  readonly performedOn: CivilDate;
  readonly reason: string;
  /** The debt had been paid on that day, as is known since a payment was moved here. */
  readonly paidOn?: CivilDate;
  /** Its letter never left, so nobody has to be told; `decisionId` names the letter. */
  readonly unsent?: true;
}

/** The debtor objects to the claim, or to a part of its principal (inkassolagen 8 §, S002-54). */
export interface DisputeRaised extends Decided {
  readonly type: 'DisputeRaised';
  /** The part of the principal that is disputed; absent when it is all of the claim. */
  readonly amount?: Money;
}

/** The dispute ended by judgment, settlement or withdrawal. What the debtor need not pay is credited beside. */
export interface DisputeSettled extends Decided {
  readonly type: 'DisputeSettled';
}

/** No step is taken from the first through the last day of the hold; it ends by itself (S003-21). */
export interface HoldPlaced extends Decided {
  readonly type: 'HoldPlaced';
  readonly from: CivilDate;
  readonly through: CivilDate;
}

/** Part or all of the invoice is taken back by a document of its own; a negative amount takes a credit back. */
export interface ClaimCredited extends Decided {
  readonly type: 'ClaimCredited';
  /** `withdrawal`: the registration was taken back with its import, and no letter tells of it. */
  readonly cause: 'credit-note' | 'cancellation' | 'dispute' | 'withdrawal';
  /** The credit note's own number, or the supporting document's (S002-56). */
  readonly documentNumber: string;
  /** From which day the invoice should have been lower; its own day of issue, unless decided otherwise. */
  readonly effectiveOn: CivilDate;
  readonly amount: Money;
  /** How it fell: what exceeds the open principal is owed back to who paid it. */
  readonly principal: Money;
  readonly refund: Money;
}

/** Booked as a probable loss; the claim itself lives on (S002-65 to S002-74). Negative when it is taken back. */
export interface ClaimWrittenDown extends Decided {
  readonly type: 'ClaimWrittenDown';
  readonly amount: Money;
}

export const WRITE_OFF_GROUNDS = [
  'time-barred',
  'uncollectable',
  'estate-without-means',
  'bankruptcy-closed',
  'remitted',
] as const;
export type WriteOffGround = (typeof WRITE_OFF_GROUNDS)[number];

/** The claim is given up, and never reads as paid. */
export interface ClaimWrittenOff extends Decided {
  readonly type: 'ClaimWrittenOff';
  readonly ground: WriteOffGround;
  readonly fee: Money;
  readonly interest: Money;
  readonly principal: Money;
  /** The part of the principal that is output VAT to be reclaimed. */
  readonly vat: Money;
}

/** A claim that was given up is claimed again, whole or in part. Negative when the payment that had come is taken back. */
export interface ClaimReinstated {
  readonly type: 'ClaimReinstated';
  readonly on: CivilDate;
  /** The write-off that is taken back. */
  readonly writeOffId: string;
  readonly fee: Money;
  readonly interest: Money;
  readonly principal: Money;
  readonly vat: Money;
  readonly reason: string;
}

/** The debt was set against what the creditor owes the debtor, such as an association grant (S002-38). */
export interface SetOffBooked extends Decided {
  readonly type: 'SetOffBooked';
  /** Against what: the number of the grant decision or of the payment that was held back. */
  readonly against: string;
  readonly amount: Money;
  readonly allocation: Allocation;
}

export interface SetOffTakenBack extends Decided {
  readonly type: 'SetOffTakenBack';
  readonly setOffId: string;
  readonly amount: Money;
  readonly allocation: Allocation;
}

/** Time starts to run anew (preskriptionslagen 5–7 §§, forældelsesloven §§ 15–18), with the document that proves it. */
export interface LimitationInterrupted extends Decided {
  readonly type: 'LimitationInterrupted';
  readonly by: 'acknowledged' | 'written-demand-received' | 'proceedings';
  readonly endedOn?: CivilDate;
  readonly proof: string;
}

export interface PolicyChanged extends Decided {
  readonly type: 'PolicyChanged';
  readonly policyId: string;
  readonly policyVersion: string;
  readonly fromPolicyId: string;
  readonly fromPolicyVersion: string;
}

/** What the law makes of the debtor's situation, as it was found on the day of the decision. */
export interface StatusEffects {
  /** No step is taken before the day after this one. */
  readonly waitsThrough?: CivilDate;
  /** No step is taken at all until a person decides otherwise. */
  readonly stops?: true;
  /** The first day that bears no interest. */
  readonly interestStopsOn?: CivilDate;
  readonly paragraph: string;
}

/** What somebody has to know of the debtor before the law can say what follows. */
export interface SituationFacts {
  readonly status: DebtorStatus;
  /** The day on which the claim arose; its invoice's own day. */
  readonly arisenOn: CivilDate;
  readonly diedOn?: CivilDate;
  /** Of the estate inventory (Sweden). */
  readonly inventoryOn?: CivilDate;
  /** On which creditors were called to file (Denmark, *proklama*). */
  readonly announcedOn?: CivilDate;
  /** On which the bankruptcy or the debt restructuring was opened. */
  readonly openedOn?: CivilDate;
}

/** Without a decision it is a fact from a file, and only the policy's own exceptions follow from it. */
export interface DebtorStatusChanged {
  readonly type: 'DebtorStatusChanged';
  readonly on: CivilDate;
  /** Of one who owes the claim beside its debtor; absent for the debtor. */
  readonly debtorId?: string;
  readonly status: DebtorStatus;
  readonly decisionId?: string;
  readonly effects?: StatusEffects;
}

/** Where letters may go: a protected address is never printed (OSL 22 kap. 1 §); the address itself is in the register. */
export interface DebtorAddressChanged extends Decided {
  readonly type: 'DebtorAddressChanged';
  readonly address: 'protected' | 'moved' | 'open';
}

/** One more who owes the whole claim, or no longer does; each is notified by a letter of their own. */
export interface LiableDebtorChanged extends Decided {
  readonly type: 'LiableDebtorChanged';
  readonly debtorId: string;
  readonly liable: boolean;
}

/** A case was taken back from the enforcement authority; the claim stands before its hand-over again. */
export interface ReferralRecalled extends Decided {
  readonly type: 'ReferralRecalled';
  readonly reason: string;
}

/** A standing service's name (`STANDING_SERVICES`), or one that a policy gives. */
export type Service = string;
export type ServiceChange = 'suspended' | 'restored' | 'prepayment-demanded' | 'prepayment-lifted';

/** The service behind the invoice was stopped or restored, or is to be paid in advance from now on. */
export interface ServiceChanged extends Decided {
  readonly type: 'ServiceChanged';
  readonly service: Service;
  readonly change: ServiceChange;
  /** Each condition that the law sets, by its code, found fulfilled (VA-lagen 43 §). */
  readonly checklist: readonly string[];
}

/** A fee that was charged rightly is not asked for all the same. */
export interface FeeWaived extends Decided {
  readonly type: 'FeeWaived';
  readonly amount: Money;
}

/** A decision was taken back by another. What moved money is undone by events of its own beside this one. */
export interface DecisionReversed extends Decided {
  readonly type: 'DecisionReversed';
  readonly reverses: string;
}

export type DecisionEvent =
  | DeferralGranted
  | StepWithdrawn
  | PlanAgreed
  | InstalmentReminded
  | PlanDefaulted
  | PlanReinstated
  | DisputeRaised
  | DisputeSettled
  | HoldPlaced
  | ClaimCredited
  | ClaimWrittenDown
  | ClaimWrittenOff
  | ClaimReinstated
  | SetOffBooked
  | SetOffTakenBack
  | LimitationInterrupted
  | PolicyChanged
  | DebtorStatusChanged
  | DebtorAddressChanged
  | LiableDebtorChanged
  | CourtRouteTaken
  | FiledAtCourt
  | CourtTransferRequested
  | ReferralRecalled
  | ServiceChanged
  | FeeWaived
  | DecisionReversed;
