import type { CivilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import { chartOf } from '../../creditors/creditor-chart';
import type { LooksForWork } from '../work-asked';

/** Money that is owed back to debtors, claim by claim, as the account of it says. */
export const owedBack: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) => {
  const { refundLiability } = await chartOf(pool, creditorId);
  const { rows } = await pool.query<{ claim_id: string; since: CivilDate; owed: string; currency: Currency }>(
    `SELECT claim_id, max(accounting_on) FILTER (WHERE posting.amount < 0) AS since, -sum(posting.amount) AS owed,
       claim.currency
     FROM fordring.journal_entry JOIN fordring.posting USING (entry_id) JOIN fordring.claim USING (claim_id)
     WHERE journal_entry.creditor_id = $1 AND account = $2 AND posting.currency = claim.currency AND accounting_on <= $3
     GROUP BY claim_id, claim.currency HAVING sum(posting.amount) < 0`,
    [creditorId, refundLiability.number, asOf],
  );
  return rows.map(({ claim_id: claimId, since, owed, currency }) => ({
    ...{ kind: 'owed-back', about: claimId, claimId, since, amount: Money.ofSum(owed, currency) },
    why: 'money is owed back to the debtor',
    act: `fordring payment return --invoice ${claimId} --receipt NUMBER`,
  }));
};
