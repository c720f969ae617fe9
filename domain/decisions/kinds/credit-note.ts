import type { ClaimEvent } from '../../claim/claim-events';
import type { Refusal } from '../../claim/answer';
import { creditedOf, type Claim } from '../../claim/claim';
import { correctedFor } from '../../claim/correct-charges';
import { changed } from '../../claim/principal-changes';
import type { CivilDate } from '../../kernel/civil-date';
import { largerOf, Money, smallerOf, sumOf } from '../../kernel/money';
import type { ClaimCredited } from '../decision-events';
import {
  ADDS,
  notPossible,
  type ByDecision,
  type ClaimDecisionRule,
  type TakenBackBy,
  type Told,
} from '../decision-rule';

export interface CreditNoteTerms {
  readonly documentNumber: string;
  /** From which day the invoice should have been lower. */
  readonly effectiveOn?: CivilDate;
  /** All that is left of each invoice, unless amounts are stated. */
  readonly amounts?: readonly { readonly claimId: string; readonly amount: Money }[];
}

export interface CreditClaim extends ByDecision {
  readonly type: 'CreditClaim';
  readonly creditedOn: CivilDate;
  readonly documentNumber: string;
  readonly effectiveOn?: CivilDate;
  /** All that is left of the invoice when absent. */
  readonly amount?: Money;
}

/**
 * A credit note lowers the invoice from its own day on, or from a later day that is decided: charges on what was never
 * owed fall away, and what was paid beyond the rest is owed back.
 */
export const creditNote: ClaimDecisionRule<CreditNoteTerms, CreditClaim, 'ClaimCredited'> = {
  answers: 'CreditClaim',
  reaches: ['claims'],
  repeated: ADDS,
  measure: ({ amounts }, { claims, currency }) => ({
    amount: sumOf(
      amounts?.map(({ amount }) => amount) ?? claims.map((claim) => claim.invoiced.minus(creditedOf(claim))),
      currency,
    ),
  }),
  addsUp: true,
  /** Interest would run on what is no longer owed, from today until a day to come. */
  happened: ({ effectiveOn }) => ({ 'day from which the invoice is lower': effectiveOn }),
  command({ decisionId, on, terms: { documentNumber, effectiveOn, amounts } }, { claimId }) {
    const amount = amounts?.find((part) => part.claimId === claimId)?.amount;
    const stated = { ...(effectiveOn && { effectiveOn }), ...(amount && { amount }) };
    return { type: 'CreditClaim', decisionId, creditedOn: on, documentNumber, ...stated };
  },
  decide(claim, command) {
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
    const note = { on: creditedOn, effectiveOn, documentNumber, amount };
    return {
      events: [creditOf(claim, { cause: 'credit-note', decisionId, ...note })],
      corrects: `credit note ${documentNumber} lowered the invoice from ${effectiveOn}`,
    };
  },
  consequences: {
    ClaimCredited: {
      /** The credit by which a dispute ends stands beside the settlement, which has begun it. */
      begins: ({ cause }) => (cause === 'cancellation' || cause === 'withdrawal' ? 'cancellation' : 'credit-note'),
      fold: credited,
      letter: ({ amount, cause }) =>
        amount.isNegative() || cause === 'dispute' || cause === 'withdrawal' ? undefined : cause,
      matter({ documentNumber, amount, cause }, { claim }) {
        if (cause === 'cancellation') return { kind: 'cancellation', documentNumber, amount };
        const all = creditedOf(claim);
        const left = claim.invoiced.minus(all);
        return { kind: 'credit-note', documentNumber, amount, creditedBefore: all.minus(amount), left };
      },
      correctionGround: ({ cause, documentNumber, effectiveOn, on, amount }) =>
        cause === 'dispute'
          ? { type: 'dispute-ended', on, dismissed: amount }
          : { type: 'credit', documentNumber, effectiveOn },
      onCase: { reduces: 'credit' },
      grounds: ({ cause }, { country }) => (country === 'SE' && cause === 'cancellation' ? ['S002-56'] : []),
    },
  },
  takingBack: {
    undo: (claim, reverses, by) =>
      claim.cancelledOn === undefined
        ? takeCreditBack(claim, reverses, by)
        : `The rest of the claim was cancelled on ${claim.cancelledOn}; take that back first.`,
    names: namesCredit,
    judgesCharges: true,
  },
  creditNote: ({ documentNumber }) => documentNumber,
};

/** One document credits a claim once; its number also says later which credit is taken back. */
export function isCreditedBy(claim: Claim, documentNumber: string): boolean {
  return claim.credits.some((credit) => credit.documentNumber === documentNumber);
}

export function creditedAlready(documentNumber: string): Refusal {
  return { refused: 'already-recorded', message: `Credit note ${documentNumber} is on this claim already.` };
}

export function creditAmong(beside: readonly ClaimEvent[]): ClaimCredited | undefined {
  return beside.find((event) => event.type === 'ClaimCredited');
}

/** Of a credit that is taken back, for the letter. */
export function namesCredit(_reverses: string, { beside }: Told): { amount?: Money; documentNumber?: string } {
  const credit = creditAmong(beside);
  return credit ? { amount: credit.amount.negated(), documentNumber: credit.documentNumber } : {};
}

/** How a credit falls: on what is open of the principal; what had been paid of it is owed back. */
export function creditOf(
  claim: Claim,
  credit: Pick<ClaimCredited, 'cause' | 'decisionId' | 'on' | 'effectiveOn' | 'documentNumber' | 'amount'>,
): ClaimCredited {
  const principal = smallerOf(credit.amount, claim.open.principal);
  return { type: 'ClaimCredited', ...credit, principal, refund: credit.amount.minus(principal) };
}

export function takeCreditBack(claim: Claim, reverses: string, by: TakenBackBy): ClaimCredited[] | string {
  const credit = claim.credits.find(({ decisionId }) => decisionId === reverses);
  return credit ? [creditTakenBack(claim, credit, by)] : 'That credit no longer stands.';
}

/** The opposite: what was to be paid back is claimed against first, but for what covers the charges that are right again. */
function creditTakenBack(claim: Claim, credit: Claim['credits'][number], reversal: TakenBackBy): ClaimCredited {
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

/** The claim after a credit, or, with a negative amount, after one of that number was taken back. */
function credited(claim: Claim, event: ClaimCredited): Claim {
  const { decisionId, documentNumber, on, effectiveOn, amount, refund, cause } = event;
  const after = {
    ...claim,
    open: { ...claim.open, principal: claim.open.principal.minus(event.principal) },
    refundLiability: claim.refundLiability.plus(refund),
    // What had been paid of it is owed back from the credit's own day: the principal never falls below nought.
    principalChanges: [
      ...changed(claim, effectiveOn, amount.negated()),
      ...(refund.isZero() ? [] : owedBackChanges(claim, event)),
    ],
  };
  if (amount.isNegative()) {
    return { ...after, credits: claim.credits.filter((credit) => credit.documentNumber !== documentNumber) };
  }
  const credits = [...claim.credits, { decisionId, documentNumber, on, effectiveOn, amount, refund }];
  if (cause === 'cancellation') return { ...after, credits, cancelledOn: on };
  return cause === 'withdrawal' ? { ...after, credits, withdrawnOn: on } : { ...after, credits };
}

/**
 * What a credit that is taken back had made owed back never left the creditor: it covers the principal as if it had stayed,
 * and what was paid too much since covers it from the day on which it came.
 */
function owedBackChanges(
  claim: Claim,
  { documentNumber, on, amount, refund }: ClaimCredited,
): Claim['principalChanges'] {
  const taken = amount.isNegative() && claim.credits.find((credit) => credit.documentNumber === documentNumber);
  if (!taken) return [{ on, change: refund }];
  const stayed = smallerOf(refund.negated(), taken.refund);
  const covers = [{ on: taken.on, amount: stayed }];
  let since = refund.negated().minus(stayed);
  for (const payment of claim.payments) {
    const cover = smallerOf(since, payment.allocation.refund);
    // What was taken back of another payment may have been more than this one's.
    if (!cover.isPositive()) continue;
    covers.push({ on: payment.on, amount: cover });
    since = since.minus(cover);
  }
  return [...covers, { on, amount: since }]
    .filter(({ amount: cover }) => !cover.isZero())
    .map((cover) => ({ on: cover.on, change: cover.amount.negated() }));
}
