import type { PoolClient } from 'pg';
import type { CheckLog } from './check-report';

interface SuspenseRow {
  readonly creditorId: string;
  readonly paymentId: string;
  readonly entryId: number | null;
  readonly says: string | null;
  readonly should: string | null;
  readonly count: number;
}

/** Holds each payment that is or was in suspense against the entry by which it came there. */
export async function checkSuspense(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  const { rows: counted } = await client.query<{ count: number }>(
    `SELECT count(*) FROM fordring.journal_entry WHERE ${OF_SUSPENSE} AND ($1::text[] IS NULL OR creditor_id = ANY ($1))`,
    [creditorIds ?? null],
  );
  log.examine('suspense-entries', counted[0]?.count ?? 0);
  const { rows } = await client.query<SuspenseRow>(
    `SELECT creditor_id AS "creditorId", payment_id AS "paymentId", entry_id AS "entryId", says, should,
       count(*) OVER () AS count
     FROM (${ENTRIES}) AS entry FULL JOIN (${PAYMENTS}) AS payment USING (creditor_id, payment_id)
     WHERE says IS DISTINCT FROM should ORDER BY creditor_id, payment_id LIMIT 10`,
    [creditorIds ?? null],
  );
  for (const { creditorId, paymentId, entryId, says, should } of rows) {
    const where = `payment ${paymentId} of ${creditorId}`;
    if (entryId === null) log.offend('suspense-entries', `${where}: it came into suspense, and no entry says so`);
    else if (should === null)
      log.offend('suspense-entries', `entry ${entryId}: it puts ${where} into suspense, where that payment never was`);
    else log.offend('suspense-entries', `entry ${entryId} of ${where}: it says ${says ?? ''}; it should say ${should}`);
  }
  log.offendMore('suspense-entries', (rows[0]?.count ?? 0) - rows.length);
}

/** Entries of no claim that follow from a payment: neither of a valuation nor of a till that was corrected. */
const OF_SUSPENSE = `claim_id IS NULL AND valuation_number IS NULL AND entry_id NOT IN (
  SELECT entry_id FROM fordring.till_correction)`;

const ENTRIES = `SELECT creditor_id, payment_id, entry_id,
    concat_ws('; ', business_on, text, (SELECT string_agg(concat_ws(' ', account, amount, currency), '; ' ORDER BY line)
      FROM fordring.posting WHERE posting.entry_id = entry.entry_id)) AS says
  FROM fordring.journal_entry AS entry
  WHERE ${OF_SUSPENSE} AND ($1::text[] IS NULL OR creditor_id = ANY ($1))`;

/** As `entriesForSuspense` books it. */
const PAYMENTS = `SELECT creditor_id, payment_id,
    concat_ws('; ', received_on, concat_ws(' ', 'Unmatched', kind, payment_id),
      concat_ws(' ', chart -> coalesce(stated ->> 'place', 'bank') ->> 'number', came, payment.currency),
      concat_ws(' ', chart -> 'suspense' ->> 'number', -came, payment.currency)) AS should
  FROM fordring.payment JOIN fordring.creditor USING (creditor_id),
    LATERAL (SELECT CASE kind WHEN 'payment' THEN payment.amount ELSE -payment.amount END AS came) AS moved
  WHERE status <> 'matched' AND NOT EXISTS (SELECT FROM fordring.payment_part AS part
      WHERE part.creditor_id = payment.creditor_id AND part.part_payment_id = payment.payment_id)
    AND ($1::text[] IS NULL OR creditor_id = ANY ($1))`;

/** Holds who placed a payment against the decision to place it: somebody who put it forward, approved it or carried it out. */
export async function checkPlacing(
  client: PoolClient,
  log: CheckLog,
  creditorIds: readonly string[] | undefined,
): Promise<void> {
  const { rows } = await client.query<
    Record<'paymentId' | 'creditorId' | 'says' | 'decisionId' | 'should', string> & { readonly count: number }
  >(
    `SELECT payment_id AS "paymentId", creditor_id AS "creditorId", matched_by AS says, max(decision_id) AS "decisionId",
       max(proposed_by) AS should, count(*) OVER () AS count
     FROM fordring.payment JOIN (
       SELECT creditor_id, terms ->> 'paymentId' AS payment_id, decision_id, proposed_by, ARRAY(
         SELECT marked_by FROM fordring.decision_mark AS mark WHERE mark.decision_id = decision.decision_id) AS marked_by
       FROM fordring.decision WHERE kind = 'payment-move'
     ) AS move USING (creditor_id, payment_id)
     WHERE status = 'matched-by-hand' AND ($1::text[] IS NULL OR creditor_id = ANY ($1))
     GROUP BY creditor_id, payment_id, matched_by HAVING NOT bool_or(matched_by = proposed_by OR matched_by = ANY (marked_by))
     ORDER BY creditor_id, payment_id LIMIT 10`,
    [creditorIds ?? null],
  );
  for (const { paymentId, creditorId, says, decisionId, should } of rows)
    log.offend(
      'decisions',
      `payment ${paymentId} of ${creditorId}: placed by ${says} in its row, by ${should} by decision ${decisionId}`,
    );
  log.offendMore('decisions', (rows[0]?.count ?? 0) - rows.length);
}
