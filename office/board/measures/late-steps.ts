import type { StepPerformed } from '../../../domain/claim/claim-events';
import { percentOf, type Finding } from '../../../domain/controls/verdict';
import { latenessOf, type GateChange } from '../../../domain/explain/lateness';
import { addMonths } from '../../../domain/kernel/civil-date';
import { foldClaim } from '../../../domain/claim/evolve';
import { eventsOfClaim } from '../../claims/read-events';
import { learnedBy, type BoardAsked, type Measures } from '../board-asked';

interface LateStep {
  readonly claimId: string;
  readonly eventNumber: number;
}

/** Steps that were later than the guideline, and of which nothing on record says why (S002-96). */
export const lateSteps: Measures = async (asked) => {
  const { steps, late } = await candidates(asked);
  const gate = await gateChanges(asked);
  const findings: Finding[] = [];
  for (const one of late) {
    const finding = await findingOf(one, asked, gate);
    if (finding) findings.push(finding);
  }
  return [
    { measure: 'steps-late', value: percentOf(BigInt(findings.length), BigInt(steps)), examined: steps, findings },
  ];
};

async function candidates({ pool, creditor, asOf, known }: BoardAsked) {
  const { rows } = await pool.query<LateStep & { isLate: boolean }>(
    `SELECT claim_id AS "claimId", event.event_number AS "eventNumber",
       (data ->> 'plannedOn')::date < business_on OR claim.due_on < business_on AS "isLate"
     FROM fordring.claim_event AS event JOIN fordring.claim USING (claim_id)
     WHERE creditor_id = $1 AND type = 'StepPerformed' AND business_on > $2 AND business_on <= $3
       AND ($4::date IS NULL OR booked_on <= $4) ORDER BY 1, 2`,
    [creditor.creditorId, addMonths(asOf, -12), asOf, known ?? null],
  );
  return { steps: rows.length, late: rows.filter(({ isLate }) => isLate) };
}

async function gateChanges(asked: BoardAsked): Promise<GateChange[]> {
  const { rows } = await asked.pool.query<GateChange>(
    `SELECT changed_on AS "on", open FROM fordring.bank_gate WHERE creditor_id = $1 AND changed_on <= $2
     ORDER BY changed_on, change_id`,
    [asked.creditor.creditorId, learnedBy(asked)],
  );
  return rows;
}

async function findingOf(
  { claimId, eventNumber }: LateStep,
  { pool, rulebookFor }: BoardAsked,
  gate: readonly GateChange[],
): Promise<Finding | undefined> {
  const events = (await eventsOfClaim(pool, claimId, eventNumber)).map(({ event }) => event);
  const before = events.slice(0, -1);
  const claim = foldClaim(before);
  if (!claim) return undefined;
  const step = events.at(-1) as StepPerformed;
  const lateness = latenessOf(step, before, rulebookFor(claim.policyId, claim.policyVersion), gate);
  if (!lateness?.causes.some(({ type }) => type === 'undocumented')) return undefined;
  return { about: claimId, says: `${step.step} of ${step.on}, by the guideline due on ${lateness.guideline}` };
}
