import type { CivilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import type { LooksForWork } from '../work-asked';

/** Rows of bank files that were set aside and wait for an answer. */
export const bankRows: LooksForWork = async ({ pool, creditor: { creditorId }, asOf }) => {
  const { rows } = await pool.query<{
    id: string;
    since: CivilDate;
    amount: string;
    currency: Currency;
    reason: string;
  }>(
    `SELECT aside_id AS id, set_aside_on AS since, abs(amount)::text AS amount, currency, reason
     FROM fordring.bank_aside WHERE creditor_id = $1 AND status = 'aside' AND set_aside_on <= $2`,
    [creditorId, asOf],
  );
  return rows.map(({ id, since, amount, currency, reason }) => ({
    ...{ kind: 'bank-row', about: id, since, amount: Money.of(amount, currency) },
    why: `a row of a bank file is not booked: ${reason}`,
    act: `fordring aside ${id} --as ANSWER`,
  }));
};
