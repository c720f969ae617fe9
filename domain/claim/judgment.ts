import type { Answer } from './answer';
import type { Claim } from './claim';
import type { ClaimCommand } from './commands';
import { courtInWords, courtOf, filedOn } from './court-case';
import { notAsked } from './too-early';

/**
 * The court's judgment on an application of the creditor's. The proceedings end with it, and the limitation runs anew. What it
 * does not grant is credited by a decision, and what it grants is enforced by a person.
 */
export function decideJudgment(
  claim: Claim,
  { judgmentId, judgedOn: on, outcome, caseNumber }: Extract<ClaimCommand, { type: 'RecordJudgment' }>,
): Answer {
  if (claim.judgment) {
    const message = `The judgment of ${claim.judgment.on} is recorded already.`;
    return { refused: 'already-recorded', message };
  }
  const court = courtOf(claim);
  if (!court) {
    const other = claim.courtTransfer ? '; the end of a case that came from the authority is recorded as a ruling' : '';
    return notAsked(`The claim has not gone to a court${other}`);
  }
  const filed = filedOn(claim);
  if (!filed) return notAsked('Nobody has said that the application was filed; decide court-filing first');
  if (on < filed) {
    return notAsked(
      `The application to ${courtInWords(court)} was filed on ${filed}, and a judgment of ${on} is not of this case; check the day`,
    );
  }
  return { events: [{ type: 'JudgmentReceived', on, judgmentId, outcome, ...(caseNumber && { caseNumber }) }] };
}
