import { isSettled, undisputedOf, type Claim } from '../claim';
import type { DecisionCommand } from '../decision-commands';
import type { Decision } from '../decision';
import { allocate } from '../decide-payment';

/** A set-off pays the debt with what the creditor owes the debtor; it never takes more than is owed undisputed. */
export function decideSetOff(claim: Claim, command: Extract<DecisionCommand, { type: 'BookSetOff' }>): Decision {
  const { decisionId, setOffOn, amount, against } = command;
  if (isSettled(claim))
    return { refused: 'settled', message: 'Nothing is open on the claim; there is nothing to set off.' };
  const owed = undisputedOf(claim);
  if (!amount.isPositive() || amount.isOver(owed)) {
    return {
      refused: 'not-possible',
      message: `${amount.toString()} cannot be set off: ${owed.toString()} is owed and undisputed. Take an amount over nought and not over that.`,
    };
  }
  const allocation = allocate(claim, amount, claim.open);
  return { events: [{ type: 'SetOffBooked', on: setOffOn, decisionId, against, amount, allocation }] };
}
