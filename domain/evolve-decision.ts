import type { Claim, Parts } from './claim';
import type { CivilDate } from './civil-date';
import type { Allocation } from './claim-events';
import type { ClaimCredited, DecisionEvent, DecisionReversed } from './decision-events';
import type { DecisionKind } from './decision-kinds';
import { Money } from './money';

/** The claim after what a person's decision led to. */
export function afterDecision(claim: Claim, event: DecisionEvent): Claim {
  const cancels = event.type === 'ClaimCredited' && event.cause === 'cancellation';
  const kind = cancels ? 'cancellation' : KIND_OF[event.type];
  const known = !('decisionId' in event) || event.decisionId === undefined || kind === undefined;
  return known ? folded(claim, event) : folded(noted(claim, event.decisionId, kind, event.on), event);
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
        ...claim,
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
      return claim.plan ? { ...claim, plan: { ...claim.plan, state: 'defaulted' } } : claim;
    case 'PlanReinstated': {
      if (!claim.plan) return claim;
      // What was missed before is forgiven once: the notice counts anew.
      const { reminded: _forgiven, ...plan } = claim.plan;
      return { ...claim, plan: { ...plan, state: 'kept' } };
    }
    case 'DisputeRaised': {
      const disputed = { ...without(claim, 'disputedAmount'), disputedSince: event.on };
      return event.amount ? { ...disputed, disputedAmount: event.amount } : disputed;
    }
    case 'DisputeSettled':
      return without(claim, 'disputedSince', 'disputedAmount');
    case 'HoldPlaced': {
      const { decisionId, from, through } = event;
      return { ...claim, holds: [...claim.holds, { decisionId, from, through }] };
    }
    case 'ClaimCredited':
      return credited(claim, event);
    case 'ClaimWrittenDown':
      return { ...claim, writtenDown: claim.writtenDown.plus(event.amount) };
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
    case 'SetOffTakenBack':
      return {
        ...claim,
        open: uncovered(claim.open, event.allocation),
        refundLiability: claim.refundLiability.minus(event.allocation.refund),
        principalChanges: changed(claim, event.on, event.allocation.principal),
        receipts: [...claim.receipts, { on: event.on, amount: event.amount.negated() }],
        setOffs: claim.setOffs.filter(({ decisionId }) => decisionId !== event.setOffId),
      };
    case 'LimitationInterrupted':
      return { ...claim, interruptions: [...claim.interruptions, event] };
    case 'PolicyChanged':
      return { ...claim, policyId: event.policyId, policyVersion: event.policyVersion };
    case 'DebtorStatusChanged': {
      const { status, effects } = event;
      const changedStatus = {
        ...without(claim, 'statusEffects'),
        debtorStatus: status,
        formerStatus: claim.debtorStatus,
      };
      return effects ? { ...changedStatus, statusEffects: effects } : changedStatus;
    }
    case 'DebtorAddressChanged':
      return event.address === 'protected' ? { ...claim, addressProtected: true } : without(claim, 'addressProtected');
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
        recalledOn: event.on,
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

/** What the reversed decision had changed of the claim's course; money is moved back by events beside this one. */
function reversed(before: Claim, event: DecisionReversed): Claim {
  const id = event.reverses;
  const taken = before.decisions.find(({ decisionId }) => decisionId === id);
  const claim = {
    ...before,
    decisions: before.decisions.map((known) =>
      known.decisionId === id ? { ...known, reversedBy: event.decisionId } : known,
    ),
  };
  switch (taken?.kind) {
    case 'deferral': {
      const deferrals = claim.deferrals.filter(({ decisionId }) => decisionId !== id);
      const last = deferrals.at(-1);
      const rest = { ...without(claim, 'deferredTo'), deferrals };
      return last ? { ...rest, deferredTo: last.newDueOn } : rest;
    }
    case 'instalment-plan':
      return {
        ...claim,
        planCharges: claim.planCharges.filter(({ decisionId }) => decisionId !== id),
        ...(claim.plan?.planId === id && { plan: { ...claim.plan, state: 'ended' as const } }),
      };
    case 'plan-reinstatement':
      return claim.plan ? { ...claim, plan: { ...claim.plan, state: 'defaulted' } } : claim;
    case 'dispute':
      return without(claim, 'disputedSince', 'disputedAmount');
    case 'hold':
      return { ...claim, holds: claim.holds.filter(({ decisionId }) => decisionId !== id) };
    case 'credit-note':
    case 'cancellation':
      return {
        ...without(claim, 'cancelledOn'),
        credits: claim.credits.filter(({ decisionId }) => decisionId !== id),
      };
    case 'limitation-interruption':
      return { ...claim, interruptions: claim.interruptions.filter(({ decisionId }) => decisionId !== id) };
    case 'court-route':
      return without(claim, 'courtRoute');
    case 'recall':
      return without(claim, 'recalledOn');
    case 'service':
      return { ...claim, services: claim.services.filter(({ decisionId }) => decisionId !== id) };
    default:
      return claim;
  }
}

/** A negative credit gives back only the money: the credit it undoes was struck out with its decision. */
function credited(claim: Claim, event: ClaimCredited): Claim {
  const { decisionId, documentNumber, effectiveOn, amount, cause } = event;
  const principalChanges = changed(claim, effectiveOn, amount.negated());
  const after = {
    ...claim,
    open: { ...claim.open, principal: claim.open.principal.minus(event.principal) },
    refundLiability: claim.refundLiability.plus(event.refund),
    // What had been paid of it is owed back from the credit's own day: the principal never falls below nought.
    principalChanges: event.refund.isZero()
      ? principalChanges
      : [...principalChanges, { on: event.on, change: event.refund }],
  };
  if (amount.isNegative()) return after;
  const credits = [...claim.credits, { decisionId, documentNumber, effectiveOn, amount }];
  return cause === 'cancellation' ? { ...after, credits, cancelledOn: event.on } : { ...after, credits };
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

function changed(claim: Claim, on: CivilDate, change: Money): Claim['principalChanges'] {
  return change.isZero() ? claim.principalChanges : [...claim.principalChanges, { on, change }];
}

type Optional = {
  [Key in keyof Claim]-?: undefined extends Claim[Key] ? Key : never;
}[keyof Claim];

function without(claim: Claim, ...keys: readonly Optional[]): Claim {
  if (keys.every((key) => claim[key] === undefined)) return claim;
  return Object.fromEntries(
    Object.entries(claim).filter(([name]) => !(keys as readonly string[]).includes(name)),
  ) as unknown as Claim;
}
