import type { CivilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import type { LooksForWork } from '../work-asked';

/** Letters that were called for and could not leave. */
export const heldLetters: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) => {
  const { rows } = await pool.query<
    Record<'id' | 'claim_id' | 'kind' | 'reason' | 'open', string> & { since: CivilDate; currency: Currency }
  >(
    `SELECT document_id AS id, claim_id, kind, reason, claimed_open::text AS open, claim.currency, business_on AS since
     FROM fordring.document JOIN fordring.claim USING (claim_id)
       JOIN fordring.claim_event AS called USING (claim_id)
     WHERE document.status = 'held' AND creditor_id = $1 AND called.event_number = document.event_number
       AND business_on <= $2 ORDER BY document_id`,
    [creditorId, asOf],
  );
  return rows.map(({ id, claim_id: claimId, kind, reason, open, currency, since }) => ({
    ...{ kind: 'held-letter', about: id, claimId, since, amount: Money.of(open, currency) },
    why: `the letter (${kind}) has not left: ${reason}`,
    act: `mend what the reason names; fordring show ${claimId}`,
  }));
};
