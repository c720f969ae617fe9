import type { CivilDate } from '../../kernel/civil-date';
import { recordedAlready, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

export interface LiableDebtorTerms {
  readonly debtorId: string;
  readonly liable: boolean;
}

export interface ChangeLiableDebtor extends ByDecision, LiableDebtorTerms {
  readonly type: 'ChangeLiableDebtor';
  readonly changedOn: CivilDate;
}

/** One more owes the whole claim, or no longer does. */
export const liableDebtor: ClaimDecisionRule<LiableDebtorTerms, ChangeLiableDebtor, 'LiableDebtorChanged'> = {
  answers: 'ChangeLiableDebtor',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: ({ liable }) => ({ variety: liable ? 'added' : 'removed' }),
  command: ({ decisionId, on, terms }) => ({ type: 'ChangeLiableDebtor', decisionId, changedOn: on, ...terms }),
  decide(claim, { decisionId, changedOn: on, debtorId, liable }) {
    if (claim.liableDebtorIds.includes(debtorId) === liable)
      return recordedAlready(`That ${debtorId} is ${liable ? '' : 'not '}liable`);
    return { events: [{ type: 'LiableDebtorChanged', on, decisionId, debtorId, liable }] };
  },
  consequences: {
    LiableDebtorChanged: {
      begins: () => 'liable-debtor',
      fold(claim, { debtorId, liable }) {
        // How a released debtor stood is kept: the decision about them can still be taken back.
        const others = claim.liableDebtorIds.filter((known) => known !== debtorId);
        return { ...claim, liableDebtorIds: liable ? [...others, debtorId] : others };
      },
      letter: () => 'liability',
      matter: ({ liable }) => ({ kind: 'liability', liable }),
      onCase: { tells: () => ({ says: 'liable-debtor' }) },
    },
  },
  takingBack: 'Who is liable is changed by deciding it anew.',
};
