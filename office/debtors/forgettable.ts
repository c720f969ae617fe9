import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { firstDayAfter, retentionOf, type Retention, type RetentionPlan } from '../../policies/statutes/retention';
import { FORGOTTEN_DEBTOR } from '../creditors/forgotten-numbers';

/** Why a debtor is not forgotten yet. */
export type Obstacle =
  'open-claim' | 'money-owed-back' | 'open-case' | 'open-decision' | 'untold-message' | 'legal-hold' | 'retention';

/** A debtor of the register, and what stands against forgetting them on a day. Nobody is named. */
export interface Forgettable {
  readonly debtorId: string;
  readonly obstacles: readonly Obstacle[];
  /** Until when the books about the debtor are kept, and why; absent where nothing was ever booked. */
  readonly kept?: Retention;
  /** The first day on which the law lets go; absent where nothing was booked. */
  readonly firstDay?: CivilDate;
  /** Since when the debtor is forgotten. Absent too where the debtor was registered anew since. */
  readonly forgottenOn?: CivilDate;
}

export interface Asked {
  readonly creditorId: string;
  readonly country: Country;
  readonly on: CivilDate;
  /** This debtor alone; everybody of the register when absent. */
  readonly debtorId?: string;
}

interface Row {
  readonly debtorId: string;
  readonly years: readonly number[] | null;
  readonly found: readonly Obstacle[];
  readonly forgottenOn: CivilDate | null;
}

/** By id. The whole register is asked in one question. */
export async function forgettableOn(connection: ClientBase | Pool, asked: Asked): Promise<Forgettable[]> {
  const { creditorId, country, on, debtorId } = asked;
  const plan = await retentionPlanOn(connection, creditorId, on);
  const { rows } = await connection.query<Row>(STANDING, [creditorId, on, debtorId ?? null]);
  return rows.map(({ debtorId: id, years, found, forgottenOn }) => {
    const kept = retentionOf(country, years ?? [], plan);
    const isKept = kept !== undefined && kept.through >= on;
    return {
      debtorId: id,
      obstacles: [...found, ...(isKept ? (['retention'] as const) : [])],
      ...(kept && { kept, firstDay: firstDayAfter(kept) }),
      ...(forgottenOn !== null && { forgottenOn }),
    };
  });
}

/** What the creditor's own document plan demands on a day. */
async function retentionPlanOn(
  connection: ClientBase | Pool,
  creditorId: string,
  on: CivilDate,
): Promise<RetentionPlan | undefined> {
  const { rows } = await connection.query<{ data: RetentionPlan | null }>(
    "SELECT fordring.standing_data($1, 'retention', '', $2) AS data",
    [creditorId, on],
  );
  return rows[0]?.data ?? undefined;
}

/** $1 creditor, $2 day, $3 one debtor or null. Who owes a claim beside its debtor is meant too. */
const STANDING = `
  WITH owed AS MATERIALIZED (
    SELECT debtor_id, claim_id FROM fordring.claim WHERE creditor_id = $1 AND ($3::text IS NULL OR debtor_id = $3)
    UNION SELECT earlier.debtor_id, claim_id FROM fordring.earlier_debtor AS earlier JOIN fordring.claim USING (claim_id)
      WHERE creditor_id = $1 AND ($3::text IS NULL OR earlier.debtor_id = $3)
    UNION SELECT data ->> 'debtorId', claim_id FROM fordring.claim_event JOIN fordring.claim USING (claim_id)
      WHERE type = 'LiableDebtorChanged' AND creditor_id = $1 AND ($3::text IS NULL OR data ->> 'debtorId' = $3)),
  booked AS (
    SELECT debtor_id, array_agg(DISTINCT year) AS years FROM (
      SELECT owed.debtor_id, extract(year FROM booked_on)::integer AS year
      FROM owed JOIN fordring.claim_event USING (claim_id) GROUP BY 1, 2) AS each GROUP BY debtor_id),
  refund AS (
    SELECT claim_id FROM fordring.journal_entry AS entry JOIN fordring.posting USING (entry_id)
      JOIN fordring.creditor ON creditor.creditor_id = entry.creditor_id
    WHERE entry.creditor_id = $1 AND account = chart -> 'refundLiability' ->> 'number' AND claim_id IS NOT NULL
      AND ($3::text IS NULL OR claim_id IN (SELECT claim_id FROM owed))
    GROUP BY claim_id HAVING sum(amount) <> 0),
  against AS (
    SELECT claim_id, 'open-claim' AS obstacle FROM fordring.claim WHERE creditor_id = $1 AND NOT settled
    UNION SELECT claim_id, 'money-owed-back' FROM refund
    UNION SELECT claim_id, 'open-case' FROM fordring.counterpart_case AS handed JOIN fordring.claim USING (claim_id)
      WHERE creditor_id = $1 AND (stuck IS NOT NULL OR status IN ('held', 'contradicted')
        OR (status = 'referred' AND ended IS NULL AND coalesce(told_through, 0) < claim.event_number AND NOT claim.settled))
    UNION SELECT claim_id, 'untold-message' FROM fordring.outbox
      WHERE delivered_at IS NULL AND split_part(claim_id, '/', 1) = $1
    UNION SELECT claim_id, 'untold-message' FROM fordring.document
      WHERE status IN ('to-write', 'held') AND left(claim_id, strpos(claim_id, '/') - 1) = $1
    UNION SELECT claim_id, 'untold-message' FROM fordring.listed_item JOIN fordring.open_item_list USING (list_number)
      WHERE creditor_id = $1 AND delivered_at IS NULL
    UNION SELECT claim_id, 'open-decision' FROM fordring.decision
      CROSS JOIN LATERAL jsonb_array_elements_text(subject -> 'claimIds') AS claim_id
      WHERE creditor_id = $1 AND subject ? 'claimIds' AND ${isWaiting('decision')}),
  obstacle AS (
    SELECT DISTINCT debtor_id, obstacle FROM owed JOIN against USING (claim_id)
    UNION SELECT subject ->> 'debtorId', 'open-decision' FROM fordring.decision
      WHERE creditor_id = $1 AND subject ? 'debtorId' AND ${isWaiting('decision')}
    UNION SELECT debtor_id, 'legal-hold' FROM fordring.legal_hold AS hold
      WHERE creditor_id = $1 AND placed_on <= $2 AND coalesce(through_on >= $2, true) AND NOT EXISTS (
        SELECT FROM fordring.legal_hold_release AS ended WHERE ended.hold_id = hold.hold_id AND released_on <= $2)),
  forgotten AS (
    SELECT debtor_id, max(marked_on) AS forgotten_on FROM fordring.forgetting JOIN fordring.forgetting_mark USING (forgetting_id)
    WHERE creditor_id = $1 AND mark = 'confirmed' AND marked_on <= $2 GROUP BY debtor_id)
  SELECT debtor.debtor_id AS "debtorId", years, found, forgotten_on AS "forgottenOn"
  FROM fordring.debtor LEFT JOIN booked ON booked.debtor_id = debtor.debtor_id
    LEFT JOIN forgotten ON forgotten.debtor_id = debtor.debtor_id AND debtor.name = '${FORGOTTEN_DEBTOR}'
    LEFT JOIN (SELECT debtor_id, array_agg(obstacle ORDER BY obstacle) AS named FROM obstacle GROUP BY debtor_id) AS stops
      ON stops.debtor_id = debtor.debtor_id
    CROSS JOIN LATERAL (SELECT coalesce(named, '{}') AS found) AS stopped
  WHERE creditor_id = $1 AND ($3::text IS NULL OR debtor.debtor_id = $3) ORDER BY debtor.debtor_id`;

function isWaiting(table: string): string {
  return `needs_approval AND (SELECT mark FROM fordring.decision_mark AS marked
    WHERE marked.decision_id = ${table}.decision_id ORDER BY mark_number DESC LIMIT 1) IN ('proposed', 'approved')`;
}
