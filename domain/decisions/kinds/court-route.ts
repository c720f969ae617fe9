import type { CivilDate } from '../../kernel/civil-date';
import { isSettled, performanceOfKind } from '../../claim/claim';
import { isTakenBy } from '../../claim/taken-by';
import { kindOf } from '../../policy/step-kind';
import { stepsFor } from '../../policy/step-variant';
import { without } from '../../claim/without';
import {
  notPossible,
  recordedAlready,
  settled,
  type ByDecision,
  type ClaimDecisionRule,
  type NoTerms,
} from '../decision-rule';

export interface TakeCourtRoute extends ByDecision {
  readonly type: 'TakeCourtRoute';
  readonly takenOn: CivilDate;
}

/** The claim goes to the administrative court instead of the collection demand (S002-33). */
export const courtRoute: ClaimDecisionRule<NoTerms, TakeCourtRoute, 'CourtRouteTaken'> = {
  answers: 'TakeCourtRoute',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: () => ({}),
  command: ({ decisionId, on }) => ({ type: 'TakeCourtRoute', decisionId, takenOn: on }),
  decide(claim, { decisionId, takenOn: on }, rulebook) {
    if (isSettled(claim)) return settled('The claim is settled; there is no case for a court.');
    if (claim.courtRoute) return recordedAlready('The route to the administrative court');
    const rule = stepsFor(claim, rulebook.policy).find((step) => kindOf(step) === 'court');
    if (!rule) return notPossible(`Policy ${rulebook.policy.id} knows no administrative court.`);
    if (isTakenBy(rule, claim)) return notPossible('The claim goes to the administrative court by its policy already.');
    if (performanceOfKind(claim, 'hand-over')) {
      return notPossible('The claim has been handed over for enforcement; recall it first.');
    }
    return { events: [{ type: 'CourtRouteTaken', on, decisionId }] };
  },
  consequences: {
    CourtRouteTaken: {
      begins: () => 'court-route',
      fold: (claim) => ({ ...claim, courtRoute: true }),
      grounds: (_event, { steps }) => steps.find((step) => kindOf(step) === 'court')?.sources ?? [],
    },
  },
  takingBack: {
    undo: (claim) =>
      performanceOfKind(claim, 'court') ? 'The case is at the administrative court already; withdraw it there.' : [],
    forget: (claim) => without(claim, 'courtRoute'),
  },
};
