import type { Pool } from 'pg';
import { awaitedOf, type Awaited, type Span } from '../../domain/deliveries/awaited';
import { findingsOf, type DeliveryFinding } from '../../domain/deliveries/delivery-findings';
import type { Delivery, SourceSystem } from '../../domain/deliveries/source-system';
import { addMonths, type CivilDate } from '../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../../policies/calendars/banking-calendar';
import type { KeptCreditor } from '../creditors/creditor';
import { deliveriesOf, deliveryWordsOf } from '../deliveries/delivery-record';
import { sourceSystemsOn } from '../deliveries/source-systems-on';

/** A source system with everything that it delivered, and was to deliver, by the end of a day. */
export interface SystemInSpan {
  readonly system: SourceSystem;
  /** What its calendar has of the span. */
  readonly awaited: readonly Awaited[];
  /** Of all time, the earliest first. */
  readonly deliveries: readonly Delivery[];
  /** What is wrong, of the span. */
  readonly findings: readonly DeliveryFinding[];
}

/** Of which periods, by their last days, and as it was known at the end of which day. */
export interface SystemsAsked {
  readonly span: Span;
  readonly asOf: CivilDate;
  readonly sourceSystemId?: string | undefined;
}

/** The source systems of a creditor as they are governed at the end of a span, each with what is wrong with its deliveries. */
export async function systemsInSpan(
  pool: Pool,
  { creditorId, country }: Pick<KeptCreditor, 'creditorId' | 'country'>,
  { span, asOf, sourceSystemId }: SystemsAsked,
): Promise<SystemInSpan[]> {
  const calendar = bankingCalendarOf(country);
  const governed = await sourceSystemsOn(pool, creditorId, asOf);
  const own = governed.filter((system) => sourceSystemId === undefined || system.sourceSystemId === sourceSystemId);
  const delivered = await deliveriesOf(pool, { creditorId, sourceSystemId, arrivedBy: asOf });
  const words = await deliveryWordsOf(pool, creditorId, asOf);
  return own.map((system) => {
    const isOwn = (one: { readonly sourceSystemId: string }): boolean => one.sourceSystemId === system.sourceSystemId;
    const deliveries = delivered.filter(isOwn);
    // A delivery may be ahead of its period's end: whether it is expected is asked of the calendar a year ahead.
    const all = awaitedOf(system, { from: system.since, to: addMonths(span.to, 12) }, calendar);
    const findings = findingsOf({ system, awaited: all, deliveries, words: words.filter(isOwn), asOf });
    return {
      ...{ system, deliveries },
      awaited: all.filter(({ endsOn }) => isWithin(endsOn, span)),
      findings: findings.filter(({ endsOn }) => isWithin(endsOn, span)),
    };
  });
}

export function isWithin(day: CivilDate, { from, to }: Span): boolean {
  return from <= day && day <= to;
}
