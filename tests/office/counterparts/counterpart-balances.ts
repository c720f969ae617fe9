import type { Pool } from 'pg';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import { Money, type Currency } from '../../../domain/kernel/money';
import type { CounterpartName } from '../../../office/counterparts/counterpart-facts';

/** One case as its counterpart was told of it, up to a day. */
export interface CounterpartBalance {
  readonly claimId: string;
  /** As the counterpart knows it. */
  readonly caseId: string;
  readonly referredOn: CivilDate;
  /** What was handed over. */
  readonly additions: Money;
  readonly recalls: Money;
  readonly writeDowns: Money;
  readonly writeUps: Money;
  /** Additions − recalls − write-downs + write-ups. What the counterpart collected itself is not taken off. */
  readonly balance: Money;
  /** Whether the counterpart sent the case back by that day: it counts nothing of it. */
  readonly sentBack: boolean;
}

type Row = Pick<CounterpartBalance, 'claimId' | 'caseId' | 'referredOn' | 'sentBack'> &
  Record<'additions' | 'recalls' | 'writeDowns' | 'writeUps', string> & { readonly currency: Currency };

/**
 * What a counterpart's own report must show of each case, by the day on which it was told: for Gældsstyrelsen *tilgang −
 * tilbagekald − nedskrivning + opskrivning = inddrivelsesgrundlag*, for Kronofogden and Intrum the same. A change that the
 * counterpart rejected by that day, and has not carried out since, is left out, for there it never happened. In the order
 * of the cases' ids.
 */
export async function counterpartBalances(
  pool: Pool,
  creditorId: string,
  counterpart: CounterpartName,
  asOf: CivilDate,
): Promise<CounterpartBalance[]> {
  const { rows } = await pool.query<Row>(
    `WITH answered AS (
       SELECT DISTINCT ON (claim_id, step, case_event, change_id) claim_id, step, case_event, change_id, answer
       FROM fordring.case_change_answer WHERE answered_on <= $3
       ORDER BY claim_id, step, case_event, change_id, answered_on DESC, recorded_at DESC),
     told AS (
       SELECT claim_id, step, case_event,
         coalesce(sum(amount) FILTER (WHERE change = 'recall'), 0.00) AS recalls,
         coalesce(sum(amount) FILTER (WHERE change = 'reduce'), 0.00) AS write_downs,
         coalesce(sum(amount) FILTER (WHERE change = 'raise'), 0.00) AS write_ups
       FROM fordring.case_change LEFT JOIN answered USING (claim_id, step, case_event, change_id)
       WHERE told_on <= $3 AND answer IS DISTINCT FROM 'rejected' GROUP BY claim_id, step, case_event)
     SELECT known.claim_id AS "claimId", case_id AS "caseId", referred_on AS "referredOn", currency,
       known.amount AS additions, coalesce(recalls, 0.00) AS recalls, coalesce(write_downs, 0.00) AS "writeDowns",
       coalesce(write_ups, 0.00) AS "writeUps", (ended = 'sent-back' AND ended_on <= $3) IS TRUE AS "sentBack"
     FROM fordring.counterpart_case AS known JOIN fordring.claim USING (claim_id)
       LEFT JOIN told ON told.claim_id = known.claim_id AND told.step = known.step AND case_event = known.event_number
     WHERE creditor_id = $1 AND counterpart = $2 AND status = 'referred' AND referred_on <= $3 ORDER BY case_id`,
    [creditorId, counterpart, asOf],
  );
  return rows.map(({ currency, claimId, caseId, referredOn, sentBack, ...figures }) => {
    const [additions, recalls, writeDowns, writeUps] = [
      Money.of(figures.additions, currency),
      Money.of(figures.recalls, currency),
      Money.of(figures.writeDowns, currency),
      Money.of(figures.writeUps, currency),
    ];
    const balance = additions.minus(recalls).minus(writeDowns).plus(writeUps);
    return { claimId, caseId, referredOn, additions, recalls, writeDowns, writeUps, balance, sentBack };
  });
}
