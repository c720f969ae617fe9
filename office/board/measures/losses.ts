import { addDays } from '../../../domain/kernel/civil-date';
import { putToAdministration, turnedDown } from '../../decisions/answered-rows';
import { checkDecisions } from '../../decisions/check-decisions';
import { learnedBy, type Measures } from '../board-asked';

const LOSSES = ['write-down', 'write-off'];
/** Own choice: the audit names decisions that were never returned, and no limit (S002-71). */
const WAITS_DAYS = 30;

/** A proposal that is booked row by row, with rows that nobody has answered by the day. */
const UNANSWERED_ROWS = `EXISTS (SELECT FROM fordring.decision AS part
    WHERE part.terms ? 'proposal' AND part.terms ->> 'proposal' = decision.decision_id AND part.proposed_on <= $2)
  AND EXISTS (SELECT FROM jsonb_array_elements(decision.terms -> 'lines') AS line
    WHERE NOT EXISTS (SELECT FROM fordring.write_down_answer AS answer WHERE answer.decision_id = decision.decision_id
      AND answer.claim_id = line ->> 'claimId' AND answer.said_on <= $2)
      AND NOT EXISTS (SELECT FROM fordring.claim WHERE claim.claim_id = line ->> 'claimId' AND settled)
      AND NOT EXISTS (SELECT FROM fordring.decision AS later WHERE later.creditor_id = $1 AND later.kind = 'write-down'
        AND ${putToAdministration('later')} AND NOT (${turnedDown('later', '$2')})
        AND later.proposed_on > decision.proposed_on AND later.proposed_on <= $2
        AND later.subject -> 'claimIds' ? (line ->> 'claimId')))`;

/** Whether losses were decided by who may, and in time (S002-104). */
export const losses: Measures = async (asked) => {
  const { pool, creditor } = asked;
  const day = learnedBy(asked);
  const { rows } = await pool.query<{ decisionId: string; proposedOn: string; settled: boolean }>(
    `SELECT decision_id AS "decisionId", proposed_on AS "proposedOn", NOT needs_approval OR EXISTS (
       SELECT FROM fordring.decision_mark AS mark
       WHERE mark.decision_id = decision.decision_id AND marked_on <= $2
         AND mark IN ('approved', 'rejected', 'withdrawn', 'executed')) AND NOT (${UNANSWERED_ROWS}) AS settled
     FROM fordring.decision WHERE creditor_id = $1 AND kind = ANY ($3) AND proposed_on <= $2 ORDER BY decision_id`,
    [creditor.creditorId, day, LOSSES],
  );
  const ids = new Set(rows.map(({ decisionId }) => decisionId));
  const { damaged } = await checkDecisions(pool, [creditor.creditorId]);
  const unsound = damaged.filter(({ decisionId }) => ids.has(decisionId));
  const waiting = rows.filter(({ settled, proposedOn }) => !settled && proposedOn < addDays(day, -WAITS_DAYS));
  return [
    {
      measure: 'losses-without-authority',
      value: unsound.length,
      examined: rows.length,
      findings: unsound.map(({ decisionId, problem }) => ({ about: decisionId, says: problem })),
    },
    {
      measure: 'losses-waiting',
      value: waiting.length,
      examined: rows.length,
      findings: waiting.map(({ decisionId, proposedOn }) => ({
        about: decisionId,
        says: `put forward on ${proposedOn}`,
      })),
    },
  ];
};
