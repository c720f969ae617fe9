import type { CivilDate } from '../../domain/kernel/civil-date';
import type { BankingCalendar } from '../calendars/banking-calendar';
import { earliestLegalActionAfterDemand } from './swedish-collection-demand';
import type { StatutoryRefusal } from './statutory-refusal';

/** What became of the debtor's objection. Only a person decides that one is unfounded. */
export type ObjectionState = 'unexamined' | 'found-justified' | 'found-unfounded';

/**
 * Why a claim cannot go to Kronofogden or to court on that day, or nothing when it can: a demand must have been sent and
 * its time have run (6 §), and no objection may be open or have been found justified (8 §). The exceptions of 7 § (a
 * debtor who evades payment) are for a person to make, not for a timetable.
 */
export function legalActionRefusal(claim: {
  readonly on: CivilDate;
  readonly calendar: BankingCalendar;
  readonly demandSentOn?: CivilDate;
  /** The deadline that the demand named, when it gave the debtor longer than the law asks. */
  readonly demandDeadline?: CivilDate;
  readonly objection?: ObjectionState;
}): StatutoryRefusal | undefined {
  if (claim.objection !== undefined && claim.objection !== 'found-unfounded') {
    return {
      paragraph: 'inkassolagen (1974:182) 8 §',
      message:
        claim.objection === 'found-justified'
          ? "The debtor's objection was found justified; withdraw or correct the claim."
          : 'The debtor has objected; examine the objection and answer it before anything else is done.',
    };
  }
  if (claim.demandSentOn === undefined) {
    return {
      paragraph: 'inkassolagen (1974:182) 6 §',
      message: 'No collection demand has been sent; send one and let its time run.',
    };
  }
  const earliest = earliestLegalActionAfterDemand(claim.demandSentOn, claim.calendar);
  const deadlineRuns = claim.demandDeadline !== undefined && claim.on <= claim.demandDeadline;
  if (claim.on >= earliest && !deadlineRuns) return undefined;
  const waitFor = deadlineRuns ? `after ${claim.demandDeadline}` : `from ${earliest}`;
  return {
    paragraph: 'inkassolagen (1974:182) 6 §',
    message: `The time of the demand sent on ${claim.demandSentOn} has not run out on ${claim.on}; act ${waitFor}.`,
  };
}
