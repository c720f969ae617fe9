import type { CivilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import { waitingCases } from '../../counterparts/case-outcomes';
import type { LooksForWork } from '../work-asked';

/** Cases that could not be handed over, or of which not everything could be told. */
export const heldCases: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) => {
  const cases = await waitingCases(pool, creditorId);
  const { rows } = await pool.query<
    Record<'claim_id' | 'step' | 'open', string> & { since: CivilDate; currency: Currency }
  >(
    `SELECT claim_id, step, min(performed_on) AS since, claimed_open::text AS open, claim.currency
     FROM fordring.counterpart_case JOIN fordring.claim USING (claim_id)
     WHERE claim_id = ANY ($1) AND performed_on <= $2 GROUP BY claim_id, step, claimed_open, claim.currency`,
    [cases.map(({ claimId }) => claimId), asOf],
  );
  return cases.flatMap(({ claimId, step, reason }) => {
    const found = rows.find((row) => row.claim_id === claimId && row.step === step);
    if (!found) return [];
    return {
      ...{ kind: 'held-case' as const, about: `${claimId}/${step}`, claimId, since: found.since },
      amount: Money.of(found.open, found.currency),
      why: `the case is not with its counterpart: ${reason}`,
      act: 'mend what the reason names; fordring cases list --held',
    };
  });
};
