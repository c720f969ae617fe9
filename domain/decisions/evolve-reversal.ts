import type { Claim } from '../claim/claim';
import type { DecisionReversed } from './decision-events';
import { defaulted } from './evolve-plan';
import { without } from '../claim/without';

/** What the reversed decision had changed of the claim's course; money is moved back by events beside this one. */
export function reversed(before: Claim, event: DecisionReversed): Claim {
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
      return defaulted(claim, event.on);
    case 'dispute':
      return without(claim, 'disputedSince', 'disputedAmount');
    case 'hold':
      return { ...claim, holds: claim.holds.filter(({ decisionId }) => decisionId !== id) };
    case 'cancellation':
      return without(claim, 'cancelledOn');
    case 'write-down':
      return { ...claim, writeDowns: claim.writeDowns.filter(({ decisionId }) => decisionId !== id) };
    case 'limitation-interruption':
      return { ...claim, interruptions: claim.interruptions.filter(({ decisionId }) => decisionId !== id) };
    case 'court-route':
      return without(claim, 'courtRoute');
    case 'recall':
      return without(claim, 'recalledOn');
    case 'service':
      return { ...claim, services: claim.services.filter(({ decisionId }) => decisionId !== id) };
    case 'credit-note':
    case 'debtor-address':
    case 'debtor-status':
    case 'dispute-settlement':
    case 'liable-debtor':
    case 'payment-move':
    case 'policy-change':
    case 'reversal':
    case 'set-off':
    case 'write-off':
    case undefined:
      return claim;
  }
}
