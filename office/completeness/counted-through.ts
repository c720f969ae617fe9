import type { Pool } from 'pg';
import type { Counted, CountedDelivery, LostAt, LostInvoice } from '../../domain/deliveries/counted';
import type { Span } from '../../domain/deliveries/awaited';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money, type Currency } from '../../domain/kernel/money';
import { controlAccountsOf, type ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { knownEntries } from '../controls/known-entries';

/** Which deliveries are counted: of periods that end in a span. */
export interface CountingAsked {
  readonly creditorId: string;
  readonly chart: ChartOfAccounts;
  readonly span: Span;
  readonly sourceSystemId?: string | undefined;
  readonly asOf: CivilDate;
  readonly known?: CivilDate | undefined;
}

const STEPS = ['known', 'registered', 'takenBack', 'booked', 'exported', 'toExport', 'followed'] as const;
type Step = (typeof STEPS)[number];

type CountRow = Readonly<Record<`${Step}_count`, number>> &
  Readonly<Record<`${Step}_sum`, string>> & {
    readonly number: number;
    readonly currency: Currency;
    readonly not_kept: number;
    readonly not_kept_sum: string;
    readonly lost: readonly (readonly [invoice: string, at: LostAt, amount: string])[] | null;
  };

/** Of an invoice of a delivery, at each step. */
const IS: Readonly<Record<Step, string>> = {
  known: 'registered_event IS NULL AND claimed',
  registered: 'registered_event IS NOT NULL AND claimed',
  takenBack: 'taken_back',
  booked: 'entry_id IS NOT NULL',
  exported: 'left_on_export',
  toExport: 'entry_id IS NOT NULL AND NOT left_on_export AND NOT should_have_left',
  followed: 'registered_event IS NOT NULL AND followed',
};

const COUNTS = STEPS.map(
  (step) =>
    `count(*) FILTER (WHERE ${IS[step]})::integer AS "${step}_count",
     coalesce(sum(amount) FILTER (WHERE ${IS[step]}), 0)::text AS "${step}_sum"`,
).join(',\n');

/**
 * The deliveries that were taken in, each counted from its file through ledger, journal and general ledger to the engine, with
 * every invoice that a step lost. What the engine was told is as it stands now; all else is as it was known at the two days.
 */
export async function countedThrough(pool: Pool, asked: CountingAsked): Promise<Map<number, CountedDelivery>> {
  const { creditorId, chart, span, sourceSystemId, asOf, known } = asked;
  const learned = known !== undefined && known < asOf ? known : asOf;
  const { rows } = await pool.query<CountRow>(QUERY, [
    ...[creditorId, asOf, known ?? null, controlAccountsOf(chart), span.from, span.to, sourceSystemId ?? null, learned],
  ]);
  return new Map(rows.map((row) => [row.number, countedOf(row)]));
}

function countedOf(row: CountRow): CountedDelivery {
  const { currency } = row;
  const counted = (step: Step): Counted => ({
    count: row[`${step}_count`],
    sum: Money.ofSum(row[`${step}_sum`], currency),
  });
  const lost = (row.lost ?? []).map(([invoiceNumber, at, amount]): LostInvoice => ({
    ...{ invoiceNumber, at, amount: Money.ofSum(amount, currency) },
  }));
  const gone: LostInvoice[] =
    row.not_kept === 0 && /^-?0(\.0*)?$/.test(row.not_kept_sum)
      ? []
      : [{ invoiceNumber: '', at: 'not-kept', amount: Money.ofSum(row.not_kept_sum, currency) }];
  const figures = Object.fromEntries(STEPS.map((step) => [step, counted(step)])) as Record<Step, Counted>;
  return { deliveryNumber: row.number, ...figures, lost: [...gone, ...lost] };
}

const QUERY = `
  WITH own AS (
    SELECT delivery_number, import_id, received_count, received_sum, currency FROM fordring.delivery
    WHERE creditor_id = $1 AND outcome = 'taken' AND ends_on BETWEEN $5 AND $6
      AND ($7::text IS NULL OR source_system = $7) AND arrived_on <= $8),
  delivered AS MATERIALIZED (
    SELECT own.delivery_number, own.import_id, invoice_number, $1 || '/' || invoice_number AS claim_id, amount, registered_event
    FROM own JOIN fordring.delivered_invoice USING (delivery_number)),
  stretch AS (
    SELECT min(from_on) AS first, max(least(to_on, made_on - 1)) AS last FROM fordring.journal_export
    WHERE creditor_id = $1 AND made_on <= $8),
  booked AS (
    SELECT delivery_number, invoice_number, entry_id, accounting_on, sum(posting.amount) AS amount
    FROM delivered JOIN fordring.journal_entry AS entry
        ON entry.claim_id = delivered.claim_id AND entry.event_number = registered_event
      JOIN fordring.posting USING (entry_id)
    WHERE creditor_id = $1 AND account = ANY ($4) AND accounting_on <= $2 AND ${knownEntries('$1', '$3')}
    GROUP BY delivery_number, invoice_number, entry_id, accounting_on),
  exported AS (
    SELECT DISTINCT coalesce(taken_up_by, voucher) AS entry_id
    FROM fordring.exported_voucher JOIN fordring.journal_export USING (creditor_id, export_number)
    WHERE creditor_id = $1 AND made_on <= $8 AND to_on >= (SELECT min(accounting_on) FROM booked)),
  told AS (
    SELECT DISTINCT claim_id FROM fordring.outbox JOIN delivered USING (claim_id) WHERE topic = 'engine' AND event_number = 1),
  followed_through AS (
    SELECT delivered.delivery_number, delivered.invoice_number, delivered.amount, registered_event,
      claim.claim_id IS NOT NULL AS claimed,
      claim.import_id IS NOT DISTINCT FROM delivered.import_id AND claim.amount <> delivered.amount AS amount_differs,
      registered_event IS NOT NULL AND claim.event_number > registered_event
        AND (claim.withdrawn OR claim.import_id IS DISTINCT FROM delivered.import_id)
        AND EXISTS (SELECT FROM fordring.claim_event AS event
          WHERE event.claim_id = delivered.claim_id AND event.event_number > registered_event AND type = 'ClaimCredited'
            AND data ->> 'cause' = 'withdrawal' AND event.booked_on <= $8) AS taken_back,
      booked.entry_id, booked.amount IS DISTINCT FROM delivered.amount AS booked_differs,
      exported.entry_id IS NOT NULL AS left_on_export,
      booked.accounting_on BETWEEN stretch.first AND stretch.last AS should_have_left,
      claim.settled OR told.claim_id IS NOT NULL AS followed
    FROM stretch, delivered LEFT JOIN fordring.claim ON claim.claim_id = delivered.claim_id
      LEFT JOIN booked ON booked.delivery_number = delivered.delivery_number AND booked.invoice_number = delivered.invoice_number
      LEFT JOIN exported ON exported.entry_id = booked.entry_id
      LEFT JOIN told ON told.claim_id = delivered.claim_id),
  judged AS (
    SELECT *, CASE
      WHEN NOT claimed THEN 'not-registered'
      WHEN registered_event IS NULL THEN NULL
      WHEN amount_differs THEN 'other-amount'
      WHEN entry_id IS NULL THEN 'not-booked'
      WHEN booked_differs THEN 'booked-otherwise'
      WHEN NOT left_on_export AND should_have_left THEN 'not-exported'
      WHEN NOT followed THEN 'not-followed' END AS lost_at
    FROM followed_through)
  SELECT own.delivery_number AS number, currency, received_count - count(invoice_number)::integer AS not_kept,
    (received_sum - coalesce(sum(amount), 0))::text AS not_kept_sum, ${COUNTS},
    jsonb_agg(jsonb_build_array(invoice_number, lost_at, amount::text) ORDER BY invoice_number COLLATE "C")
      FILTER (WHERE lost_at IS NOT NULL) AS lost
  FROM own LEFT JOIN judged USING (delivery_number) GROUP BY own.delivery_number, currency, received_count, received_sum`;
