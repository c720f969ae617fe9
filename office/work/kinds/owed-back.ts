import type { CivilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { chartOf } from '../../creditors/creditor-chart';
import type { LooksForWork } from '../work-asked';

/** Money that is owed back to debtors, claim by claim, as the account of it says. */
export const owedBack: LooksForWork = async ({ pool, creditor: { creditorId, currency }, asOf }) => {
  const { refundLiability } = await chartOf(pool, creditorId);
  const { rows } = await pool.query<{ claim_id: string; since: CivilDate; owed: string }>(
    `SELECT claim_id, max(accounting_on) FILTER (WHERE amount < 0) AS since, -sum(amount) AS owed
     FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
     WHERE creditor_id = $1 AND account = $2 AND posting.currency = $4 AND accounting_on <= $3 AND claim_id IS NOT NULL
     GROUP BY claim_id HAVING sum(amount) < 0`,
    [creditorId, refundLiability.number, asOf, currency],
  );
  return rows.map(({ claim_id: claimId, since, owed }) => ({
    ...{ kind: 'owed-back', about: claimId, claimId, since, amount: Money.ofSum(owed, currency) },
    why: 'money is owed back to the debtor',
    act: `fordring payment return --invoice ${claimId} --receipt NUMBER`,
  }));
};
