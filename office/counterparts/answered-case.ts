import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { CounterpartFact } from './counterpart-facts';
import { caseOfAccessory } from './psrm-parts';
import type { HandOverStep } from './counterpart-ports';

/** Of which claim a counterpart speaks, and of which of its cases. */
export interface AnsweredCase {
  readonly claimId: string;
  /** Absent when the ledger knows no case of that id: the claim was handed over by other means, or not at all. */
  readonly handedOver?: {
    readonly caseId: string;
    readonly step: HandOverStep;
    readonly eventNumber: number;
    readonly recalledOn?: CivilDate;
  };
  /** What was added to a claim at Gældsstyrelsen is a claim of its own there, and is answered as one. */
  readonly added?: string;
  /** The answer is about a fee or interest that went with the claim. */
  readonly isAccessory?: true;
}

interface Row {
  readonly counterpart: string;
  readonly reference: string;
  readonly claim_id: string;
  readonly case_id: string;
  readonly step: HandOverStep;
  readonly event_number: number;
  readonly recalled_on: CivilDate | null;
  readonly added: string | null;
}

/** Finds what each answer is about, by the reference in it. What is unknown is taken for a claim's id. */
export async function answeredCases(
  pool: Pool,
  facts: readonly CounterpartFact[],
): Promise<(fact: CounterpartFact) => AnsweredCase> {
  const { rows } = await pool.query<Row>(
    `SELECT counterpart, case_id AS reference, claim_id, case_id, step, event_number,
       CASE ended WHEN 'recalled' THEN ended_on END AS recalled_on, NULL AS added
     FROM fordring.counterpart_case WHERE case_id = ANY ($1)
     UNION ALL
     SELECT counterpart, reference, claim_id, case_id, step, known.event_number,
       CASE ended WHEN 'recalled' THEN ended_on END, change_id
     FROM fordring.case_change JOIN fordring.counterpart_case AS known USING (claim_id, step)
     WHERE known.event_number = case_event AND change = 'raise' AND reference <> case_id AND reference = ANY ($1)`,
    [[...new Set(facts.flatMap(({ caseId }) => [caseId, caseOfAccessory(caseId) ?? caseId]))]],
  );
  const known = new Map(rows.map((row) => [`${row.counterpart} ${row.reference}`, row]));
  return ({ counterpart, caseId }) => {
    const own = known.get(`${counterpart} ${caseId}`);
    const main = own ? undefined : known.get(`${counterpart} ${caseOfAccessory(caseId)}`);
    const row = own ?? main;
    if (!row) return { claimId: caseId };
    const { case_id, step, event_number: eventNumber, recalled_on: recalledOn, added } = row;
    const handedOver = { caseId: case_id, step, eventNumber, ...(recalledOn !== null && { recalledOn }) };
    return {
      ...{ claimId: row.claim_id, handedOver },
      ...(added !== null && { added }),
      ...(main && { isAccessory: true }),
    };
  };
}
