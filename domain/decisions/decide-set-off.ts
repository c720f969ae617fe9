import { isSettled, undisputedOf, type Claim } from '../claim/claim';
import type { DecisionCommand } from './decision-commands';
import type { Answer } from '../claim/answer';
import type { CivilDate } from '../kernel/civil-date';
import { receive } from '../payment/decide-payment';
import type { Rulebook } from '../policy/rulebook';

/**
 * A set-off pays the debt with what the creditor owes the debtor; it never takes more than is owed undisputed. Charges
 * since a day from which it counts back are corrected as for a payment that becomes known late.
 */
export function decideSetOff(
  claim: Claim,
  command: Extract<DecisionCommand, { type: 'BookSetOff' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  const { decisionId, setOffOn, amount, against } = command;
  if (isSettled(claim))
    return { refused: 'settled', message: 'Nothing is open on the claim; there is nothing to set off.' };
  const { correction, corrected, allocation } = receive(claim, { on: setOffOn, amount }, rulebook, today, {
    decisionId,
    reason: `the debt was set off on ${setOffOn}, before the charge`,
  });
  const owed = undisputedOf(corrected);
  if (!amount.isPositive() || amount.isOver(owed)) {
    return {
      refused: 'not-possible',
      message: `${amount.toString()} cannot be set off: ${owed.toString()} is owed and undisputed. Take an amount over nought and not over that.`,
    };
  }
  const booked = { type: 'SetOffBooked' as const, on: setOffOn, decisionId, against, amount, allocation };
  return { events: correction ? [correction, booked] : [booked] };
}
