import type { CivilDate } from '../../kernel/civil-date';
import { isSettled, planInForce } from '../../claim/claim';
import { without } from '../../claim/without';
import { sumOf, type Money } from '../../kernel/money';
import { notPossible, recordedAlready, settled, type ByDecision, type ClaimDecisionRule } from '../decision-rule';
import { standsLast } from '../stands-last';

export interface DisputeTerms {
  /** The disputed part of the principal; all of the claim when absent. */
  readonly amount?: Money;
}

export interface RaiseDispute extends ByDecision {
  readonly type: 'RaiseDispute';
  readonly raisedOn: CivilDate;
  readonly amount?: Money;
}

/** An objection stops the clocks of what is disputed; an undisputed part goes on by itself. */
export const dispute: ClaimDecisionRule<DisputeTerms, RaiseDispute, 'DisputeRaised'> = {
  answers: 'RaiseDispute',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: ({ amount }, { claims, currency }) => ({
    amount:
      amount ??
      sumOf(
        claims.map(({ open }) => open.principal),
        currency,
      ),
  }),
  command: ({ decisionId, on, terms: { amount } }) => ({
    ...{ type: 'RaiseDispute', decisionId, raisedOn: on },
    ...(amount && { amount }),
  }),
  ofFact: ({ amount }) => ({ ...(amount && { amount }) }),
  decide(claim, { decisionId, raisedOn, amount }) {
    if (claim.disputedSince) return recordedAlready('The dispute');
    if (amount && isSettled(claim)) return settled('The claim is settled; nothing is left to dispute.');
    if (amount && (!amount.isPositive() || amount.isOver(claim.open.principal))) {
      return notPossible(
        `${amount.toString()} is disputed, but ${claim.open.principal.toString()} of the principal is open; dispute an amount over nought and not over that.`,
      );
    }
    const plan = planInForce(claim);
    if (plan) {
      return notPossible(
        `The claim is paid by the plan agreed on ${plan.agreedOn}, which acknowledges it; end the plan before the dispute is recorded.`,
      );
    }
    // A part that is all of the principal leaves only its charges undisputed: then the whole claim is.
    const part = amount && !amount.equals(claim.open.principal) ? { amount } : {};
    return { events: [{ type: 'DisputeRaised', on: raisedOn, decisionId, ...part }] };
  },
  consequences: {
    DisputeRaised: {
      begins: () => 'dispute',
      fold(claim, { on, amount }) {
        const disputed = { ...without(claim, 'disputedAmount'), disputedSince: on };
        return amount ? { ...disputed, disputedAmount: amount } : disputed;
      },
      letter: () => 'dispute-received',
      matter: ({ amount }, { policy }) => ({
        ...{ kind: 'dispute-received', interestRuns: policy.lateInterest !== undefined },
        ...(amount && { part: amount }),
      }),
      onCase: { tells: ({ amount }) => ({ begins: 'disputed', ...(amount && { amount }) }) },
      grounds: (_event, { country }) => (country === 'SE' ? ['inkassolagen (1974:182) 8 §', 'S002-54'] : []),
    },
  },
  takingBack: {
    endsOnCase: () => ({ ends: 'disputed' }),
    undo: (claim, reverses) =>
      claim.disputedSince !== undefined && standsLast(claim, reverses, 'dispute')
        ? []
        : 'The dispute is settled already; nothing of it is left to take back.',
    forget: (claim) => without(claim, 'disputedSince', 'disputedAmount'),
  },
};
