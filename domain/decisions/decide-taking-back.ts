import type { CivilDate } from '../civil-date';
import { allowanceOf, performanceOf, type Claim, type TakenDecision } from '../claim';
import type { Allocation, ClaimEvent } from '../claim-events';
import type { DecisionCommand } from '../decision-commands';
import type { Decision } from '../decision';
import { smallerOf, type Money } from '../money';
import type { Rulebook } from '../rulebook';
import { creditTakenBack } from './decide-credit';
import { withCorrection } from './with-correction';

/**
 * Takes a decision back by another. Its course (a hold, a deferral, a plan) ends with that day; what it moved is moved
 * back by entries of its own, and nothing that was booked is touched. What cannot be undone says what to decide instead.
 */
export function decideTakingBack(
  claim: Claim,
  command: Extract<DecisionCommand, { type: 'ReverseDecision' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Decision {
  const { decisionId, reversedOn: on, reverses } = command;
  const taken = claim.decisions.find((known) => known.decisionId === reverses);
  if (!taken) return notPossible(`Decision ${reverses} is not one of this claim's.`);
  if (taken.reversedBy) {
    return {
      refused: 'already-recorded',
      message: `Decision ${reverses} was taken back by ${taken.reversedBy} already.`,
    };
  }
  const reversed = { type: 'DecisionReversed' as const, on, decisionId, reverses };
  const undone = undo(claim, taken, { decisionId, on });
  if (typeof undone === 'string') return notPossible(undone);
  return withCorrection(claim, [reversed, ...undone], rulebook, today, {
    decisionId,
    reason: `decision ${reverses} was taken back`,
  });
}

/** The events that undo it, beside the mark; or why that is not possible and what is. */
function undo(
  claim: Claim,
  { decisionId: reverses, kind }: TakenDecision,
  by: { readonly decisionId: string; readonly on: CivilDate },
): ClaimEvent[] | string {
  switch (kind) {
    case 'deferral':
    case 'dispute':
    case 'hold':
    case 'limitation-interruption':
    case 'service':
    case 'recall':
      return [];
    case 'instalment-plan':
      return claim.plan?.planId === reverses && claim.plan.state !== 'kept'
        ? 'The plan is over already; nothing of it is left to take back.'
        : [];
    case 'plan-reinstatement':
      return claim.plan?.state === 'kept' ? [] : 'The plan is over already; nothing of it is left to take back.';
    case 'court-route':
      return performanceOf(claim, 'administrative-court')
        ? 'The case is at the administrative court already; withdraw it there.'
        : [];
    case 'cancellation':
    case 'credit-note': {
      const credit = claim.credits.find(({ decisionId }) => decisionId === reverses);
      return credit ? [creditTakenBack(claim, credit, by)] : 'That credit no longer stands.';
    }
    case 'write-down': {
      const left = allowanceOf(claim);
      return left.isZero()
        ? 'Nothing of the write-down is left: the claim has come in since.'
        : [{ type: 'ClaimWrittenDown', ...by, amount: left.negated() }];
    }
    case 'write-off': {
      const given = claim.writtenOff;
      if (given?.decisionId !== reverses) return 'The claim has been claimed again already.';
      const { fee, interest, principal, vat } = given;
      const reason = `decision ${by.decisionId} took the write-off back`;
      return [{ type: 'ClaimReinstated', on: by.on, writeOffId: reverses, fee, interest, principal, vat, reason }];
    }
    case 'set-off': {
      const setOff = claim.setOffs.find(({ decisionId }) => decisionId === reverses);
      if (!setOff) return 'That set-off no longer stands.';
      const { amount } = setOff;
      return [
        { type: 'SetOffTakenBack', ...by, setOffId: reverses, amount, allocation: uncovered(claim, setOff.allocation) },
      ];
    }
    case 'debtor-status':
      return claim.formerStatus
        ? [{ type: 'DebtorStatusChanged', ...by, status: claim.formerStatus }]
        : 'The status before is not known; decide the right one.';
    case 'debtor-address':
      return claim.addressProtected ? [{ type: 'DebtorAddressChanged', ...by, address: 'open' }] : [];
    case 'policy-change':
      return 'A policy is left by changing to another; decide a policy change.';
    case 'liable-debtor':
      return 'Who is liable is changed by deciding it anew.';
    case 'dispute-settlement':
      return 'A settled dispute is raised anew.';
    case 'payment-move':
      return 'A payment is moved on by moving it again.';
    case 'reversal':
      return 'Decide anew what had been taken back.';
  }
}

/** As the set-off fell, as far as the claim still stands so: what was owed back since comes first. */
function uncovered(claim: Claim, allocation: Allocation): Allocation {
  const refund = smallerOf(allocation.refund, claim.refundLiability);
  const rest: Money = allocation.refund.minus(refund);
  return { ...allocation, refund, principal: allocation.principal.plus(rest) };
}

function notPossible(message: string): Decision {
  return { refused: 'not-possible', message };
}
