import { addDays, type CivilDate } from '../../kernel/civil-date';
import { isSettled } from '../../claim/claim';
import {
  alreadySo,
  notPossible,
  settled,
  type ByDecision,
  type ClaimDecisionRule,
  type DayToKeep,
} from '../decision-rule';
import { documentedBy, refusePassed, type Documented } from '../passed-day';

export interface HoldTerms {
  readonly through: CivilDate;
}

export interface PlaceHold extends ByDecision, Documented {
  readonly type: 'PlaceHold';
  readonly placedOn: CivilDate;
  readonly through: CivilDate;
}

/** No step is taken from the first through the last day of a hold; it ends by itself. */
export const hold: ClaimDecisionRule<HoldTerms, PlaceHold, 'HoldPlaced'> = {
  answers: 'PlaceHold',
  reaches: ['claims', 'debtor', 'debtor-kind', 'debtor-status', 'invoice-group'],
  repeated: 'already-so',
  dayToKeep: lastDay,
  measure: ({ through }, { on }) => ({ span: { from: on, to: through } }),
  command: (decision) => ({
    ...{ type: 'PlaceHold', decisionId: decision.decisionId, placedOn: decision.on },
    through: decision.terms.through,
    ...documentedBy(decision),
  }),
  decide(claim, { decisionId, placedOn: on, through, documented }, _rulebook, today) {
    if (isSettled(claim)) return settled('The claim is settled; there is nothing to hold.');
    if (through < on) return notPossible(`A hold from ${on} cannot end on ${through}; give a later end.`);
    const passed = refusePassed(lastDay({ through }), { today, ...(documented && { documented }) });
    if (passed) return passed;
    const standing = claim.holds.some((placed) => placed.from <= on && placed.through === through);
    if (standing) return alreadySo(`All steps are held through ${through} already.`);
    return { events: [{ type: 'HoldPlaced', on, decisionId, from: on, through }] };
  },
  consequences: {
    HoldPlaced: {
      begins: () => 'hold',
      fold: (claim, { decisionId, from, through }) => ({
        ...claim,
        holds: [...claim.holds, { decisionId, from, through }],
      }),
      grounds: (_event, { country }) => (country === 'SE' ? [] : ['S003-21', 'S003-22']),
    },
  },
  takingBack: {
    /** The days on which the claim did rest stay: behind them the debtor gets time to pay, as behind every pause. */
    forget: (claim, reverses, on) => ({
      ...claim,
      holds: claim.holds.flatMap((placed) => {
        if (placed.decisionId !== reverses || placed.through < on) return [placed];
        return placed.from < on ? [{ ...placed, through: addDays(on, -1) }] : [];
      }),
    }),
  },
  lasting: { counts: 'each', fromRegistration: true, standsOn: ({ through }, day) => through >= day },
};

function lastDay({ through: day }: HoldTerms): DayToKeep {
  return { what: 'The last day of the hold', day };
}
