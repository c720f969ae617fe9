import type { CivilDate } from '../../kernel/civil-date';
import { performanceOfKind } from '../../claim/claim';
import { HANDED_OVER, kindOf, type KnownStep } from '../../policy/step-kind';
import { without } from '../../claim/without';
import { notPossible, type ByDecision, type ClaimDecisionRule, type NoTerms } from '../decision-rule';

export interface RecallReferral extends ByDecision {
  readonly type: 'RecallReferral';
  readonly recalledOn: CivilDate;
  readonly reason: string;
}

/** A case is taken back from the enforcement authority; the claim stands before its hand-over again. */
export const recall: ClaimDecisionRule<NoTerms, RecallReferral, 'ReferralRecalled'> = {
  answers: 'RecallReferral',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: () => ({}),
  command: ({ decisionId, on, reasonCode }) => ({
    ...{ type: 'RecallReferral', decisionId, recalledOn: on, reason: reasonCode },
  }),
  decide(claim, { decisionId, recalledOn: on, reason }) {
    const referral = performanceOfKind(claim, 'hand-over');
    if (!referral) return notPossible('The claim has not been handed over; nothing to recall.');
    if (on < referral.on) {
      return notPossible(`The claim was handed over on ${referral.on} and cannot be recalled on ${on}; check the day.`);
    }
    return { events: [{ type: 'ReferralRecalled', on, decisionId, reason }] };
  },
  consequences: {
    ReferralRecalled: {
      begins: () => 'recall',
      fold(claim, { on }) {
        const isBack = (step: KnownStep): boolean => HANDED_OVER.includes(kindOf(step));
        return {
          ...without(claim, 'rejectedOn', 'rulingOn', 'acceptedOn', 'declinedOn'),
          // A case that the authority had sent back is taken up anew: it is handed over again by its policy.
          ...(!claim.rejectedOn && { recalledOn: on }),
          performed: claim.performed.filter((step) => !isBack(step)),
          withdrawn: [...claim.withdrawn, ...claim.performed.filter(isBack)],
        };
      },
      onCase: {},
    },
  },
  takingBack: { forget: (claim) => without(claim, 'recalledOn') },
};
