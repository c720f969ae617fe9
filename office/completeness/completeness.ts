import type { Pool } from 'pg';
import type { DeliveryFinding } from '../../domain/deliveries/delivery-findings';
import type { Counted, CountedDelivery, CutOffEffect } from '../../domain/deliveries/counted';
import { lastDayOf, type Awaited, type Span } from '../../domain/deliveries/awaited';
import type { Delivery, SourceSystem } from '../../domain/deliveries/source-system';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { controlAccountsOf, type ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { knownEntries } from '../controls/known-entries';
import type { KeptCreditor } from '../creditors/creditor';
import { countedThrough } from './counted-through';
import { cutOff, effectOn, thresholdOn, type CutOff } from './cut-off';
import { isWithin, systemsInSpan } from './deliveries-known';

/** A delivery of the month with how it passed from source to engine; not counted when it was refused. */
export interface DeliveryInReport extends Delivery {
  readonly counted?: CountedDelivery;
}

/** A source system in the month. */
export interface SystemInReport {
  readonly system: SourceSystem;
  readonly awaited: readonly (Awaited & { readonly state: 'in-time' | 'late' | 'missing' | 'awaited' | 'explained' })[];
  readonly deliveries: readonly DeliveryInReport[];
  readonly findings: readonly DeliveryFinding[];
}

/** Everything that a month's completeness and cut-off come to. */
export interface Completeness {
  readonly period: string;
  readonly span: Span;
  readonly systems: readonly SystemInReport[];
  /** Registrations in the journal of the month: all, and those of no delivery of a source system. */
  readonly journal: { readonly all: Counted; readonly ofNoDelivery: Counted };
  readonly cutOff: CutOff & { readonly effect: CutOffEffect };
}

/** Of whom, of which month, and by which two days. */
export interface CompletenessAsked {
  readonly creditor: KeptCreditor & { readonly chart: ChartOfAccounts };
  readonly period: string;
  readonly span: Span;
  readonly sourceSystemId?: string | undefined;
  readonly asOf: CivilDate;
  readonly known?: CivilDate | undefined;
}

/** Completeness and cut-off of a month: every delivery counted in and out (S002-91, S002-92), and what stands in a wrong month. */
export async function completenessOf(pool: Pool, asked: CompletenessAsked): Promise<Completeness> {
  const { creditor, period, span, sourceSystemId, asOf, known } = asked;
  const { creditorId, currency, chart } = creditor;
  const learned = known !== undefined && known < asOf ? known : asOf;
  const found = await systemsInSpan(pool, creditor, { span, asOf: learned, sourceSystemId });
  const of = { creditorId, currency, chart, span, sourceSystemId, asOf, known };
  const counted = await countedThrough(pool, of);
  const moved = await cutOff(pool, of);
  const threshold = await thresholdOn(pool, creditorId, currency, learned);
  return {
    ...{ period, span },
    systems: found.map(({ system, awaited, deliveries, findings }) => ({
      ...{ system, findings },
      awaited: awaited.map((one) => ({ ...one, state: stateOf(one, deliveries, findings) })),
      deliveries: deliveries
        .filter((delivery) => isWithin(lastDayOf(delivery.period) ?? delivery.arrivedOn, span))
        .map((delivery) => {
          const own = counted.get(delivery.deliveryNumber);
          return { ...delivery, ...(own && { counted: own }) };
        }),
    })),
    journal: await registrationsOf(pool, asked),
    cutOff: { ...moved, effect: effectOn(period, moved.entries, { currency, threshold }) },
  };
}

function stateOf(
  { period, dueOn }: Awaited,
  deliveries: readonly Delivery[],
  findings: readonly DeliveryFinding[],
): SystemInReport['awaited'][number]['state'] {
  const own = findings.find(({ kind, period: of }) => of === period && (kind === 'missing' || kind === 'late'));
  const first = deliveries.find((delivery) => delivery.period === period && delivery.outcome === 'taken');
  if (first) return first.arrivedOn > dueOn ? 'late' : 'in-time';
  if (!own) return 'awaited';
  return own.explained ? 'explained' : 'missing';
}

/** What the journal of the month has of registrations, and how much of that came with no delivery. */
async function registrationsOf(
  pool: Pool,
  { creditor: { creditorId, currency, chart }, span, sourceSystemId, asOf, known }: CompletenessAsked,
): Promise<Completeness['journal']> {
  const { rows } = await pool.query<{ all: number; sum: string; beside: number; beside_sum: string }>(
    `WITH registered AS (
       SELECT entry_id, claim.import_id IS NULL OR NOT EXISTS (
           SELECT FROM fordring.delivery WHERE creditor_id = $1 AND delivery.import_id = claim.import_id) AS is_beside
       FROM fordring.journal_entry AS entry JOIN fordring.claim_event AS event USING (claim_id, event_number)
         JOIN fordring.claim USING (claim_id)
       WHERE entry.creditor_id = $1 AND accounting_on <= $2 AND ${knownEntries('$1', '$3')}
         AND accounting_on BETWEEN $5 AND $6 AND type = 'ClaimRegistered'
         AND ($7::text IS NULL OR claim_id IN (
           SELECT claim_id FROM fordring.claim_origin WHERE source_system = $7)))
     SELECT count(DISTINCT entry_id)::integer AS all, coalesce(sum(amount), 0)::text AS sum,
       count(DISTINCT entry_id) FILTER (WHERE is_beside)::integer AS beside,
       coalesce(sum(amount) FILTER (WHERE is_beside), 0)::text AS beside_sum
     FROM registered JOIN fordring.posting USING (entry_id) WHERE account = ANY ($4) AND posting.currency = $8`,
    [
      ...[creditorId, asOf, known ?? null, controlAccountsOf(chart), span.from, span.to],
      ...[sourceSystemId ?? null, currency],
    ],
  );
  const { all = 0, sum = '0', beside = 0, beside_sum: besideSum = '0' } = rows[0] ?? {};
  return {
    all: { count: all, sum: Money.ofSum(sum, currency) },
    ofNoDelivery: { count: beside, sum: Money.ofSum(besideSum, currency) },
  };
}

/** Whether nothing is left to do: everything is there, nothing was lost, and nothing material stands in a wrong month. */
export function isComplete({ systems, cutOff: { effect } }: Completeness): boolean {
  return (
    systems.every(
      ({ findings, deliveries }) =>
        findings.every(({ explained }) => explained) &&
        deliveries.every(({ counted }) => (counted?.lost.length ?? 0) === 0),
    ) &&
    (effect.isMaterial === 'none' || effect.isMaterial === 'no')
  );
}
