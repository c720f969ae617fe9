import type { CivilDate } from '../../kernel/civil-date';
import { withAgencySince } from '../../claim/agency';
import { performanceOfKind, type Claim } from '../../claim/claim';
import type { StepPerformed } from '../../claim/claim-events';
import { ANSWERS_OF_REFERRAL } from '../step-withdrawn';
import { HANDED_OVER, kindOf, type KnownStep, type StepKind } from '../../policy/step-kind';
import { without } from '../../claim/without';
import { notPossible, type ByDecision, type ClaimDecisionRule, type NoTerms } from '../decision-rule';

export interface RecallReferral extends ByDecision {
  readonly type: 'RecallReferral';
  readonly recalledOn: CivilDate;
  readonly reason: string;
}

/** A case is taken back from whoever has it, the enforcement authority or a collection agency; the claim stands before its hand-over again. */
export const recall: ClaimDecisionRule<NoTerms, RecallReferral, 'ReferralRecalled'> = {
  answers: 'RecallReferral',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: () => ({}),
  command: ({ decisionId, on, reasonCode }) => ({
    ...{ type: 'RecallReferral', decisionId, recalledOn: on, reason: reasonCode },
  }),
  decide(claim, { decisionId, recalledOn: on, reason }) {
    const referral = standingHandOver(claim);
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
        const isBack = (step: KnownStep): boolean => takenBackFrom(claim).includes(kindOf(step));
        return {
          ...withoutAnswers(claim),
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

/** With whom the claim is: the authority, or else the collection agency that has not given it back. */
function standingHandOver(claim: Claim): StepPerformed | undefined {
  return performanceOfKind(claim, 'hand-over') ?? (withAgencySince(claim) && performanceOfKind(claim, 'agency'));
}

/** What an agency gave back stays where it is: only the authority has the claim then. */
function takenBackFrom(claim: Claim): readonly StepKind[] {
  return withAgencySince(claim) ? HANDED_OVER : HANDED_OVER.filter((kind) => kind !== 'agency');
}

function withoutAnswers(claim: Claim): Claim {
  const after = without(claim, ...ANSWERS_OF_REFERRAL, 'acceptedOn', 'declinedOn');
  return withAgencySince(claim) ? without(after, 'agency') : after;
}
