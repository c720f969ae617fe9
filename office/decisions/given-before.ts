import type { PoolClient } from 'pg';
import { addMonths, type CivilDate } from '../../domain/kernel/civil-date';
import { ruleOf, type DecidedKind } from '../../domain/decisions/decision-rules';
import { Money, sumOf, type Currency } from '../../domain/kernel/money';
import type { RecordedDecision } from './decision-record';
import { readDecisions } from './decision-rows';

/** How long what was given before on the same claim counts; no source says, so it is our choice. */
const MONTHS = 12;

export interface GivenBefore {
  readonly amount: Money;
  readonly decisionIds: readonly string[];
}

interface Asked {
  readonly decisionId: string;
  readonly creditorId: string;
  readonly kind: DecidedKind;
  readonly claimIds: readonly string[];
  /** The day on which it was put forward. */
  readonly proposedOn: CivilDate;
  readonly today: CivilDate;
  readonly currency: Currency;
  /** Whether what only waits counts as well: so when something is put forward, not when it is approved. */
  readonly withWaiting: boolean;
}

/**
 * What decisions of the same kind have given before and still stands: on the same claims in twelve months, and to the same
 * debtors on the day on which it was put forward. Whoever decides for the same debtor meanwhile waits.
 */
export async function givenBefore(client: PoolClient, asked: Asked): Promise<GivenBefore> {
  const { decisionId, creditorId, kind, claimIds, proposedOn, today, currency, withWaiting } = asked;
  const nothing = { amount: Money.zero(currency), decisionIds: [] };
  if (!ruleOf(kind).addsUp || claimIds.length === 0) return nothing;
  const { rows: debtors } = await client.query<{ debtor_id: string }>(
    'SELECT DISTINCT debtor_id FROM fordring.claim WHERE claim_id = ANY ($1) ORDER BY debtor_id',
    [claimIds],
  );
  for (const { debtor_id: debtorId } of debtors) {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('fordring given to ' || $1 || '/' || $2, 0))`, [
      creditorId,
      debtorId,
    ]);
  }
  const { rows } = await client.query<{ decision_id: string; today: boolean }>(
    `SELECT decision_id, proposed_on = $9 AS today FROM fordring.decision
       CROSS JOIN LATERAL jsonb_array_elements_text(subject -> 'claimIds') AS named (claim_id)
       JOIN fordring.claim USING (claim_id)
     WHERE decision.creditor_id = $1 AND kind = $2 AND decision_id <> $3 AND decision.amount IS NOT NULL
       AND subject ->> 'of' = 'claims' AND proposed_on BETWEEN $6 AND $5
       AND (claim_id = ANY ($4) AND proposed_on > $6 OR debtor_id = ANY ($7) AND proposed_on = $9)
       AND (SELECT mark FROM fordring.decision_mark AS own WHERE own.decision_id = decision.decision_id
         ORDER BY mark_number DESC LIMIT 1) = ANY ($8)
     GROUP BY decision_id, proposed_on ORDER BY decision_id`,
    [
      ...[creditorId, kind, decisionId, claimIds, today, addMonths(proposedOn, -MONTHS)],
      debtors.map(({ debtor_id: debtorId }) => debtorId),
      withWaiting ? ['proposed', 'approved', 'executed'] : ['approved', 'executed'],
      proposedOn,
    ],
  );
  const files = await readDecisions(
    client,
    rows.map(({ decision_id: id }) => id),
  );
  const ofToday = new Set(rows.flatMap(({ decision_id: id, today: isToday }) => (isToday ? [id] : [])));
  const shares = files.map(({ decision }) =>
    ofToday.has(decision.decisionId)
      ? (decision.amount ?? nothing.amount)
      : shareOf(decision, claimIds, nothing.amount),
  );
  return { amount: sumOf(shares, currency), decisionIds: files.map(({ decision }) => decision.decisionId) };
}

/** What of a decision fell on these claims; all of it where its record does not tell them apart. */
function shareOf({ terms, amount }: RecordedDecision, claimIds: readonly string[], nothing: Money): Money {
  if (!('amounts' in terms)) return amount ?? nothing;
  return sumOf(
    terms.amounts.flatMap((part) => (claimIds.includes(part.claimId) ? [part.amount] : [])),
    nothing.currency,
  );
}
