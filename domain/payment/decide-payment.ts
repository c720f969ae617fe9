import type { CivilDate } from '../kernel/civil-date';
import { isSettled, type Claim } from '../claim/claim';
import type { ClaimEvent, PaymentReceived } from '../claim/claim-events';
import type { StepWithdrawn } from '../decisions/decision-events';
import type { ClaimCommand } from '../claim/commands';
import type { Answer } from '../claim/answer';
import { evolve } from '../claim/evolve';
import { asIfClaimed, isOwedAgain, reinstatedBy } from '../claim/reinstatement';
import { receive } from './receive';
import type { Rulebook } from '../policy/rulebook';
import { namedStep } from '../policy/step-kind';

/**
 * A payment always counts, on the day it was received. Before anything is charged it lowers the principal; after that
 * it covers fee, interest and principal, in this order. What exceeds the claim is owed back to the payer.
 *
 * A payment that was received no later than the day of a charge, but became known after it, is treated as if it had
 * been known: the charge is corrected first, then the principal is lowered.
 */
export function decidePayment(
  standing: Claim,
  command: Extract<ClaimCommand, { type: 'ReceivePayment' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  if (standing.payments.get(command.paymentId)) {
    return { refused: 'already-recorded', message: `Payment ${command.paymentId} is recorded already.` };
  }
  const given = standing.writtenOff;
  const claim = given && isOwedAgain(given, command.receivedOn) ? asIfClaimed(standing) : standing;
  const { correction, corrected, allocation } = receive(
    claim,
    { on: command.receivedOn, amount: command.amount },
    rulebook,
    today,
    {
      paymentId: command.paymentId,
      reason: `a payment received on ${command.receivedOn} became known after the charge`,
    },
  );
  const received = {
    type: 'PaymentReceived' as const,
    on: command.receivedOn,
    paymentId: command.paymentId,
    amount: command.amount,
    allocation,
    ...(command.takenAt && { takenAt: command.takenAt }),
    ...(command.decisionId !== undefined && { decisionId: command.decisionId }),
  };
  const events: ClaimEvent[] = correction ? [correction, received] : [received];
  if (claim === standing) return { events: [...events, ...stepsNeverDue(corrected, received)] };
  const revived = reinstatedBy(standing, evolve(corrected, received), {
    on: command.receivedOn,
    reason: `payment ${command.paymentId} came after the claim had been given up`,
  });
  return { events: revived ? [revived, ...events] : events };
}

/**
 * A payment that is moved here shows that the debt was paid: what was sent since counts as not sent, and the debtor is told.
 * What a court or the authority has ruled on stands. The latest step comes first, as they are undone.
 */
function stepsNeverDue(before: Claim, received: PaymentReceived): StepWithdrawn[] {
  const { on, decisionId } = received;
  if (decisionId === undefined) return [];
  const after = evolve(before, received);
  if (!isSettled(after) || after.rulingOn) return [];
  const since = after.performed.filter((step) => step.on >= on);
  return since.toReversed().map((step) => ({
    ...{ type: 'StepWithdrawn', on: step.on, decisionId, ...namedStep(step), performedOn: step.on },
    ...{ reason: `the debt was paid on ${on}`, paidOn: on },
  }));
}
