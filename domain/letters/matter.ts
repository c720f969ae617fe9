import type { CivilDate } from '../kernel/civil-date';
import { creditedOf, dueDateOf, planInForce, type Claim } from '../claim/claim';
import type { ClaimEvent } from '../claim/claim-events';
import type { ClaimCredited, InstalmentReminded, Service, ServiceChange } from '../decisions/decision-events';
import { interestStartOf } from '../claim/interest-until';
import type { Money } from '../kernel/money';
import { firstUncovered } from '../claim/plan-steps';
import { agreementsOf } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';
import { isTold, toldDecision, type LetterEvent, type ToldDecision, type ToldStep } from './letter-kinds';
import { LetterNotPossible } from './letter-not-possible';

export interface WithdrawnLetter {
  readonly step: ToldStep;
  readonly on: CivilDate;
}

interface Credit {
  /** The credit note's own number, or the supporting document's. */
  readonly documentNumber: string;
  readonly amount: Money;
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
    }
  | { readonly kind: 'instalment-plan'; readonly fee: Money; readonly interest: Money; readonly respiteDays: number }
  | {
      readonly kind: 'instalment-notice';
      readonly agreedOn: CivilDate;
      readonly number: number;
      readonly dueOn: CivilDate;
      readonly amount: Money;
      readonly missing: Money;
      readonly payBy: CivilDate;
    }
  | { readonly kind: 'plan-ended'; readonly agreedOn: CivilDate }
  | {
      readonly kind: 'plan-reinstated';
      readonly agreedOn: CivilDate;
      readonly respiteDays: number;
      /** Charged while the plan was over, and paid with its last instalment. */
      readonly added?: Money;
    }
  | { readonly kind: 'withdrawal'; readonly withdrawn: readonly WithdrawnLetter[]; readonly deferredTo?: CivilDate }
  | (Credit & {
      readonly kind: 'credit-note';
      /** With the amounts before and after, the account that the letter gives. */
      readonly creditedBefore: Money;
      readonly left: Money;
    })
  | (Credit & { readonly kind: 'cancellation' })
  | {
      readonly kind: 'dispute-received';
      /** The part of the principal; absent when it is all of the claim. */
      readonly part?: Money;
      readonly interestRuns: boolean;
    }
  /** What need not be paid, when it is not all to be paid. */
  | { readonly kind: 'dispute-settled'; readonly dismissed?: Credit }
  | { readonly kind: 'service-change'; readonly service: Service; readonly change: ServiceChange }
  | { readonly kind: 'liability'; readonly liable: boolean }
  | { readonly kind: 'set-off'; readonly against: string; readonly amount: Money }
  | {
      readonly kind: 'reversal';
      readonly reversed: ToldDecision;
      /** The day from which the decision that is taken back had counted. */
      readonly decidedOn: CivilDate;
      /** Of a credit or a set-off. */
      readonly amount?: Money;
      readonly documentNumber?: string;
      readonly service?: Service;
      readonly dueOn: CivilDate;
    };

export interface MatterOccasion {
  readonly event: Exclude<LetterEvent, { type: 'StepPerformed' }>;
  /** Every event that was booked together with it, itself included. */
  readonly beside: readonly ClaimEvent[];
  /** As it stood before them; needed where a decision is taken back. */
  readonly before?: Claim;
  /** As they left it. */
  readonly claim: Claim;
  readonly rulebook: Pick<Rulebook, 'policy'>;
}

export function matterOf({ event, beside, before, claim, rulebook }: MatterOccasion): LetterMatter {
  const claimsInterest = rulebook.policy.lateInterest !== undefined;
  const respiteDays = agreementsOf(rulebook.policy).plan.respiteDays.value;
  switch (event.type) {
    case 'DeferralGranted': {
      const interestRuns = claimsInterest && event.interestRuns === true;
      const interestFrom = interestStartOf(claim);
      return {
        kind: 'deferral',
        newDueOn: event.newDueOn,
        interestRuns,
        ...(claimsInterest && { interestFrom }),
      };
    }
    case 'PlanAgreed':
      return { kind: 'instalment-plan', fee: event.fee, interest: event.interest, respiteDays };
    case 'InstalmentReminded':
      return missedInstalment(event, claim);
    case 'PlanDefaulted':
      return { kind: 'plan-ended', agreedOn: agreedOn(claim) };
    case 'PlanReinstated':
      return {
        kind: 'plan-reinstated',
        agreedOn: agreedOn(claim),
        respiteDays,
        ...(event.added && { added: event.added }),
      };
    case 'StepWithdrawn': {
      const deferred = beside.some(({ type }) => type === 'DeferralGranted');
      return {
        kind: 'withdrawal',
        withdrawn: withdrawnLetters(beside),
        ...(deferred && { deferredTo: dueDateOf(claim) }),
      };
    }
    case 'ClaimCredited': {
      const { documentNumber, amount, cause } = event;
      if (cause === 'cancellation') return { kind: 'cancellation', documentNumber, amount };
      const credited = creditedOf(claim);
      const creditedBefore = credited.minus(amount);
      return { kind: 'credit-note', documentNumber, amount, creditedBefore, left: claim.invoiced.minus(credited) };
    }
    case 'DisputeRaised':
      return { kind: 'dispute-received', ...(event.amount && { part: event.amount }), interestRuns: claimsInterest };
    case 'DisputeSettled': {
      const credit = creditAmong(beside);
      return {
        kind: 'dispute-settled',
        ...(credit && { dismissed: { documentNumber: credit.documentNumber, amount: credit.amount } }),
      };
    }
    case 'ServiceChanged':
      return { kind: 'service-change', service: event.service, change: event.change };
    case 'LiableDebtorChanged':
      return { kind: 'liability', liable: event.liable };
    case 'SetOffBooked':
      return { kind: 'set-off', against: event.against, amount: event.amount };
    case 'DecisionReversed':
      return reversal(event.reverses, beside, before ?? claim, claim);
  }
}

/** Told in the order in which they were sent; the events name the latest first. */
function withdrawnLetters(beside: readonly ClaimEvent[]): WithdrawnLetter[] {
  return beside
    .flatMap((event) =>
      event.type === 'StepWithdrawn' && isTold(event.step) ? [{ step: event.step, on: event.performedOn }] : [],
    )
    .reverse();
}

function missedInstalment(event: InstalmentReminded, claim: Claim): LetterMatter {
  const plan = planInForce(claim);
  const uncovered = plan && firstUncovered(plan, claim);
  const instalment = plan?.instalments[event.instalment - 1];
  if (!instalment || uncovered?.number !== event.instalment || !uncovered.missing.equals(event.missing)) {
    throw new LetterNotPossible(
      `${event.missing.toString()} of instalment ${event.instalment} is not what is missing; take the claim as it stood then.`,
    );
  }
  const { missing, payBy } = event;
  const { dueOn, amount } = instalment;
  return {
    kind: 'instalment-notice',
    agreedOn: plan.agreedOn,
    number: event.instalment,
    dueOn,
    amount,
    missing,
    payBy,
  };
}

function agreedOn(claim: Claim): CivilDate {
  if (claim.plan) return claim.plan.agreedOn;
  throw new LetterNotPossible('The claim has no instalment plan to tell of.');
}

function reversal(reverses: string, beside: readonly ClaimEvent[], before: Claim, claim: Claim): LetterMatter {
  const reversed = toldDecision(claim, reverses);
  const taken = claim.decisions.find(({ decisionId }) => decisionId === reverses);
  if (!reversed || !taken) throw new LetterNotPossible(`Nobody was told of decision ${reverses}.`);
  const credit = creditAmong(beside);
  const setOff = beside.find((event) => event.type === 'SetOffTakenBack');
  const amount = credit?.amount.negated() ?? setOff?.amount;
  const service = before.services.find(({ decisionId }) => decisionId === reverses)?.service;
  return {
    kind: 'reversal',
    reversed,
    decidedOn: taken.on,
    ...(amount && { amount }),
    ...(credit && { documentNumber: credit.documentNumber }),
    ...(service && { service }),
    dueOn: dueDateOf(claim),
  };
}

function creditAmong(beside: readonly ClaimEvent[]): ClaimCredited | undefined {
  return beside.find((event) => event.type === 'ClaimCredited');
}
