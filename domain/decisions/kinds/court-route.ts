import type { CivilDate } from '../../kernel/civil-date';
import { isSettled, performanceOfKind } from '../../claim/claim';
import { courtInWords, courtOf, type Court } from '../../claim/court-case';
import { isTakenBy } from '../../claim/taken-by';
import { kindOf } from '../../policy/step-kind';
import { stepsFor } from '../../policy/step-variant';
import { without } from '../../claim/without';
import { notPossible, recordedAlready, settled, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

export interface CourtRouteTerms {
  /** Which court; the one that the policy knows when absent. */
  readonly court?: Court | undefined;
}

export interface TakeCourtRoute extends ByDecision, CourtRouteTerms {
  readonly type: 'TakeCourtRoute';
  readonly takenOn: CivilDate;
}

/**
 * The claim goes to the administrative court instead of the collection demand (S002-33), or to the district court instead of
 * the enforcement authority's summary procedure.
 */
export const courtRoute: ClaimDecisionRule<CourtRouteTerms, TakeCourtRoute, 'CourtRouteTaken'> = {
  answers: 'TakeCourtRoute',
  reaches: ['claims'],
  repeated: 'already-so',
  measure: () => ({}),
  command: ({ decisionId, on, terms }) => ({ type: 'TakeCourtRoute', decisionId, takenOn: on, court: terms.court }),
  decide(claim, { decisionId, takenOn: on, court: named }, rulebook) {
    if (isSettled(claim)) return settled('The claim is settled; there is no case for a court.');
    if (claim.courtRoute) return recordedAlready(`The route to ${courtInWords(claim.courtRouteTo ?? ADMINISTRATIVE)}`);
    const known = stepsFor(claim, rulebook.policy).filter((step) => kindOf(step) === 'court');
    const [rule, other] = known.filter(({ step }) => named === undefined || step === named);
    const { id } = rulebook.policy;
    if (!rule) return notPossible(`Policy ${id} knows no ${named?.replace('-', ' ') ?? 'step before a court'}.`);
    if (other) return notPossible(`Policy ${id} knows two courts; name one: ${rule.step} or ${other.step}.`);
    const court = rule.step === 'district-court' ? 'district-court' : ADMINISTRATIVE;
    if (isTakenBy(rule, claim)) return notPossible(`The claim goes to ${courtInWords(court)} by its policy already.`);
    const taken = courtOf(claim);
    if (taken) return notPossible(`The case is for ${courtInWords(taken)} already; withdraw it there.`);
    if (performanceOfKind(claim, 'hand-over')) {
      return notPossible('The claim has been handed over for enforcement; recall it first.');
    }
    return { events: [{ type: 'CourtRouteTaken', on, decisionId, ...(court !== ADMINISTRATIVE && { court }) }] };
  },
  consequences: {
    CourtRouteTaken: {
      begins: () => 'court-route',
      fold: (claim, { court }) => ({ ...claim, courtRoute: true, ...(court && { courtRouteTo: court }) }),
      grounds: ({ court = ADMINISTRATIVE }, { steps }) => steps.find(({ step }) => step === court)?.sources ?? [],
    },
  },
  takingBack: {
    undo: (claim) => {
      const court = courtOf(claim);
      return court ? `The case is at ${courtInWords(court)} already; withdraw it there.` : [];
    },
    forget: (claim) => without(claim, 'courtRoute', 'courtRouteTo'),
  },
};

/** Of decisions that name no court. */
const ADMINISTRATIVE = 'administrative-court';
