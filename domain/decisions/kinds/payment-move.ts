import type { DecisionRule } from '../decision-rule';

export interface PaymentMoveTerms {
  readonly paymentId: string;
  /** The claim that it is taken from, where it stands on several. */
  readonly fromClaimId?: string;
}

/**
 * A payment is put on the claim that it is for: one that nobody could place, or one that stands on the wrong claim. There
 * it is an ordinary payment of its own day. Taken back, it stands where it stood before.
 */
export const paymentMove: DecisionRule<PaymentMoveTerms> = {
  reaches: ['claims'],
  one: true,
  repeated: 'already-so',
  measure: (_terms, { payment }) => (payment ? { amount: payment } : {}),
  takingBack: {},
};
