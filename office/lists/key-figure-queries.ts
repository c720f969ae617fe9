import { STANDING_KINDS } from '../../domain/policy/step-kind';
import { OWNERS } from '../administrations/owners';
import { knownEntries } from '../controls/known-entries';

/*
 * The parameters of each: the creditor, the day, the known day or null, the owners, and the first days of the first and the
 * last month. The first two have besides: the accounts on which money comes in, those of principal, and that of money owed back.
 */

const MONTH = (day: string): string => `to_char(${day}, 'YYYY-MM')`;
const IN_MONTHS = (day: string): string =>
  `${day} >= $5::date AND ${day} < $6::date + interval '1 month' AND ${day} <= $2`;
const KNOWN = '($3::date IS NULL OR event.booked_on <= $3)';

/** The kind of a step, as `kindOf` has it. */
const KIND = (data: string): string =>
  `coalesce(${data} ->> 'kind', CASE ${data} ->> 'step' ${Object.entries(STANDING_KINDS)
    .map(([step, kind]) => `WHEN '${step}' THEN '${kind}'`)
    .join(' ')} END)`;

/**
 * What was paid of each claim's own amount, by accounting day. It is what was invoiced, less what was credited, given up or is
 * open: fees and interest are no part of it, and neither is what is owed back. What came in beyond both covered charges.
 */
const MONEY = `balance AS (
    SELECT claim_id, coalesce(sum(posting.amount) FILTER (WHERE account = ANY ($7)), 0) AS came,
      coalesce(sum(posting.amount) FILTER (WHERE account = ANY ($8)), 0) AS open,
      coalesce(-sum(posting.amount) FILTER (WHERE account = $9), 0) AS owed_back
    FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
    WHERE creditor_id = $1 AND accounting_on <= $2 AND account = ANY ($7 || $8 || $9::text) AND ${knownEntries('$1', '$3')}
      AND claim_id IS NOT NULL GROUP BY claim_id
  ), changed AS (
    SELECT claim_id, sum((data #>> '{amount,amount}')::numeric) FILTER (WHERE type = 'ClaimRegistered') AS booked,
      coalesce(sum((data #>> '{amount,amount}')::numeric) FILTER (WHERE type = 'ClaimCredited'), 0) AS credited,
      coalesce(sum((data #>> '{principal,amount}')::numeric * CASE type WHEN 'ClaimReinstated' THEN -1 ELSE 1 END)
        FILTER (WHERE type IN ('ClaimWrittenOff', 'ClaimReinstated')), 0) AS given_up
    FROM fordring.journal_entry JOIN fordring.claim_event USING (claim_id, event_number)
    WHERE creditor_id = $1 AND accounting_on <= $2 AND ${knownEntries('$1', '$3')}
      AND type IN ('ClaimRegistered', 'ClaimCredited', 'ClaimWrittenOff', 'ClaimReinstated') GROUP BY claim_id
  ), money AS (
    SELECT claim_id, credited, booked - credited - given_up - open AS collected,
      came - owed_back - (booked - credited - given_up - open) AS charges_paid,
      open = 0 AND given_up = 0 AND booked > credited AS is_paid
    FROM changed JOIN balance USING (claim_id)
  )`;

/** What was invoiced in each month, what came in of it by accounting day, and how long each settled invoice took. */
export const INVOICES_OF_MONTHS = `WITH ${OWNERS.with('$4')}, registered AS (
    SELECT claim.* FROM fordring.claim JOIN fordring.claim_event AS event ON event.claim_id = claim.claim_id
      AND event.event_number = 1
    WHERE creditor_id = $1 AND NOT withdrawn AND ${IN_MONTHS('issued_on')} AND ${KNOWN}
  ), ${MONEY}, paid AS (
    SELECT claim_id, max(business_on) AS last_on FROM fordring.claim_event AS event
    WHERE type = 'PaymentReceived' AND business_on <= $2 AND ${KNOWN} GROUP BY claim_id
  )
  SELECT ${MONTH('claim.issued_on')} AS month, claim.invoice_group, ${OWNERS.owner} AS owner, claim.currency, count(*)::integer AS invoices,
    sum(claim.amount) AS invoiced, coalesce(sum(credited), 0) AS credited, coalesce(sum(collected), 0) AS collected,
    coalesce(sum(charges_paid), 0) AS "chargesPaid", array_agg(last_on - claim.due_on) FILTER (WHERE is_paid) AS days
  FROM registered AS claim LEFT JOIN money USING (claim_id) LEFT JOIN paid USING (claim_id) ${OWNERS.join('$4')}
  GROUP BY 1, 2, 3, 4`;

/** The steps of each month, without those whose letter or case never left. */
export const STEPS_OF_MONTHS = `WITH ${OWNERS.with('$4')}, ${MONEY}
  SELECT ${MONTH('event.business_on')} AS month, claim.invoice_group, ${OWNERS.owner} AS owner, claim.currency,
    event.data ->> 'step' AS step, event.data ->> 'kind' AS kind, count(*)::integer AS taken,
    sum(claim.amount) AS claimed, count(*) FILTER (WHERE is_paid)::integer AS paid,
    count(*) FILTER (WHERE EXISTS (
      SELECT FROM fordring.claim_event AS earlier
      WHERE earlier.claim_id = event.claim_id AND earlier.event_number < event.event_number AND earlier.type = 'StepPerformed'
        AND ${KIND('earlier.data')} = CASE ${KIND('event.data')} WHEN 'demand' THEN 'reminder' ELSE 'demand' END
    ))::integer AS behind,
    sum((event.data #>> '{fee,amount}')::numeric + (event.data #>> '{interest,amount}')::numeric) AS charged
  FROM fordring.claim JOIN fordring.claim_event AS event ON event.claim_id = claim.claim_id
    LEFT JOIN money ON money.claim_id = claim.claim_id ${OWNERS.join('$4')}
  WHERE creditor_id = $1 AND type = 'StepPerformed' AND ${IN_MONTHS('event.business_on')} AND ${KNOWN}
    AND NOT EXISTS (SELECT FROM fordring.claim_event AS back
      WHERE back.claim_id = event.claim_id AND back.event_number > event.event_number AND back.type = 'StepWithdrawn'
        AND back.business_on <= $2 AND ($3::date IS NULL OR back.booked_on <= $3)
        AND back.data ->> 'unsent' = 'true' AND back.data ->> 'step' = event.data ->> 'step'
        AND (back.data ->> 'performedOn')::date = event.business_on)
  GROUP BY 1, 2, 3, 4, 5, 6`;

/** What came in during each month behind the latest step before it. */
export const RECEIPTS_OF_MONTHS = `WITH ${OWNERS.with('$4')}
  SELECT ${MONTH('event.business_on')} AS month, claim.invoice_group, ${OWNERS.owner} AS owner, claim.currency, latest.step, latest.kind,
    sum((event.data #>> '{amount,amount}')::numeric) AS received
  FROM fordring.claim JOIN fordring.claim_event AS event ON event.claim_id = claim.claim_id ${OWNERS.join('$4')}
  JOIN LATERAL (
    SELECT data ->> 'step' AS step, data ->> 'kind' AS kind FROM fordring.claim_event AS taken
    WHERE taken.claim_id = event.claim_id AND taken.event_number < event.event_number AND taken.type = 'StepPerformed'
    ORDER BY taken.event_number DESC LIMIT 1) AS latest ON true
  WHERE creditor_id = $1 AND type = 'PaymentReceived' AND ${IN_MONTHS('event.business_on')} AND ${KNOWN}
  GROUP BY 1, 2, 3, 4, 5, 6`;
