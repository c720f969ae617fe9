import type { Claim, Parts } from '../claim/claim';
import type { CivilDate } from '../kernel/civil-date';
import type { ClaimEvent } from '../claim/claim-events';
import type { Allocation } from '../claim/allocation';
import type { DecisionEvent } from './decision-events';
import type { DecisionKind } from './decision-kinds';
import { credited } from './evolve-credit';
import { defaulted, reinstatedPlan } from './evolve-plan';
import { reversed } from './evolve-reversal';
import { Money } from '../kernel/money';
import type { StepName } from '../policy/policy';
import { changed } from '../claim/principal-changes';
import { without } from '../claim/without';

/** The claim after what a person's decision led to. */
export function afterDecision(claim: Claim, event: DecisionEvent): Claim {
  const cancels = event.type === 'ClaimCredited' && event.cause === 'cancellation';
  const kind = cancels ? 'cancellation' : KIND_OF[event.type];
  const decisionId = 'decisionId' in event ? event.decisionId : undefined;
  if (decisionId === undefined || kind === undefined) return folded(claim, event);
  return folded(noted(claim, decisionId, kind, event.on), event);
}

export function isOfDecision(event: ClaimEvent): event is DecisionEvent {
  return event.type in KIND_OF;
}

/** Which decision the event is the first consequence of; the other events stand beside one of these. */
const KIND_OF: Readonly<Record<DecisionEvent['type'], DecisionKind | undefined>> = {
  DeferralGranted: 'deferral',
  StepWithdrawn: undefined,
  PlanAgreed: 'instalment-plan',
  InstalmentReminded: undefined,
  PlanDefaulted: undefined,
  PlanReinstated: 'plan-reinstatement',
  DisputeRaised: 'dispute',
  DisputeSettled: 'dispute-settlement',
  HoldPlaced: 'hold',
  ClaimCredited: 'credit-note',
  ClaimWrittenDown: 'write-down',
  ClaimWrittenOff: 'write-off',
  ClaimReinstated: undefined,
  SetOffBooked: 'set-off',
  SetOffTakenBack: undefined,
  LimitationInterrupted: 'limitation-interruption',
  PolicyChanged: 'policy-change',
  DebtorStatusChanged: 'debtor-status',
  DebtorAddressChanged: 'debtor-address',
  LiableDebtorChanged: 'liable-debtor',
  CourtRouteTaken: 'court-route',
  ReferralRecalled: 'recall',
  ServiceChanged: 'service',
  DecisionReversed: 'reversal',
};

function noted(claim: Claim, decisionId: string, kind: DecisionKind, on: CivilDate): Claim {
  if (claim.decisions.some((taken) => taken.decisionId === decisionId)) return claim;
  return { ...claim, decisions: [...claim.decisions, { decisionId, kind, on }] };
}

function folded(claim: Claim, event: DecisionEvent): Claim {
  switch (event.type) {
    case 'DeferralGranted':
      return {
        ...claim,
        deferredTo: event.newDueOn,
        deferrals: [
          ...claim.deferrals,
          { decisionId: event.decisionId, newDueOn: event.newDueOn, ...(event.interestRuns && { interestRuns: true }) },
        ],
      };
    case 'StepWithdrawn':
      return {
        ...withoutAnswers(claim, event.step),
        performed: claim.performed.filter(({ step }) => step !== event.step),
        withdrawn: [...claim.withdrawn, ...claim.performed.filter(({ step }) => step === event.step)],
      };
    case 'PlanAgreed':
      return {
        ...claim,
        open: charged(claim.open, event.fee, event.interest),
        charged: { fee: claim.charged.fee.plus(event.fee), interest: claim.charged.interest.plus(event.interest) },
        plan: {
          planId: event.decisionId,
          agreedOn: event.on,
          instalments: event.instalments,
          receivedBefore: receivedIn(claim),
          state: 'kept',
        },
        planCharges: [...claim.planCharges, event],
      };
    case 'InstalmentReminded': {
      const { instalment, on, payBy } = event;
      return claim.plan ? { ...claim, plan: { ...claim.plan, reminded: { instalment, on, payBy } } } : claim;
    }
    case 'PlanDefaulted':
      return defaulted(claim, event.on);
    case 'PlanReinstated':
      return claim.plan ? { ...claim, plan: reinstatedPlan(claim.plan, event) } : claim;
    case 'DisputeRaised': {
      const disputed = { ...without(claim, 'disputedAmount'), disputedSince: event.on };
      return event.amount ? { ...disputed, disputedAmount: event.amount } : disputed;
    }
    case 'DisputeSettled':
      return { ...without(claim, 'disputedSince', 'disputedAmount'), disputeSettledOn: event.on };
    case 'HoldPlaced': {
      const { decisionId, from, through } = event;
      return { ...claim, holds: [...claim.holds, { decisionId, from, through }] };
    }
    case 'ClaimCredited':
      return credited(claim, event);
    case 'ClaimWrittenDown': {
      const { decisionId, amount } = event;
      const writtenDown = claim.writtenDown.plus(amount);
      // What is taken back was struck out with its decision.
      const writeDowns = amount.isNegative() ? claim.writeDowns : [...claim.writeDowns, { decisionId, amount }];
      return { ...claim, writtenDown, writeDowns };
    }
    case 'ClaimWrittenOff':
      return {
        ...claim,
        open: parts(claim.open, event, -1),
        principalChanges: changed(claim, event.on, event.principal.negated()),
        writtenOff: event,
      };
    case 'ClaimReinstated': {
      const reinstated = {
        ...claim,
        open: parts(claim.open, event, 1),
        principalChanges: changed(claim, event.on, event.principal),
      };
      const given = claim.writtenOff;
      if (!given) return reinstated;
      const rest = { ...given, ...parts(given, event, -1), vat: given.vat.minus(event.vat) };
      const isAll = rest.fee.isZero() && rest.interest.isZero() && rest.principal.isZero();
      return isAll ? without(reinstated, 'writtenOff') : { ...reinstated, writtenOff: rest };
    }
    case 'SetOffBooked': {
      const { decisionId, on, amount, allocation } = event;
      return {
        ...claim,
        open: covered(claim.open, allocation),
        refundLiability: claim.refundLiability.plus(allocation.refund),
        principalChanges: changed(claim, on, allocation.principal.negated()),
        receipts: [...claim.receipts, { on, amount }],
        setOffs: [...claim.setOffs, { decisionId, on, amount, allocation }],
      };
    }
    case 'SetOffTakenBack': {
      const setOff = claim.setOffs.find(({ decisionId }) => decisionId === event.setOffId);
      // One that had corrected charges counts as one that never was, as with payments.
      const corrects = claim.corrections.some(({ decisionId }) => decisionId === event.setOffId);
      const on = setOff && corrects ? setOff.on : event.on;
      return {
        ...claim,
        open: uncovered(claim.open, event.allocation),
        refundLiability: claim.refundLiability.minus(event.allocation.refund),
        principalChanges: changed(claim, event.on, event.allocation.principal),
        receipts: [...claim.receipts, { on, amount: event.amount.negated() }],
        setOffs: claim.setOffs.filter(({ decisionId }) => decisionId !== event.setOffId),
      };
    }
    case 'LimitationInterrupted':
      return { ...claim, interruptions: [...claim.interruptions, event] };
    case 'PolicyChanged':
      return { ...claim, policyId: event.policyId, policyVersion: event.policyVersion };
    case 'DebtorStatusChanged': {
      const { status, effects, decisionId } = event;
      const changedStatus = {
        ...without(claim, 'statusEffects'),
        debtorStatus: status,
        statusChange: {
          from: claim.debtorStatus,
          ...(decisionId !== undefined && { decisionId }),
          ...(claim.statusEffects && { fromEffects: claim.statusEffects }),
        },
      };
      return effects ? { ...changedStatus, statusEffects: effects } : changedStatus;
    }
    case 'DebtorAddressChanged': {
      const { decisionId, address } = event;
      const addressChange = { decisionId, wasProtected: claim.addressProtected === true };
      // Who is protected and moves is protected still.
      if (address === 'open') return { ...without(claim, 'addressProtected'), addressChange };
      return address === 'moved' ? { ...claim, addressChange } : { ...claim, addressProtected: true, addressChange };
    }
    case 'LiableDebtorChanged': {
      const others = claim.liableDebtorIds.filter((debtorId) => debtorId !== event.debtorId);
      return { ...claim, liableDebtorIds: event.liable ? [...others, event.debtorId] : others };
    }
    case 'CourtRouteTaken':
      return { ...claim, courtRoute: true };
    case 'ReferralRecalled': {
      const isBack = ({ step }: { step: string }): boolean => step === 'referral' || step === 'monitoring';
      return {
        ...without(claim, 'rejectedOn', 'rulingOn', 'acceptedOn', 'declinedOn'),
        // A case that the authority had sent back is taken up anew: it is handed over again by its policy.
        ...(!claim.rejectedOn && { recalledOn: event.on }),
        performed: claim.performed.filter((step) => !isBack(step)),
        withdrawn: [...claim.withdrawn, ...claim.performed.filter(isBack)],
      };
    }
    case 'ServiceChanged': {
      const { decisionId, service, change, on } = event;
      return { ...claim, services: [...claim.services, { decisionId, service, change, on }] };
    }
    case 'DecisionReversed':
      return reversed(claim, event);
  }
}

/** What was answered to a step that counts as not taken is no answer any more. */
function withoutAnswers(claim: Claim, step: StepName): Claim {
  if (step === 'acceptance') return without(claim, 'acceptedOn', 'declinedOn');
  return step === 'referral' ? without(claim, 'rejectedOn', 'rulingOn') : claim;
}

function receivedIn(claim: Claim): Money {
  return claim.receipts.reduce((sum, { amount }) => sum.plus(amount), Money.zero(claim.invoiced.currency));
}

function charged({ fee, interest, principal }: Parts, newFee: Money, newInterest: Money): Parts {
  return { fee: fee.plus(newFee), interest: interest.plus(newInterest), principal };
}

function parts(open: Parts, change: Parts, sign: 1 | -1): Parts {
  const moved = (one: Money, other: Money): Money => (sign === 1 ? one.plus(other) : one.minus(other));
  return {
    fee: moved(open.fee, change.fee),
    interest: moved(open.interest, change.interest),
    principal: moved(open.principal, change.principal),
  };
}

function covered(open: Parts, allocation: Allocation): Parts {
  return parts(open, allocation, -1);
}

function uncovered(open: Parts, allocation: Allocation): Parts {
  return parts(open, allocation, 1);
}
