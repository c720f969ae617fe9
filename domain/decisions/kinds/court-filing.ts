import { laterOf, type CivilDate } from '../../kernel/civil-date';
import { filedOn } from '../../claim/court-case';
import { isSettled, performanceOfKind, type Claim } from '../../claim/claim';
import type { StepRule } from '../../policy/policy';
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

/** The application was filed with the court (S002-33): from that day the claim is in court. */
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
    const isStruckOff = claim.judgment?.outcome === 'struck-off';
    if (known && !isStruckOff) return alreadySo(`That the application was filed on ${known} is recorded already.`);
    const due = performanceOfKind(claim, 'court');
    if (!due) {
      return notPossible(
        'The claim is not for a court yet: the court step of its policy has not been taken. Decide court-route, or wait for the step.',
      );
    }
    const from = laterOf(due.on, claim.judgment?.on ?? due.on);
    if (on < from) {
      return notPossible(`The case was for the court from ${from} and cannot have been filed on ${on}; check the day.`);
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
        ...without(claim, 'judgment'),
        courtFiling: {
          ...{ decisionId, on, court, caseNumber },
          ...(claim.judgment && {
            struckOff: { judgment: claim.judgment, ...(claim.courtFiling && { filing: claim.courtFiling }) },
          }),
        },
        interruptions: [
          ...claim.interruptions,
          { type: 'LimitationInterrupted', on, decisionId, by: 'proceedings', proof: receipt },
        ],
      }),
      grounds: (_event, { country, steps }) => [
        ...sourcesOf(steps.filter((step) => kindOf(step) === 'court')),
        ...(country === 'SE' ? ['preskriptionslagen (1981:130) 5 §'] : []),
      ],
    },
  },
  takingBack: {
    forget: (claim, reverses) => ({
      ...before(claim),
      interruptions: claim.interruptions.filter(({ decisionId }) => decisionId !== reverses),
    }),
  },
};

/** Of a policy that knows both courts the event does not say by which step the claim came there. */
function sourcesOf(courts: readonly StepRule[]): readonly string[] {
  const [court, other] = courts;
  return court && !other ? court.sources : [];
}

/** The claim without its latest application; one that was struck off before stands again. */
function before(claim: Claim): Claim {
  const { filing, judgment } = claim.courtFiling?.struckOff ?? {};
  return {
    ...without(claim, 'courtFiling'),
    ...(filing && { courtFiling: filing }),
    ...(judgment && { judgment }),
  };
}
