import type { ClaimEvent } from '../../../domain/claim/claim-events';
import { percentOf, withUnseen, type Finding } from '../../../domain/controls/verdict';
import { latenessOf, type GateChange } from '../../../domain/explain/lateness';
import { addMonths } from '../../../domain/kernel/civil-date';
import { foldClaim } from '../../../domain/claim/evolve';
import { reasonOf } from '../../../store/relay/reason-of';
import { eventsOfClaims } from '../../claims/read-events';
import { bankGateChanges } from '../../creditors/bank-gate';
import { learnedBy, type BoardAsked, type Measures } from '../board-asked';

/** So many steps are looked at with one reading of their claims' events. */
const CHUNK = 2_500;

interface LateStep {
  readonly claimId: string;
  readonly eventNumber: number;
}

/** Steps that were later than the guideline, and of which nothing on record says why (S002-96). */
export const lateSteps: Measures = async (asked) => {
  const { steps, late } = await candidates(asked);
  const gate = await bankGateChanges(asked.pool, asked.creditor.creditorId, learnedBy(asked));
  const findings: Finding[] = [];
  const unseen: Finding[] = [];
  for (let at = 0; at < late.length; at += CHUNK) {
    const some = late.slice(at, at + CHUNK);
    const events = await eventsOfClaims(asked.pool, [...new Set(some.map(({ claimId }) => claimId))]);
    for (const one of some) {
      try {
        findings.push(...findingOf(one, events.get(one.claimId) ?? [], asked, gate));
      } catch (problem) {
        unseen.push({ about: one.claimId, says: `event ${one.eventNumber} cannot be judged: ${reasonOf(problem)}` });
      }
    }
  }
  const measured = { value: percentOf(BigInt(findings.length), BigInt(steps)), examined: steps, findings };
  return [withUnseen({ measure: 'steps-late', ...measured }, unseen)];
};

async function candidates({ pool, creditor, asOf, known }: BoardAsked) {
  const { rows } = await pool.query<LateStep & { isLate: boolean }>(
    `SELECT claim_id AS "claimId", event.event_number AS "eventNumber",
       data ->> 'plannedOn' IS NULL OR data ->> 'plannedOn' !~ '^\\d{4}-\\d{2}-\\d{2}$'
         OR data ->> 'plannedOn' < business_on::text OR claim.due_on < business_on AS "isLate"
     FROM fordring.claim_event AS event JOIN fordring.claim USING (claim_id)
     WHERE creditor_id = $1 AND type = 'StepPerformed' AND business_on > $2 AND business_on <= $3
       AND ($4::date IS NULL OR booked_on <= $4) ORDER BY 1, 2`,
    [creditor.creditorId, addMonths(asOf, -12), asOf, known ?? null],
  );
  return { steps: rows.length, late: rows.filter(({ isLate }) => isLate) };
}

/** Given all events of the claim, which are numbered from one. Throws where they make no claim, or another event has the number. */
function findingOf(
  { claimId, eventNumber }: LateStep,
  events: readonly ClaimEvent[],
  { rulebookFor }: BoardAsked,
  gate: readonly GateChange[],
): readonly Finding[] {
  const before = events.slice(0, eventNumber - 1);
  const claim = foldClaim(before);
  const step = events[eventNumber - 1];
  if (!claim || step?.type !== 'StepPerformed') throw new RangeError('the events before it are not all there.');
  const lateness = latenessOf(step, before, rulebookFor(claim.policyId, claim.policyVersion), gate);
  if (!lateness?.causes.some(({ type }) => type === 'undocumented')) return [];
  return [{ about: claimId, says: `${step.step} of ${step.on}, by the guideline due on ${lateness.guideline}` }];
}
