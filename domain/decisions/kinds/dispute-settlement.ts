import type { CivilDate } from '../../kernel/civil-date';
import { creditedOf, type Claim } from '../../claim/claim';
import { without } from '../../claim/without';
import { Money, smallerOf } from '../../kernel/money';
import { notPossible, type ByDecision, type ClaimDecisionRule } from '../decision-rule';
import { creditAmong, creditedAlready, creditOf, isCreditedBy } from './credit-note';

export interface SettlementTerms {
  /** What the debtor need not pay, with the number of the credit note that says so; nothing when absent. */
  readonly dismissed?: { readonly amount: Money; readonly documentNumber: string };
}

export interface SettleDispute extends ByDecision, SettlementTerms {
  readonly type: 'SettleDispute';
  readonly settledOn: CivilDate;
}

/** By judgment, settlement or withdrawal. What the debtor need not pay is credited, and the charges that it had led to. */
export const disputeSettlement: ClaimDecisionRule<SettlementTerms, SettleDispute, 'DisputeSettled'> = {
  answers: 'SettleDispute',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: ({ dismissed }, { currency }) => ({ amount: dismissed?.amount ?? Money.zero(currency) }),
  addsUp: true,
  command: ({ decisionId, on, terms: { dismissed } }) => ({
    ...{ type: 'SettleDispute', decisionId, settledOn: on },
    ...(dismissed && { dismissed }),
  }),
  ofFact: ({ dismissed }) => ({ ...(dismissed && { dismissed }) }),
  decide(claim, { decisionId, settledOn, dismissed }) {
    if (!claim.disputedSince) return notPossible('The claim is not disputed.');
    if (settledOn < claim.disputedSince) {
      return notPossible(
        `The dispute was raised on ${claim.disputedSince} and cannot have ended on ${settledOn}; check the day.`,
      );
    }
    const ended = { type: 'DisputeSettled' as const, on: settledOn, decisionId };
    if (!dismissed) return { events: [ended] };
    const { amount, documentNumber } = dismissed;
    if (isCreditedBy(claim, documentNumber)) return creditedAlready(documentNumber);
    // What was paid under protest counts as paid. Where it need not have been paid, it is owed back.
    const disputed = disputableOf(claim);
    if (!amount.isPositive() || amount.isOver(disputed)) {
      return notPossible(`${amount.toString()} cannot be dismissed; ${disputed.toString()} is disputed.`);
    }
    const credit = creditOf(claim, {
      ...{ cause: 'dispute', decisionId, on: settledOn, effectiveOn: claim.issuedOn, documentNumber, amount },
    });
    return {
      events: [ended, credit],
      corrects: `the dispute ended on ${settledOn} and ${amount.toString()} need not be paid`,
    };
  },
  consequences: {
    DisputeSettled: {
      begins: () => 'dispute-settlement',
      fold: (claim, { on }) => ({ ...without(claim, 'disputedSince', 'disputedAmount'), disputeSettledOn: on }),
      letter: () => 'dispute-settled',
      matter(_event, { beside }) {
        const credit = creditAmong(beside);
        const dismissed = credit && { documentNumber: credit.documentNumber, amount: credit.amount };
        return { kind: 'dispute-settled', ...(dismissed && { dismissed }) };
      },
      onCase: { tells: () => ({ ends: 'disputed' }) },
      grounds: (_event, { country }) => (country === 'SE' ? ['S002-54'] : []),
    },
  },
  takingBack: 'A settled dispute is raised anew.',
  creditNote: ({ dismissed }) => dismissed?.documentNumber,
};

/** What may turn out not to be owed when the dispute ends. A part that was paid under protest is in it. */
function disputableOf(claim: Claim): Money {
  if (!claim.disputedSince) return Money.zero(claim.invoiced.currency);
  const owed = claim.invoiced.minus(creditedOf(claim));
  return claim.disputedAmount ? smallerOf(claim.disputedAmount, owed) : owed;
}
