import type { CivilDate } from '../kernel/civil-date';
import { allowanceOf, performanceOf, type Claim, type TakenDecision } from '../claim/claim';
import type { ClaimEvent } from '../claim/claim-events';
import { chargesUncovered, correctedFor } from '../claim/correct-charges';
import { evolve } from '../claim/evolve';
import type { DecisionKind } from './decision-kinds';
import { uncover } from '../payment/decide-reversal';
import { reinstated } from '../claim/reinstatement';
import type { DecisionCommand } from './decision-commands';
import type { Answer } from '../claim/answer';
import type { Rulebook } from '../policy/rulebook';
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
): Answer {
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
  const cause = { decisionId, reason: `decision ${reverses} was taken back` };
  const fallen = correctedFor(claim, { decisionId: reverses });
  const uncovered = chargesUncovered(claim, on, cause, fallen);
  const before = uncovered.reduce<Claim>((folded, event) => evolve(folded, event), claim);
  const undone = undo(before, taken, { decisionId, on });
  if (typeof undone === 'string') return notPossible(undone);
  const events = [reversed, ...uncovered, ...undone];
  if (!CHARGES_HANG_ON.includes(taken.kind)) return { events };
  return withCorrection(claim, events, rulebook, today, cause, fallen);
}

/** The events that undo it, beside the mark; or why that is not possible and what is. */
function undo(
  claim: Claim,
  { decisionId: reverses, kind }: TakenDecision,
  by: { readonly decisionId: string; readonly on: CivilDate },
): ClaimEvent[] | string {
  switch (kind) {
    case 'deferral':
    case 'hold':
    case 'limitation-interruption':
    case 'service':
    case 'recall':
      return [];
    case 'dispute':
      return claim.disputedSince !== undefined && isLatest(claim, reverses, 'dispute')
        ? []
        : 'The dispute is settled already; nothing of it is left to take back.';
    case 'instalment-plan':
      return claim.plan?.planId === reverses && claim.plan.state === 'kept' ? [] : PLAN_IS_OVER;
    case 'plan-reinstatement': {
      const isLast = isLatest(claim, reverses, 'plan-reinstatement', 'instalment-plan');
      return claim.plan?.state === 'kept' && isLast ? [] : PLAN_IS_OVER;
    }
    case 'court-route':
      return performanceOf(claim, 'administrative-court')
        ? 'The case is at the administrative court already; withdraw it there.'
        : [];
    case 'cancellation':
    case 'credit-note': {
      if (kind === 'credit-note' && claim.cancelledOn !== undefined)
        return `The rest of the claim was cancelled on ${claim.cancelledOn}; take that back first.`;
      const credit = claim.credits.find(({ decisionId }) => decisionId === reverses);
      return credit ? [creditTakenBack(claim, credit, by)] : 'That credit no longer stands.';
    }
    case 'write-down': {
      const writeDown = claim.writeDowns.find(({ decisionId }) => decisionId === reverses);
      return !writeDown || allowanceOf(claim).isZero()
        ? 'Nothing of the write-down is left: the claim has come in since.'
        : [{ type: 'ClaimWrittenDown', ...by, amount: writeDown.amount.negated() }];
    }
    case 'write-off': {
      const given = claim.writtenOff;
      if (given?.decisionId !== reverses) return 'The claim has been claimed again already.';
      const reason = `decision ${by.decisionId} took the write-off back`;
      return [reinstated(given, given, { on: by.on, reason })];
    }
    case 'set-off': {
      const setOff = claim.setOffs.find(({ decisionId }) => decisionId === reverses);
      if (!setOff) return 'That set-off no longer stands.';
      const { amount } = setOff;
      return [{ type: 'SetOffTakenBack', ...by, setOffId: reverses, amount, allocation: uncover(claim, amount) }];
    }
    case 'debtor-status': {
      const change = claim.statusChange;
      if (change?.decisionId !== reverses) return 'The status was changed again since; decide the right one.';
      const { from: status, fromEffects: effects } = change;
      return [{ type: 'DebtorStatusChanged', ...by, status, ...(effects && { effects }) }];
    }
    case 'debtor-address': {
      const change = claim.addressChange;
      if (change?.decisionId !== reverses) return 'Where letters go was changed again since; decide the right address.';
      const isAsBefore = change.wasProtected === (claim.addressProtected === true);
      const address = change.wasProtected ? 'protected' : 'open';
      return isAsBefore ? [] : [{ type: 'DebtorAddressChanged', ...by, address }];
    }
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

/** Decisions that can have made charges, or made them fall away. */
const CHARGES_HANG_ON: readonly DecisionKind[] = [
  'instalment-plan',
  'cancellation',
  'credit-note',
  'set-off',
  'debtor-status',
];

const PLAN_IS_OVER = 'The plan is over already; nothing of it is left to take back.';

/** Whether no other decision of these kinds that stands came after it. */
function isLatest(claim: Claim, id: string, ...kinds: readonly DecisionKind[]): boolean {
  const last = claim.decisions.findLast(({ kind, reversedBy }) => kinds.includes(kind) && reversedBy === undefined);
  return last?.decisionId === id;
}

function notPossible(message: string): Answer {
  return { refused: 'not-possible', message };
}
