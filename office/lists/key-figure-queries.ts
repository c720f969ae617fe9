import { OWNERS } from '../administrations/owners';
import { knownEntries } from '../controls/known-entries';

/*
 * The parameters of each: the creditor, the day, the known day or null, the owners, and the first days of the first and the
 * last month. The first two have the accounts on which money comes in besides.
 */

const MONTH = (day: string): string => `to_char(${day}, 'YYYY-MM')`;
const IN_MONTHS = (day: string): string =>
  `${day} >= $5::date AND ${day} < $6::date + interval '1 month' AND ${day} <= $2`;
const KNOWN = '($3::date IS NULL OR event.booked_on <= $3)';

/** What came in of each claim by accounting day. */
const MONEY = `money AS (
    SELECT claim_id, sum(posting.amount) AS collected FROM fordring.journal_entry JOIN fordring.posting USING (entry_id)
    WHERE creditor_id = $1 AND accounting_on <= $2 AND account = ANY ($7) AND ${knownEntries('$1', '$3')}
      AND claim_id IS NOT NULL GROUP BY claim_id
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
    sum(claim.amount) AS invoiced, coalesce(sum(collected), 0) AS collected,
    array_agg(last_on - claim.due_on) FILTER (WHERE collected >= claim.amount) AS days
  FROM registered AS claim LEFT JOIN money USING (claim_id) LEFT JOIN paid USING (claim_id) ${OWNERS.join('$4')}
  GROUP BY 1, 2, 3, 4`;

/** The steps of each month, without those whose letter or case never left. */
export const STEPS_OF_MONTHS = `WITH ${OWNERS.with('$4')}, ${MONEY}
  SELECT ${MONTH('event.business_on')} AS month, claim.invoice_group, ${OWNERS.owner} AS owner, claim.currency,
    event.data ->> 'step' AS step, event.data ->> 'kind' AS kind, count(*)::integer AS taken,
    sum(claim.amount) AS claimed, count(*) FILTER (WHERE collected >= claim.amount)::integer AS paid,
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
