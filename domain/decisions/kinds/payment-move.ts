import type { DecisionRule } from '../decision-rule';

export interface PaymentMoveTerms {
  readonly paymentId: string;
}

/** A payment that nobody could place is put on the claim that it is for; there it is an ordinary payment. */
export const paymentMove: DecisionRule<PaymentMoveTerms> = {
  reaches: ['claims'],
  one: true,
  repeated: 'already-so',
  measure: (_terms, { payment }) => (payment ? { amount: payment } : {}),
  takingBack: 'A payment is moved on by moving it again.',
};
