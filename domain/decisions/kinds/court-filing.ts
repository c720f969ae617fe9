import type { CivilDate } from '../../kernel/civil-date';
import { filedOn } from '../../claim/court-case';
import { isSettled, performanceOfKind } from '../../claim/claim';
import { kindOf } from '../../policy/step-kind';
import { without } from '../../claim/without';
import { alreadySo, notPossible, settled, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

export interface CourtFilingTerms {
  /** Which court got the application. */
  readonly court: string;
  /** The court's own number of the case. */
  readonly caseNumber: string;
  /** The number of the document that proves it: the court's receipt, or the application. */
  readonly receipt: string;
}

export interface FileAtCourt extends ByDecision, CourtFilingTerms {
  readonly type: 'FileAtCourt';
  readonly filedOn: CivilDate;
}

/** The application was filed with the administrative court (S002-33): from that day the claim is in court. */
export const courtFiling: ClaimDecisionRule<CourtFilingTerms, FileAtCourt, 'FiledAtCourt'> = {
  answers: 'FileAtCourt',
  reaches: ['claims'],
  one: true,
  repeated: 'already-so',
  measure: () => ({}),
  command: ({ decisionId, on, terms }) => ({ type: 'FileAtCourt', decisionId, filedOn: on, ...terms }),
  decide(claim, { decisionId, filedOn: on, court, caseNumber, receipt }, rulebook) {
    if (isSettled(claim)) return settled('The claim is settled; there is no case for a court.');
    const known = filedOn(claim);
    if (known) return alreadySo(`That the application was filed on ${known} is recorded already.`);
    const due = performanceOfKind(claim, 'court');
    if (!due) {
      return notPossible(
        'The claim is not for the administrative court yet: the court step of its policy has not been taken. Decide court-route, or wait for the step.',
      );
    }
    if (on < due.on) {
      return notPossible(
        `The case was for the court from ${due.on} and cannot have been filed on ${on}; check the day.`,
      );
    }
    const lastDay = rulebook.limitationDate(claim);
    if (lastDay && on > lastDay) {
      return notPossible(`The claim was time-barred after ${lastDay}; an application of ${on} came too late.`);
    }
    return { events: [{ type: 'FiledAtCourt', on, decisionId, court, caseNumber, receipt }] };
  },
  consequences: {
    FiledAtCourt: {
      begins: () => 'court-filing',
      // The application interrupts the limitation, and no time runs while the court has the case.
      fold: (claim, { on, decisionId, court, caseNumber, receipt }) => ({
        ...claim,
        courtFiling: { decisionId, on, court, caseNumber },
        interruptions: [
          ...claim.interruptions,
          { type: 'LimitationInterrupted', on, decisionId, by: 'proceedings', proof: receipt },
        ],
      }),
      grounds: (_event, { country, steps }) => [
        ...(steps.find((step) => kindOf(step) === 'court')?.sources ?? []),
        ...(country === 'SE' ? ['preskriptionslagen (1981:130) 5 §'] : []),
      ],
    },
  },
  takingBack: {
    forget: (claim, reverses) => ({
      ...without(claim, 'courtFiling'),
      interruptions: claim.interruptions.filter(({ decisionId }) => decisionId !== reverses),
    }),
  },
};
