import type { CivilDate } from '../../kernel/civil-date';
import { isSettled, undisputedOf } from '../../claim/claim';
import { less, more } from '../../claim/parts';
import { changed } from '../../claim/principal-changes';
import type { Money } from '../../kernel/money';
import { receive } from '../../payment/receive';
import { uncover } from '../../payment/uncover';
import { ADDS, notPossible, settled, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

export interface SetOffTerms {
  readonly amount: Money;
  /** The number of the grant decision or of the payment that is held back. */
  readonly against: string;
}

export interface BookSetOff extends ByDecision, SetOffTerms {
  readonly type: 'BookSetOff';
  readonly setOffOn: CivilDate;
}

/**
 * A set-off pays the debt with what the creditor owes the debtor; it never takes more than is owed undisputed. Charges
 * since a day from which it counts back are corrected as for a payment that becomes known late.
 */
export const setOff: ClaimDecisionRule<SetOffTerms, BookSetOff, 'SetOffBooked' | 'SetOffTakenBack'> = {
  answers: 'BookSetOff',
  reaches: ['claims'],
  one: true,
  repeated: ADDS,
  measure: ({ amount }) => ({ amount }),
  addsUp: true,
  command: ({ decisionId, on, terms }) => ({ type: 'BookSetOff', decisionId, setOffOn: on, ...terms }),
  decide(claim, { decisionId, setOffOn, amount, against }, rulebook, today) {
    if (isSettled(claim)) return settled('Nothing is open on the claim; there is nothing to set off.');
    const cause = { decisionId, reason: `the debt was set off on ${setOffOn}, before the charge` };
    const { correction, corrected, allocation } = receive(claim, { on: setOffOn, amount }, rulebook, today, cause);
    const owed = undisputedOf(corrected);
    if (!amount.isPositive() || amount.isOver(owed)) {
      return notPossible(
        `${amount.toString()} cannot be set off: ${owed.toString()} is owed and undisputed. Take an amount over nought and not over that.`,
      );
    }
    const booked = { type: 'SetOffBooked' as const, on: setOffOn, decisionId, against, amount, allocation };
    return { events: correction ? [correction, booked] : [booked] };
  },
  consequences: {
    SetOffBooked: {
      begins: () => 'set-off',
      fold: (claim, { decisionId, on, amount, allocation }) => ({
        ...claim,
        open: less(claim.open, allocation),
        refundLiability: claim.refundLiability.plus(allocation.refund),
        principalChanges: changed(claim, on, allocation.principal.negated()),
        receipts: [...claim.receipts, { on, amount }],
        setOffs: [...claim.setOffs, { decisionId, on, amount, allocation }],
      }),
      letter: () => 'set-off',
      matter: ({ against, amount }) => ({ kind: 'set-off', against, amount }),
      correctionGround: ({ on }) => ({ type: 'set-off', on }),
      onCase: { reduces: 'set-off' },
      grounds: (_event, { country }) => (country === 'SE' ? ['S002-38'] : []),
    },
    SetOffTakenBack: {
      fold(claim, { on: takenBackOn, setOffId, amount, allocation }) {
        const taken = claim.setOffs.find(({ decisionId }) => decisionId === setOffId);
        // One that had corrected charges counts as one that never was, as with payments.
        const corrects = claim.corrections.some(({ decisionId }) => decisionId === setOffId);
        const on = taken && corrects ? taken.on : takenBackOn;
        return {
          ...claim,
          open: more(claim.open, allocation),
          refundLiability: claim.refundLiability.minus(allocation.refund),
          principalChanges: changed(claim, takenBackOn, allocation.principal),
          receipts: [...claim.receipts, { on, amount: amount.negated() }],
          setOffs: claim.setOffs.filter(({ decisionId }) => decisionId !== setOffId),
        };
      },
      onCase: { raises: 'set-off-taken-back' },
    },
  },
  takingBack: {
    undo(claim, reverses, by) {
      const taken = claim.setOffs.find(({ decisionId }) => decisionId === reverses);
      if (!taken) return 'That set-off no longer stands.';
      const { amount } = taken;
      return [{ type: 'SetOffTakenBack', ...by, setOffId: reverses, amount, allocation: uncover(claim, amount) }];
    },
    names(_reverses, { beside }) {
      const back = beside.find((event) => event.type === 'SetOffTakenBack');
      return back ? { amount: back.amount } : {};
    },
    judgesCharges: true,
  },
};
