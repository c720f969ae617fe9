import type { CivilDate } from '../kernel/civil-date';
import { creditedOf, type Claim } from '../claim/claim';
import type { DecisionCommand } from './decision-commands';
import type { ClaimCredited } from './decision-events';
import type { Answer } from '../claim/answer';
import { correctedFor } from '../claim/correct-charges';
import { largerOf, Money, smallerOf } from '../kernel/money';
import type { Rulebook } from '../policy/rulebook';
import { withCorrection } from './with-correction';

/**
 * A credit note lowers the invoice from its own day on, or from a later day that is decided: charges on what was never
 * owed fall away, and what was paid beyond the rest is owed back.
 */
export function decideCredit(
  claim: Claim,
  command: Extract<DecisionCommand, { type: 'CreditClaim' }>,
  rulebook: Rulebook,
  today: CivilDate,
): Answer {
  const { decisionId, creditedOn, documentNumber } = command;
  const effectiveOn = command.effectiveOn ?? claim.issuedOn;
  if (claim.writtenOff) return notPossible('The claim was written off; take that back before it is credited.');
  if (isCreditedBy(claim, documentNumber)) return creditedAlready(documentNumber);
  if (effectiveOn < claim.issuedOn) {
    return notPossible(`A credit cannot count from ${effectiveOn}, before the invoice of ${claim.issuedOn}.`);
  }
  const left = claim.invoiced.minus(creditedOf(claim));
  const amount = command.amount ?? left;
  if (!amount.isPositive() || amount.isOver(left)) {
    return notPossible(
      `${amount.toString()} cannot be credited: ${left.toString()} of the invoice is left. Credit an amount over nought and not over that.`,
    );
  }
  const credit = creditOf(claim, {
    cause: 'credit-note',
    decisionId,
    on: creditedOn,
    effectiveOn,
    documentNumber,
    amount,
  });
  return withCorrection(claim, [credit], rulebook, today, {
    decisionId,
    reason: `credit note ${documentNumber} lowered the invoice from ${effectiveOn}`,
  });
}

/** Only an invoice of which the debtor has had no letter is cancelled; otherwise a credit note tells of it (S002-56). */
export function decideCancellation(
  claim: Claim,
  command: Extract<DecisionCommand, { type: 'CancelClaim' }>,
  rulebook: Rulebook,
): Answer {
  const { decisionId, cancelledOn, documentNumber } = command;
  if (claim.cancelledOn)
    return { refused: 'already-recorded', message: `The claim was cancelled on ${claim.cancelledOn}.` };
  if (claim.writtenOff) return notPossible('The claim was written off; take that back before it is cancelled.');
  if (isCreditedBy(claim, documentNumber)) return creditedAlready(documentNumber);
  const letter = [...claim.performed, ...claim.withdrawn].find(
    ({ step }) => rulebook.policy.steps.find((rule) => rule.step === step)?.document !== undefined,
  );
  if (letter) {
    return notPossible(
      `The ${letter.step} of ${letter.on} has gone out; make a credit note, so that the debtor is told.`,
    );
  }
  if (claim.decisions.some(({ kind }) => kind === 'instalment-plan' || kind === 'deferral')) {
    return notPossible('A letter of agreement has gone out; make a credit note, so that the debtor is told.');
  }
  const left = claim.invoiced.minus(creditedOf(claim));
  if (!left.isPositive()) return notPossible('Nothing of the invoice is left to cancel.');
  return {
    events: [
      creditOf(claim, {
        cause: 'cancellation',
        decisionId,
        on: cancelledOn,
        effectiveOn: claim.issuedOn,
        documentNumber,
        amount: left,
      }),
    ],
  };
}

/** One document credits a claim once; its number also says later which credit is taken back. */
export function isCreditedBy(claim: Claim, documentNumber: string): boolean {
  return claim.credits.some((credit) => credit.documentNumber === documentNumber);
}

export function creditedAlready(documentNumber: string): Answer {
  return { refused: 'already-recorded', message: `Credit note ${documentNumber} is on this claim already.` };
}

/** How a credit falls: on what is open of the principal; what had been paid of it is owed back. */
export function creditOf(
  claim: Claim,
  credit: Pick<ClaimCredited, 'cause' | 'decisionId' | 'on' | 'effectiveOn' | 'documentNumber' | 'amount'>,
): ClaimCredited {
  const principal = smallerOf(credit.amount, claim.open.principal);
  return { type: 'ClaimCredited', ...credit, principal, refund: credit.amount.minus(principal) };
}

/** The opposite: what was to be paid back is claimed against first, but for what covers the charges that are right again. */
export function creditTakenBack(
  claim: Claim,
  credit: Claim['credits'][number],
  reversal: { readonly decisionId: string; readonly on: CivilDate },
): ClaimCredited {
  const { fee, interest } = correctedFor(claim, { decisionId: credit.decisionId });
  const beyondCharges = claim.refundLiability.minus(fee).minus(interest);
  const ownPart = smallerOf(credit.refund, claim.refundLiability);
  const refund = smallerOf(credit.amount, largerOf(ownPart, beyondCharges));
  const { documentNumber, effectiveOn, amount } = credit;
  return {
    type: 'ClaimCredited',
    cause: 'credit-note',
    decisionId: reversal.decisionId,
    on: reversal.on,
    documentNumber,
    effectiveOn,
    amount: amount.negated(),
    principal: amount.minus(refund).negated(),
    refund: refund.isZero() ? Money.zero(amount.currency) : refund.negated(),
  };
}

function notPossible(message: string): Answer {
  return { refused: 'not-possible', message };
}
