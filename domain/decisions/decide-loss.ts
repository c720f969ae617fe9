import type { CivilDate } from '../kernel/civil-date';
import { allowanceOf, claimedOf, isSettled, type Claim } from '../claim/claim';
import type { DecisionCommand } from './decision-commands';
import type { Answer } from '../claim/answer';
import type { Rulebook } from '../policy/rulebook';

/** A write-down is the books' view of the claim; the debtor owes what was owed, and nothing of its course changes. */
export function decideWriteDown(claim: Claim, command: Extract<DecisionCommand, { type: 'WriteDown' }>): Answer {
  const { decisionId, writtenDownOn, amount } = command;
  if (isSettled(claim))
    return { refused: 'settled', message: 'Nothing is open on the claim; there is nothing to write down.' };
  const left = claimedOf(claim).minus(allowanceOf(claim));
  if (!amount.isPositive() || amount.isOver(left)) {
    return notPossible(
      `${amount.toString()} cannot be written down: ${left.toString()} of the claim is not written down yet. Take an amount over nought and not over that.`,
    );
  }
  return { events: [{ type: 'ClaimWrittenDown', on: writtenDownOn, decisionId, amount }] };
}

/** Gives the claim up, with its interest and fees (preskriptionslagen 8 § when it is time-barred). */
export function decideWriteOff(
  claim: Claim,
  command: Extract<DecisionCommand, { type: 'WriteOff' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  const { decisionId, writtenOffOn, ground, vat } = command;
  if (isSettled(claim))
    return { refused: 'settled', message: 'Nothing is open on the claim; there is nothing to write off.' };
  if (claim.writtenOff) {
    // A part came back to life, by a payment that was taken back.
    return notPossible(`The claim was written off on ${claim.writtenOff.on}; take that back, then give up all of it.`);
  }
  if (claim.disputedSince) {
    return notPossible(`The claim is disputed since ${claim.disputedSince}; settle the dispute first.`);
  }
  if (ground === 'time-barred') {
    const lastDay = rulebook.limitationDate(claim);
    if (!lastDay) return notPossible('Proceedings are pending, so the claim is not time-barred.');
    if (today <= lastDay) return notPossible(`The claim is not time-barred: it can be demanded through ${lastDay}.`);
  }
  const { fee, interest, principal } = claim.open;
  if (vat.isNegative() || vat.isOver(principal)) {
    return notPossible(`VAT of ${vat.toString()} is not a part of the principal of ${principal.toString()}.`);
  }
  return {
    events: [{ type: 'ClaimWrittenOff', on: writtenOffOn, decisionId, ground, fee, interest, principal, vat }],
  };
}

function notPossible(message: string): Answer {
  return { refused: 'not-possible', message };
}
