import type { Answer } from './answer';
import type { Claim } from './claim';
import type { ClaimCommand } from './commands';
import { notAsked, tooEarly } from './too-early';

/** What the agency says of a claim that it was given. Of what it has given back it says nothing new. */
export function decideAgencyReport(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'RecordAgencyReport' }>,
): Answer {
  const { reportedOn: on, reportId, news, authorityCaseId, until, reason } = command;
  const returnedOn = claim.agency?.returnedOn;
  if (returnedOn && news === 'returned') {
    return { refused: 'already-recorded', message: `That the agency gave the claim back is recorded already.` };
  }
  if (returnedOn && on > returnedOn) {
    return notAsked(
      `The agency gave the claim back on ${returnedOn} and has nothing to say of it on ${on}; check the day`,
    );
  }
  return (
    tooEarly(claim, 'agency', on) ?? {
      events: [
        {
          ...{ type: 'AgencyReported', on, reportId, news },
          ...(authorityCaseId !== undefined && { authorityCaseId }),
          ...(until && { until }),
          ...(reason !== undefined && { reason }),
        },
      ],
    }
  );
}

/** An account may follow the day on which the agency gave the claim back: it settles what came in before. */
export function decideAgencyAccount(
  claim: Claim,
  command: Extract<ClaimCommand, { type: 'RecordAgencyAccount' }>,
): Answer {
  const { accountedOn: on, accountId, received, ownFees, commission, balance } = command;
  const kept = ownFees.plus(commission);
  if (kept.isOver(received)) {
    return notAsked(
      `The agency kept ${kept.toString()} of ${received.toString()}, which is more than came in; check the account`,
    );
  }
  return (
    tooEarly(claim, 'agency', on) ?? {
      events: [{ type: 'AgencyAccounted', on, accountId, received, ownFees, commission, balance }],
    }
  );
}
