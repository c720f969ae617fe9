import type { CivilDate } from '../../kernel/civil-date';
import { allowanceOf, claimedOf, isSettled } from '../../claim/claim';
import { Money, sumOf } from '../../kernel/money';
import { ADDS, notPossible, settled, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

/** One claim's loss by parts; `principal` is without the VAT that is stated beside it (S002-69). */
export interface LossLine {
  readonly claimId: string;
  readonly principal: Money;
  readonly vat: Money;
  readonly fee: Money;
  readonly interest: Money;
}

/** How long an administration has to answer a proposal. Own choice: the audit says only that decisions were missing (S002-71). */
export const ANSWERED_WITHIN_DAYS = 30;

export interface WriteDownTerms {
  /** To which administration the proposal was put; absent where it was put to an invoice group, or by hand. */
  readonly administrationId?: string;
  /** The proposal whose answered rows this decision books; absent of a proposal itself, and where nobody was asked. */
  readonly proposal?: string;
  readonly lines: readonly LossLine[];
}

export interface WriteDown extends ByDecision {
  readonly type: 'WriteDown';
  readonly writtenDownOn: CivilDate;
  readonly amount: Money;
}

/** A write-down is the books' view of the claim; the debtor owes what was owed, and nothing of its course changes. */
export const writeDown: ClaimDecisionRule<WriteDownTerms, WriteDown, 'ClaimWrittenDown'> = {
  answers: 'WriteDown',
  reaches: ['claims'],
  repeated: ADDS,
  measure: ({ lines }, { currency }) => ({ amount: sumOf(lines.map(lossOf), currency) }),
  command({ decisionId, on, terms: { lines } }, { claimId, invoiced }) {
    const line = lines.find((each) => each.claimId === claimId);
    const amount = line ? lossOf(line) : Money.zero(invoiced.currency);
    return { type: 'WriteDown', decisionId, writtenDownOn: on, amount };
  },
  decide(claim, { decisionId, writtenDownOn: on, amount }) {
    if (isSettled(claim)) return settled('Nothing is open on the claim; there is nothing to write down.');
    const left = claimedOf(claim).minus(allowanceOf(claim));
    if (!amount.isPositive() || amount.isOver(left)) {
      return notPossible(
        `${amount.toString()} cannot be written down: ${left.toString()} of the claim is not written down yet. Take an amount over nought and not over that.`,
      );
    }
    return { events: [{ type: 'ClaimWrittenDown', on, decisionId, amount }] };
  },
  consequences: {
    ClaimWrittenDown: {
      begins: () => 'write-down',
      fold: (claim, { decisionId, amount }) => ({
        ...claim,
        writtenDown: claim.writtenDown.plus(amount),
        // What is taken back was struck out with its decision.
        writeDowns: amount.isNegative() ? claim.writeDowns : [...claim.writeDowns, { decisionId, amount }],
      }),
      grounds: (_event, { country }) => (country === 'SE' ? ['S002-66', 'S002-67', 'S002-68'] : []),
    },
  },
  takingBack: {
    undo(claim, reverses, by) {
      const taken = claim.writeDowns.find(({ decisionId }) => decisionId === reverses);
      return !taken || allowanceOf(claim).isZero()
        ? 'Nothing of the write-down is left: the claim has come in since.'
        : [{ type: 'ClaimWrittenDown', ...by, amount: taken.amount.negated() }];
    },
    forget: (claim, reverses) => ({
      ...claim,
      writeDowns: claim.writeDowns.filter(({ decisionId }) => decisionId !== reverses),
    }),
  },
};

/** What is written down of one claim in all. */
export function lossOf({ principal, vat, fee, interest }: Omit<LossLine, 'claimId'>): Money {
  return principal.plus(vat).plus(fee).plus(interest);
}
