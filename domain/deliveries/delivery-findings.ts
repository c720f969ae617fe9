import { addDays, type CivilDate } from '../kernel/civil-date';
import { counted } from '../kernel/counted';
import { lastDayOf, type Awaited } from './awaited';
import type { Delivery, DeliveryWord, SourceSystem } from './source-system';

/**
 * What is wrong with a delivery, or with there being none. `missing`: its day is over and nothing was taken in · `late`: it
 * came after its day · `again`: the period had been delivered · `same-contents`: another delivery has the same invoices ·
 * `unexpected`: the calendar has no such period · `sequence-gap`, `sequence-again`, `unnumbered`: its number · `told-otherwise`:
 * the source tells another count or sum than the file has · `not-told`: the source tells none.
 */
export const DELIVERY_FINDINGS = [
  'missing',
  'late',
  'again',
  'same-contents',
  'unexpected',
  'sequence-gap',
  'sequence-again',
  'unnumbered',
  'told-otherwise',
  'not-told',
] as const;
export type DeliveryFindingKind = (typeof DELIVERY_FINDINGS)[number];

/** One of these, by name. */
export interface DeliveryFinding {
  /** `KIND/WHAT`, such as `missing/2016-11`: a person answers it by this. */
  readonly findingId: string;
  readonly sourceSystemId: string;
  readonly kind: DeliveryFindingKind;
  /** The period that it concerns, and that period's last day. */
  readonly period: string;
  readonly endsOn: CivilDate;
  readonly since: CivilDate;
  /** In English, without personal data. */
  readonly says: string;
  /** What a person said of it. What was explained is no fault any more. */
  readonly explained?: DeliveryWord;
}

/** What is known of a system at the end of a day. */
export interface KnownDeliveries {
  readonly system: SourceSystem;
  /** What its calendar has. */
  readonly awaited: readonly Awaited[];
  /** Everything that came, the earliest first. */
  readonly deliveries: readonly Delivery[];
  readonly words: readonly DeliveryWord[];
  readonly asOf: CivilDate;
}

/** What is wrong with the deliveries of a system, by the period's last day. */
export function findingsOf(known: KnownDeliveries): DeliveryFinding[] {
  const { system, deliveries, words } = known;
  const taken = deliveries.filter(({ outcome }) => outcome === 'taken');
  const found = [...byCalendar(known, taken), ...byContents(system, taken), ...byNumber(system, taken)];
  const { sourceSystemId } = system;
  return found
    .map((finding) => {
      const explained = words.findLast((word) => word.findingId === finding.findingId);
      return { ...finding, sourceSystemId, ...(explained && { explained }) };
    })
    .sort((one, other) => (one.endsOn === other.endsOn ? 0 : one.endsOn < other.endsOn ? -1 : 1));
}

type Found = Omit<DeliveryFinding, 'sourceSystemId' | 'explained'>;

function byCalendar({ system, awaited, deliveries, asOf }: KnownDeliveries, taken: readonly Delivery[]): Found[] {
  const found: Found[] = [];
  for (const { period, endsOn, dueOn } of awaited) {
    const [first, ...more] = taken.filter((delivery) => delivery.period === period);
    const of = { period, endsOn };
    if (!first) {
      if (dueOn >= asOf) continue;
      const refused = deliveries.findLast((delivery) => delivery.period === period);
      const but = refused ? `; delivery ${refused.deliveryId} was refused on ${refused.arrivedOn}` : '';
      found.push({
        ...{ findingId: `missing/${period}`, kind: 'missing', ...of, since: addDays(dueOn, 1) },
        says: `was to come by ${dueOn}, and nothing was taken in${but}`,
      });
    } else if (first.arrivedOn > dueOn) {
      found.push({
        ...{ findingId: `late/${period}`, kind: 'late', ...of, since: first.arrivedOn },
        says: `was to come by ${dueOn}, and came on ${first.arrivedOn}`,
      });
    }
    for (const { deliveryId, arrivedOn } of more)
      found.push({
        ...{ findingId: `again/${deliveryId}`, kind: 'again', ...of, since: arrivedOn },
        says: `delivery ${deliveryId} is a further one of ${period}; the first is ${first?.deliveryId ?? ''}`,
      });
  }
  if (system.calendar.every === 'call') return found;
  const periods = new Set(awaited.map(({ period }) => period));
  for (const { deliveryId, period, arrivedOn } of taken.filter((delivery) => !periods.has(delivery.period)))
    found.push({
      ...{ findingId: `unexpected/${deliveryId}`, kind: 'unexpected', period, since: arrivedOn },
      endsOn: lastDayOf(period) ?? arrivedOn,
      says: `delivery ${deliveryId} came on ${arrivedOn}; the calendar has none of ${period}`,
    });
  return found;
}

function byContents({ tellsTotals }: SourceSystem, taken: readonly Delivery[]): Found[] {
  const first = new Map<string, Delivery>();
  return taken.flatMap((delivery): Found[] => {
    const { deliveryId, period, arrivedOn, told, received, currency, sha256 } = delivery;
    const of = { period, endsOn: lastDayOf(period) ?? arrivedOn, since: arrivedOn };
    const found: Found[] = [];
    const before = received.count === 0 ? undefined : first.get(sha256);
    if (before)
      found.push({
        ...{ findingId: `same-contents/${deliveryId}`, kind: 'same-contents', ...of },
        says: `delivery ${deliveryId} has the same invoices as delivery ${before.deliveryId}`,
      });
    else first.set(sha256, delivery);
    if (isToldOtherwise(delivery))
      found.push({
        ...{ findingId: `told-otherwise/${deliveryId}`, kind: 'told-otherwise', ...of },
        says: `delivery ${deliveryId}: the source tells ${figures(told, currency)}; the file has ${figures(received, currency)}`,
      });
    else if (tellsTotals && (told.count === undefined || told.sum === undefined))
      found.push({
        ...{ findingId: `not-told/${deliveryId}`, kind: 'not-told', ...of },
        says: `the source does not tell how many invoices delivery ${deliveryId} has and what they come to`,
      });
    return found;
  });
}

/** Whether the source tells another count or another sum than the file has. What the source does not tell agrees. */
export function isToldOtherwise({ told, received }: Pick<Delivery, 'told' | 'received'>): boolean {
  return (
    (told.count !== undefined && told.count !== received.count) || (told.sum !== undefined && told.sum !== received.sum)
  );
}

/** `3 invoices, 1200.00 SEK`. */
export function figures({ count, sum }: { readonly count?: number; readonly sum?: string }, currency: string): string {
  const said = [
    ...(count === undefined ? [] : [counted(count, 'invoice')]),
    ...(sum === undefined ? [] : [`${sum} ${currency}`]),
  ];
  return said.join(', ') || 'nothing';
}

/** The numbers that lack between the lowest and the highest, those that came twice, and deliveries without a number. */
function byNumber({ isNumbered }: SourceSystem, taken: readonly Delivery[]): Found[] {
  if (!isNumbered) return [];
  const found: Found[] = [];
  const seen = new Map<number, Delivery>();
  for (const delivery of taken) {
    const { deliveryId, sequence, period, arrivedOn } = delivery;
    const of = { period, endsOn: lastDayOf(period) ?? arrivedOn, since: arrivedOn };
    const before = sequence === undefined ? undefined : seen.get(sequence);
    if (sequence === undefined)
      found.push({
        ...{ findingId: `unnumbered/${deliveryId}`, kind: 'unnumbered', ...of },
        says: `delivery ${deliveryId} has no number`,
      });
    else if (before)
      found.push({
        ...{ findingId: `sequence-again/${deliveryId}`, kind: 'sequence-again', ...of },
        says: `delivery ${deliveryId} has number ${sequence}, as delivery ${before.deliveryId} has`,
      });
    else seen.set(sequence, delivery);
  }
  const numbers = [...seen.keys()].sort((one, other) => one - other);
  numbers.forEach((number, at) => {
    const previous = numbers[at - 1];
    const next = seen.get(number);
    if (previous === undefined || next === undefined || number === previous + 1) return;
    const lacking = previous + 2 === number ? String(number - 1) : `${previous + 1}-${number - 1}`;
    const { deliveryId, period, arrivedOn } = next;
    found.push({
      ...{ findingId: `sequence-gap/${lacking}`, kind: 'sequence-gap', period, since: arrivedOn },
      endsOn: lastDayOf(period) ?? arrivedOn,
      says: `number ${lacking} did not come before delivery ${deliveryId} with number ${number}`,
    });
  });
  return found;
}
