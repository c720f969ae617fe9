import type { CivilDate } from '../kernel/civil-date';
import { doubtfulOf, isSettled, planInForce, type Claim } from '../claim/claim';
import type { DecisionCommand } from './decision-commands';
import type { Answer } from '../claim/answer';
import type { Rulebook } from '../policy/rulebook';
import { creditedAlready, creditOf, isCreditedBy } from './decide-credit';
import { withCorrection } from './with-correction';

/** An objection stops the clocks of what is disputed; an undisputed part goes on by itself. */
export function decideDispute(claim: Claim, command: Extract<DecisionCommand, { type: 'RaiseDispute' }>): Answer {
  const { decisionId, raisedOn, amount } = command;
  if (claim.disputedSince) return { refused: 'already-recorded', message: 'The dispute is recorded already.' };
  if (amount && isSettled(claim))
    return { refused: 'settled', message: 'The claim is settled; nothing is left to dispute.' };
  if (amount && (!amount.isPositive() || amount.isOver(claim.open.principal))) {
    return {
      refused: 'not-possible',
      message: `${amount.toString()} is disputed, but ${claim.open.principal.toString()} of the principal is open; dispute an amount over nought and not over that.`,
    };
  }
  const plan = planInForce(claim);
  if (plan) {
    return {
      refused: 'not-possible',
      message: `The claim is paid by the plan agreed on ${plan.agreedOn}, which acknowledges it; end the plan before the dispute is recorded.`,
    };
  }
  // A part that is all of the principal leaves only its charges undisputed: then the whole claim is.
  const part = amount && !amount.equals(claim.open.principal) ? { amount } : {};
  return { events: [{ type: 'DisputeRaised', on: raisedOn, decisionId, ...part }] };
}

/** By judgment, settlement or withdrawal. What the debtor need not pay is credited, and the charges that it had led to. */
export function decideSettlement(
  claim: Claim,
  command: Extract<DecisionCommand, { type: 'SettleDispute' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  const { decisionId, settledOn, dismissed } = command;
  if (!claim.disputedSince) return { refused: 'not-possible', message: 'The claim is not disputed.' };
  const settled = { type: 'DisputeSettled' as const, on: settledOn, decisionId };
  if (!dismissed) return { events: [settled] };
  if (isCreditedBy(claim, dismissed.documentNumber)) return creditedAlready(dismissed.documentNumber);
  const disputed = doubtfulOf(claim);
  if (!dismissed.amount.isPositive() || dismissed.amount.isOver(disputed)) {
    return {
      refused: 'not-possible',
      message: `${dismissed.amount.toString()} cannot be dismissed; ${disputed.toString()} is disputed.`,
    };
  }
  const credit = creditOf(claim, {
    cause: 'dispute',
    decisionId,
    on: settledOn,
    effectiveOn: claim.issuedOn,
    documentNumber: dismissed.documentNumber,
    amount: dismissed.amount,
  });
  return withCorrection(claim, [settled, credit], rulebook, today, {
    decisionId,
    reason: `the dispute ended on ${settledOn} and ${dismissed.amount.toString()} need not be paid`,
  });
}
