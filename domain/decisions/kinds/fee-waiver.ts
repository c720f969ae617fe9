import type { CivilDate } from '../../kernel/civil-date';
import type { Money } from '../../kernel/money';
import { ADDS, notPossible, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

export interface FeeWaiverTerms {
  readonly amount: Money;
}

export interface WaiveFee extends ByDecision, FeeWaiverTerms {
  readonly type: 'WaiveFee';
  readonly waivedOn: CivilDate;
}

/** A fee that was charged rightly is not asked for all the same; nothing else of the claim changes. */
export const feeWaiver: ClaimDecisionRule<FeeWaiverTerms, WaiveFee, 'FeeWaived'> = {
  answers: 'WaiveFee',
  reaches: ['claims'],
  one: true,
  repeated: ADDS,
  measure: ({ amount }) => ({ amount }),
  addsUp: true,
  command: ({ decisionId, on, terms }) => ({ type: 'WaiveFee', decisionId, waivedOn: on, ...terms }),
  decide({ open }, { decisionId, waivedOn: on, amount }) {
    if (!amount.isPositive() || amount.isOver(open.fee)) {
      return notPossible(
        `${amount.toString()} cannot be waived: fees of ${open.fee.toString()} are open. Waive an amount over nought and not over that.`,
      );
    }
    return { events: [{ type: 'FeeWaived', on, decisionId, amount }] };
  },
  consequences: {
    FeeWaived: {
      begins: () => 'fee-waiver',
      fold: (claim, { decisionId, on, amount }) => ({
        ...claim,
        open: { ...claim.open, fee: claim.open.fee.minus(amount) },
        charged: { ...claim.charged, fee: claim.charged.fee.minus(amount) },
        waivers: [...claim.waivers, { decisionId, on, amount }],
      }),
      onCase: {},
    },
  },
  takingBack:
    'A fee that was waived is not charged again, on the same day neither. Where the fee of another invoice was meant, waive that one as well. A later letter has its own fee, where the policy gives it one.',
};
