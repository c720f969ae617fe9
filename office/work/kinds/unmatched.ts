import type { CivilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import type { LooksForWork } from '../work-asked';

/** Payments that found no claim and lie in suspense (S002-57). */
export const unmatched: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) => {
  const { rows } = await pool.query<{ id: string; since: CivilDate; amount: string; currency: Currency; why: string }>(
    `SELECT payment_id AS id, received_on AS since, rest::text AS amount, currency, coalesce(unmatched_because, '') AS why
     FROM fordring.payment_standing WHERE status = 'suspense' AND creditor_id = $1 AND received_on <= $2`,
    [creditorId, asOf],
  );
  return rows.map(({ id, since, amount, currency, why }) => ({
    ...{ kind: 'unmatched', about: id, since, amount: Money.of(amount, currency) },
    why: `a payment lies in suspense${why === '' ? '' : `: ${why}`}`,
    act: `fordring match ${id} --invoice INVOICE`,
  }));
};
