import type { CivilDate } from '../../kernel/civil-date';
import { isSettled } from '../../claim/claim';
import { without } from '../../claim/without';
import { notPossible, recordedAlready, settled, type ByDecision, type ClaimDecisionRule } from '../decision-rule';

export interface CourtTransferTerms {
  /** The number of the document that proves the request. */
  readonly receipt: string;
}

export interface RequestCourtTransfer extends ByDecision, CourtTransferTerms {
  readonly type: 'RequestCourtTransfer';
  readonly requestedOn: CivilDate;
}

/** The debtor objected at Kronofogden, and the creditor asks that the case goes to the district court (lag (1990:746) 33–36 §§). */
export const courtTransfer: ClaimDecisionRule<CourtTransferTerms, RequestCourtTransfer, 'CourtTransferRequested'> = {
  answers: 'RequestCourtTransfer',
  reaches: ['claims'],
  one: true,
  repeated: 'already-so',
  measure: () => ({}),
  command: ({ decisionId, on, terms }) => ({ type: 'RequestCourtTransfer', decisionId, requestedOn: on, ...terms }),
  decide(claim, { decisionId, requestedOn: on, receipt }) {
    const { objection, courtTransfer: known } = claim;
    if (isSettled(claim)) return settled('The claim is settled; there is no case for a court.');
    if (known) return recordedAlready(`The request of ${known.on}`);
    if (claim.rejectedOn) {
      return notPossible(`Kronofogden struck the case off on ${claim.rejectedOn}; recall it and hand it over anew.`);
    }
    if (!objection) {
      return notPossible(
        "No objection at Kronofogden is on record; record Kronofogden's notice of it first (objected).",
      );
    }
    if (on < objection.on) {
      return notPossible(
        `The notice of the objection is of ${objection.on}; nothing was asked on ${on}. Check the day.`,
      );
    }
    if (on > objection.lastDay) {
      return notPossible(
        `The case had to be asked for by ${objection.lastDay} (lag (1990:746) 34 §); a request of ${on} came too late, and the case is struck off.`,
      );
    }
    return { events: [{ type: 'CourtTransferRequested', on, decisionId, receipt }] };
  },
  consequences: {
    CourtTransferRequested: {
      begins: () => 'court-transfer',
      fold: (claim, { on, decisionId }) => ({ ...claim, courtTransfer: { decisionId, on } }),
      grounds: () => ['lag (1990:746) 33–37 §§'],
    },
  },
  takingBack: { forget: (claim) => without(claim, 'courtTransfer') },
};
