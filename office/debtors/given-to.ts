import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Person } from './person';

/** Somebody else who was given something of a debtor, and is to be told of the erasure (GDPR article 19). */
export interface GivenTo {
  readonly whom: string;
  readonly what: string;
  /** The latest day on which it was given. */
  readonly on: CivilDate;
  readonly count: number;
  /** The files that were handed over, where it is known. */
  readonly files: readonly string[];
}

/** Counterparts, administrations, whoever forwards letters, and the people who took an extract. */
export async function givenTo(client: PoolClient, person: Person): Promise<GivenTo[]> {
  const { creditorId, debtorId, claimIds } = person;
  const { rows } = await client.query<GivenTo>(
    `SELECT whom, what, to_char(max(given_on), 'YYYY-MM-DD') AS on, count(*)::integer AS count,
       coalesce(array_agg(DISTINCT file) FILTER (WHERE file IS NOT NULL), '{}') AS files FROM (
       SELECT counterpart AS whom, 'cases' AS what, referred_on::timestamp AS given_on, referral_id AS file FROM fordring.counterpart_case
         WHERE claim_id = ANY ($3) AND referred_on IS NOT NULL AND counterpart IS NOT NULL
       UNION ALL SELECT counterpart, 'changes of cases', told_on, case_change.referral_id FROM fordring.case_change
         JOIN fordring.counterpart_case ON (counterpart_case.claim_id, counterpart_case.step, counterpart_case.event_number)
           = (case_change.claim_id, case_change.step, case_change.case_event)
         WHERE case_change.claim_id = ANY ($3)
       UNION ALL SELECT channel, 'letters', delivered_on, NULL FROM fordring.letter
         WHERE debtor_id = $2 AND document_id IN (SELECT document_id FROM fordring.document WHERE claim_id = ANY ($3))
       UNION ALL SELECT administration_id, 'open-item lists', delivered_at::date,
           period || '-' || lpad(list_number::text, greatest(6, length(list_number::text)), '0')
         FROM fordring.open_item_list AS list WHERE creditor_id = $1 AND delivered_at IS NOT NULL AND EXISTS (
           SELECT FROM fordring.listed_item AS item WHERE item.list_number = list.list_number AND item.debtor_id = $2)
       UNION ALL SELECT subject, 'an extract of everything held', received_at::date, NULL FROM fordring.receipt
         WHERE act = 'debtors.exportData' AND creditor_id = $1 AND about = $2
     ) AS given GROUP BY whom, what ORDER BY whom, what`,
    [creditorId, debtorId, claimIds],
  );
  return rows;
}
