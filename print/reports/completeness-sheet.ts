import type { Awaited } from '../../domain/deliveries/awaited';
import type { Counted, CountedDelivery, CutOffEffect, MovedPostings } from '../../domain/deliveries/counted';
import type { DeliveryFinding } from '../../domain/deliveries/delivery-findings';
import type { Delivery, SourceSystem } from '../../domain/deliveries/source-system';
import { Money, type Currency } from '../../domain/kernel/money';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import { headlineOf, type ReportHead } from './report-head';
import { STEPS_OF_DELIVERY, type CountedStepOfDelivery, type DeliveryState, type ReportWords } from './report-texts';
import { wordsOf } from './report-words';

/** Completeness and cut-off of a month, as the office answers it. */
export interface CompletenessReport extends ReportHead {
  readonly period: string;
  readonly currency: Currency;
  readonly systems: readonly {
    readonly system: SourceSystem;
    readonly awaited: readonly (Awaited & { readonly state: DeliveryState })[];
    readonly deliveries: readonly (Delivery & { readonly counted?: CountedDelivery })[];
    readonly findings: readonly DeliveryFinding[];
  }[];
  readonly journal: { readonly all: Counted; readonly ofNoDelivery: Counted };
  readonly cutOff: { readonly postings: readonly MovedPostings[]; readonly effect: CutOffEffect };
}

/** Of these steps the sum stands beside the count. */
const WITH_SUM: readonly CountedStepOfDelivery[] = ['told', 'received', 'registered', 'booked', 'exported', 'lost'];

type Figures = Partial<Readonly<Record<CountedStepOfDelivery, { readonly count?: number; readonly sum?: Money }>>>;

/**
 * A row a delivery with what was counted at each step, deliveries that are awaited or missing among them; below each source
 * system what is to be explained and each invoice that was lost; then the entries in another month than their own.
 */
export function completenessSheet(report: CompletenessReport): Sheet {
  const words = wordsOf(report);
  const { systems, journal, cutOff, period, currency } = report;
  const [title, ...below] = headlineOf(`${words.completeness} ${period}`, report);
  const all = systems.flatMap(({ deliveries }) => deliveries.map((delivery) => figuresOf(delivery, currency)));
  return {
    name: words.completeness,
    headline: [title ?? '', ...below, ...(systems.length === 0 ? [words.noSourceSystem] : [])],
    leading: 3,
    columns: [
      { header: words.sourceSystem, width: 22 },
      { header: words.delivery, width: 24 },
      { header: words.period, width: 20 },
      { header: words.dueOn, width: 12 },
      { header: words.cameOn, width: 12 },
      { header: words.state, width: 13 },
      ...STEPS_OF_DELIVERY.flatMap((step) => [
        { header: words.deliverySteps[step], width: 13 },
        ...(WITH_SUM.includes(step) ? [{ header: words.sum, width: 15 }] : []),
      ]),
      { header: words.finding, width: 70 },
      { header: words.explainedBecause, width: 50 },
    ],
    rows: [...systems.flatMap((one) => rowsOfSystem(one, words, currency)), ...rowsOfCutOff(cutOff, words)],
    sums: [
      [{ text: words.total }, ...blank(5), ...cellsOf(totalOf(all, currency))],
      [{ text: words.journalOfMonth }, ...blank(5), ...cellsOf({ booked: journal.all })],
      [{ text: words.ofNoDelivery }, ...blank(5), ...cellsOf({ booked: journal.ofNoDelivery })],
    ],
  };
}

function rowsOfSystem(
  { system, awaited, deliveries, findings }: CompletenessReport['systems'][number],
  words: ReportWords,
  currency: Currency,
): SheetCell[][] {
  const name: SheetCell = { text: system.name };
  const seen = new Set<string>();
  const came = deliveries.map((delivery): SheetCell[] => {
    const { deliveryId, period, arrivedOn, outcome, reason } = delivery;
    const due = awaited.find((one) => one.period === period);
    const state = stateOf(delivery, due, seen);
    return [
      ...[name, { text: deliveryId }, { text: period }, due && { date: due.dueOn }, { date: arrivedOn }],
      { text: words.deliveryStates[state] },
      ...cellsOf(figuresOf(delivery, currency)),
      outcome === 'refused' && reason !== undefined ? { text: reason } : undefined,
    ];
  });
  const lacking = awaited
    .filter(({ state }) => state === 'missing' || state === 'awaited' || state === 'explained')
    .map(({ period, dueOn, state }): SheetCell[] => [
      ...[name, undefined, { text: period }, { date: dueOn }, undefined, { text: words.deliveryStates[state] }],
    ]);
  const said = findings.map(({ findingId, period, kind, explained }): SheetCell[] => [
    ...[name, { text: findingId.slice(findingId.indexOf('/') + 1) }, { text: period }, ...blank(3), ...cellsOf({})],
    ...[{ text: words.deliveryFindings[kind] }, explained && { text: explained.reason }],
  ]);
  const lost = deliveries.flatMap(({ deliveryId, period, counted }) =>
    (counted?.lost ?? []).map(({ invoiceNumber, at, amount }): SheetCell[] => [
      ...[name, { text: deliveryId }, { text: period }, ...blank(3), ...cellsOf({ lost: { count: 1, sum: amount } })],
      { text: `${words.invoice} ${invoiceNumber} ${words.lostAt[at]}` },
    ]),
  );
  return [...came, ...lacking, ...said, ...lost];
}

function stateOf({ outcome, arrivedOn, period }: Delivery, due: Awaited | undefined, seen: Set<string>): DeliveryState {
  if (outcome === 'refused') return 'refused';
  if (due && seen.has(period)) return 'again';
  seen.add(period);
  return due && arrivedOn > due.dueOn ? 'late' : 'in-time';
}

function rowsOfCutOff({ postings, effect }: CompletenessReport['cutOff'], words: ReportWords): SheetCell[][] {
  const moved = postings.map(({ belongsTo, standsIn, account, entries, amount }): SheetCell[] => [
    ...[{ text: words.cutOff }, { text: account }, { text: standsIn }, ...blank(3)],
    ...cellsOf({ booked: { count: entries, sum: amount } }),
    { text: `${words.belongsTo} ${belongsTo}, ${words.standsIn.toLowerCase()} ${standsIn}` },
  ]);
  const { receivables, result, threshold, isMaterial } = effect;
  const judged = { text: words.material[isMaterial] };
  const effects: readonly (readonly [string, Money | undefined, SheetCell])[] = [
    [words.effectOnReceivables, receivables, judged],
    [words.effectOnResult, result, judged],
    [words.threshold, threshold, undefined],
  ];
  return [
    ...moved,
    ...effects
      .filter(([, sum]) => sum !== undefined)
      .map(([what, sum, says]): SheetCell[] => [
        ...[{ text: what }, ...blank(5), ...cellsOf({ booked: { ...(sum && { sum }) } }), says],
      ]),
  ];
}

/** The cells of the steps, a count and where there is one its sum. */
function cellsOf(figures: Figures): SheetCell[] {
  return STEPS_OF_DELIVERY.flatMap((step): SheetCell[] => {
    const { count, sum } = figures[step] ?? {};
    return [count === undefined ? undefined : { count }, ...(WITH_SUM.includes(step) ? [sum && { money: sum }] : [])];
  });
}

function figuresOf(
  { told, received, counted }: Delivery & { readonly counted?: CountedDelivery },
  currency: Currency,
): Figures {
  const of = {
    told: {
      ...(told.count !== undefined && { count: told.count }),
      ...(told.sum !== undefined && { sum: Money.ofSum(told.sum, currency) }),
    },
    received: { count: received.count, sum: Money.ofSum(received.sum, currency) },
  };
  if (!counted) return of;
  const { known, registered, takenBack, booked, exported, toExport, followed, lost } = counted;
  const sum = lost.reduce((all, { amount }) => all.plus(amount), Money.zero(currency));
  return {
    ...of,
    known,
    registered,
    takenBack,
    booked,
    exported,
    toExport,
    followed,
    lost: { count: lost.length, sum },
  };
}

function totalOf(all: readonly Figures[], currency: Currency): Figures {
  return Object.fromEntries(
    STEPS_OF_DELIVERY.map((step) => {
      const count = all.reduce((sum, figures) => sum + (figures[step]?.count ?? 0), 0);
      const sum = all.reduce(
        (total, figures) => total.plus(figures[step]?.sum ?? Money.zero(currency)),
        Money.zero(currency),
      );
      return [step, { count, sum }];
    }),
  );
}

function blank(cells: number): undefined[] {
  return Array.from({ length: cells }, () => undefined);
}
