import { ANSWERED_WITHIN_DAYS } from '../../../domain/decisions/kinds/write-down';
import { addDays } from '../../../domain/kernel/civil-date';
import { PeriodStates } from '../../../ledger/period-of-books';
import type { Work } from '../../../domain/work/work';
import { periodMarks } from '../../close/period-marks';
import { valuationsOf } from '../../claims/valuation-record';
import { standingChanges } from '../../creditors/standing-changes';
import { latestAnswers } from '../../decisions/answered-rows';
import { waitingDecisions } from '../../decisions/list-decisions';
import type { LooksForWork } from '../work-asked';

/** Decisions, standing data (policy versions among them), reopenings of months and valuations that wait for a second person. */
export const approvals: LooksForWork = async ({ pool, creditor: { creditorId }, actor, asOf }) => {
  const waiting = await waitingDecisions(pool, actor, { creditorId, all: true });
  const answered = await latestAnswers(
    pool,
    waiting.map(({ decision }) => decision.decisionId),
  );
  // A proposal that is answered row by row is not approved as a whole.
  const byRow = new Set(answered.map(({ decisionId }) => decisionId));
  const whole = waiting.filter(({ decision }) => !byRow.has(decision.decisionId));
  const decisions = whole.map(({ decision }): Work => {
    const { decisionId, kind, amount, proposedBy, proposedOn, approvalBy, subject } = decision;
    const only = subject.of === 'claims' && subject.claimIds.length === 1 ? subject.claimIds[0] : undefined;
    return {
      ...{ kind: 'approval', about: decisionId, since: proposedOn, roles: approvalBy },
      ...(only !== undefined && { claimId: only }),
      ...(amount && { amount }),
      ...(kind === 'write-down' && { dueOn: addDays(proposedOn, ANSWERED_WITHIN_DAYS) }),
      why: `${kind} was put forward by ${proposedBy}, and another person decides`,
      act: `fordring approve ${decisionId}`,
    };
  });
  const changes = (await standingChanges(pool, { creditorId, waiting: true })).map(
    ({ changeId, kind, name, proposedBy, proposedOn, validFrom }): Work => ({
      ...{ kind: 'approval', about: changeId, since: proposedOn },
      ...(validFrom > proposedOn && { dueOn: validFrom }),
      why: `${`${kind} ${name}`.trim()} from ${validFrom} was put forward by ${proposedBy}, and another person decides`,
      act: `fordring standing-data approve ${changeId}`,
    }),
  );
  const marks = await periodMarks(pool, creditorId);
  const states = new PeriodStates(marks);
  const reopenings = [...new Set(marks.map(({ period }) => period))].flatMap((period): Work[] => {
    const proposed = states.reopeningOf(period);
    if (!proposed) return [];
    return [
      {
        ...{ kind: 'approval', about: `${creditorId}/${period}`, since: proposed.on },
        why: `${proposed.by} proposed to reopen ${period}, and another person decides: ${proposed.reason}`,
        act: `fordring period approve-reopening ${period} --reason TEXT`,
      },
    ];
  });
  const valuations = (await valuationsOf(pool, { creditorId, waiting: true })).map(
    ({ closing, proposedBy, proposedOn }): Work => ({
      ...{ kind: 'approval', about: `${creditorId}/valuation/${closing}`, since: proposedOn },
      why: `the valuation of ${closing} was proposed by ${proposedBy}, and another person books it`,
      act: `fordring valuation book ${closing}`,
    }),
  );
  return [...decisions, ...changes, ...reopenings, ...valuations].filter(({ since }) => since <= asOf);
};
