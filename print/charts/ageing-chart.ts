import { scaleBand, scaleLinear } from 'victory-vendor/d3-scale';
import { stack } from 'victory-vendor/d3-shape';
import { AGE_BUCKETS, type AgeBucket } from '../../domain/claim/age-bucket';
import type { AgedOn, AgedRow } from '../../domain/claim/aged-claims';
import { firstDayOfNextMonth, addDays, yearOf, dayOf, monthOf, type CivilDate } from '../../domain/kernel/civil-date';
import { largerOf, Money, type Currency } from '../../domain/kernel/money';
import type { SheetCell } from '../../formats/sheets/sheet';
import { INK } from '../paper/ink';
import { danishFigures, shortMonth, swedishFigures } from '../paper/written-figures';
import { headlineOf, type ReportHead } from '../reports/report-head';
import { languageOf, wordsOf } from '../reports/report-words';
import { CHART_WIDTH, chartPicture, LABEL_SIZE, type Chart, type Panel } from './chart';
import { CHART_WORDS } from './chart-words';
import { AGE_FILLS, EDGE_INK } from './fills';
import type { Mark } from './picture';
import { lengthOf, scaled, scaleFor, tickIn, wholeIn } from './scaled-amounts';

/** The age analyses of several days, as the office answers them. */
export interface AgesOverTime extends ReportHead {
  readonly currency: Currency;
  readonly points: readonly AgedOn[];
}

interface Aged {
  readonly on: CivilDate;
  readonly row: AgedRow;
}

const PLOT = { left: 58, right: 442, top: 34, bottom: 272, below: 36 } as const;
const LEGEND = { left: 466, line: 19, top: 52 } as const;

/** Columns of open claims, the oldest on top, at each month's end (S002-78). */
export function ageingChart(report: AgesOverTime): Chart {
  const words = wordsOf(report);
  const language = languageOf(report);
  const own = CHART_WORDS[language];
  const series = seriesOf(report);
  const headline = headlineOf(own.ageing, report);
  return {
    picture: chartPicture({
      ...{ title: headline.join(', '), description: series.map((one) => inWords(one, report)).join(' '), language },
      ...{ panels: series.map((one) => panelOf(one, report)), nothing: own.noClaims, notes: own.ageingNote },
    }),
    sheet: {
      name: own.ageing,
      headline,
      columns: [
        { header: words.day, width: 14 },
        ...AGE_BUCKETS.map((bucket) => ({ header: words.bucket(bucket), width: 15 })),
        ...[words.total, words.claims].map((header) => ({ header, width: 15 })),
      ],
      rows: series
        .flat()
        .map(({ on, row }): SheetCell[] => [
          { date: on },
          ...row.buckets.map(({ open }) => ({ money: open })),
          ...[{ money: row.total.open }, { count: row.total.claims }],
        ]),
    },
  };
}

/** One for each currency in which a claim was open on some day, the creditor's own first. */
function seriesOf({ points, currency }: AgesOverTime): readonly (readonly Aged[])[] {
  const rows = points.map(({ on, all, otherCurrencies = [] }) => ({ on, rows: [all, ...otherCurrencies] }));
  const others = rows.flatMap((point) => point.rows.map(({ total }) => total.open.currency));
  return [...new Set([currency, ...others])]
    .map((own) =>
      rows.map((point) => ({
        on: point.on,
        row: point.rows.find(({ total }) => total.open.currency === own) ?? emptyRow(own),
      })),
    )
    .filter((series) => series.some(({ row }) => row.total.claims > 0));
}

function emptyRow(currency: Currency): AgedRow {
  const none = { claims: 0, open: Money.zero(currency) };
  return { buckets: AGE_BUCKETS.map((bucket) => ({ bucket, ...none })), total: none };
}

function inWords(series: readonly Aged[], report: AgesOverTime): string {
  const words = wordsOf(report);
  const { bareAmount, shortDate } = report.country === 'SE' ? swedishFigures : danishFigures;
  const totals = series.map(({ on, row }) => `${shortDate(on)}: ${bareAmount(row.total.open)}`);
  const last = series.at(-1);
  const ages = last?.row.buckets.map(({ bucket, open }) => `${words.bucket(bucket)}: ${bareAmount(open)}`) ?? [];
  return `${last?.row.total.open.currency ?? ''}: ${[...totals, ...ages].join('; ')}.`;
}

function panelOf(series: readonly Aged[], report: AgesOverTime): Panel {
  const currency = series[0]?.row.total.open.currency ?? report.currency;
  const totals = series.map(({ row }) => row.total.open);
  const scale = scaleFor(totals.reduce(largerOf, Money.zero(currency)));
  const lengths = series.map(({ row }) => new Map(row.buckets.map(({ bucket, open }) => [bucket, lengthOf(open)])));
  const highest = Math.max(1, ...lengths.map((one) => [...one.values()].reduce((sum, length) => sum + length, 0)));
  const up = scaleLinear().domain([0, highest]).nice(5).range([PLOT.bottom, PLOT.top]);
  const along = scaleBand<CivilDate>()
    .domain(series.map(({ on }) => on))
    .range([PLOT.left, PLOT.right])
    .padding(0.25);
  const unit = CHART_WORDS[languageOf(report)].unit[scale](currency);
  const layers = stack<Map<AgeBucket, number>, AgeBucket>()
    .keys(AGE_BUCKETS)
    .value((one, bucket) => one.get(bucket) ?? 0)(lengths);
  const text = (words: string, x: number, y: number): Mark => ({
    ...{ type: 'text', text: words, x, y, size: LABEL_SIZE, ink: INK.text, anchor: 'middle' },
  });
  const marks: Mark[] = [
    { type: 'text', text: unit, x: PLOT.left, y: 12, size: LABEL_SIZE, ink: INK.quiet, anchor: 'end' },
    ...up
      .ticks(5)
      .flatMap((place): Mark[] => [
        { type: 'line', from: [PLOT.left, up(place)], to: [PLOT.right, up(place)], ink: INK.line, weight: 0.5 },
        { ...text(tickIn(scale, report.country, place), PLOT.left - 6, up(place) + 3), anchor: 'end' } as Mark,
      ]),
    ...layers.flatMap((layer) =>
      layer.flatMap(([from, to], at): Mark[] => {
        const x = along(series[at]?.on as CivilDate) ?? 0;
        const [y, height] = [up(to), up(from) - up(to)];
        const fill = AGE_FILLS[layer.key];
        return height <= 0 ? [] : [{ type: 'area', x, y, width: along.bandwidth(), height, fill, edge: EDGE_INK }];
      }),
    ),
    ...series.flatMap(({ on, row }, at): Mark[] => {
      const middle = (along(on) ?? 0) + along.bandwidth() / 2;
      const top = up([...(lengths[at]?.values() ?? [])].reduce((sum, length) => sum + length, 0));
      const isEnd = addDays(firstDayOfNextMonth(on), -1) === on;
      const month = shortMonth(on, languageOf(report));
      const year = at === 0 || monthOf(on) === 1 ? [text(String(yearOf(on)), middle, PLOT.bottom + 27)] : [];
      return [
        { ...text(wholeIn(row.total.open, scale, report.country), middle, top - 4), size: 7.5 } as Mark,
        text(isEnd ? month : `${dayOf(on)} ${month}`, middle, PLOT.bottom + 15),
        ...year,
      ];
    }),
    { type: 'line', from: [PLOT.left, PLOT.bottom], to: [PLOT.right, PLOT.bottom], ink: EDGE_INK, weight: 1 },
    ...legendOf(series.at(-1), (money) => scaled(money, scale, report.country), report),
  ];
  return { height: PLOT.bottom + PLOT.below, marks };
}

/** In the order of the columns, from above, with the amounts of the last day. */
function legendOf(last: Aged | undefined, amountOf: (money: Money) => string, report: AgesOverTime): Mark[] {
  if (!last) return [];
  const words = wordsOf(report);
  const { shortDate } = report.country === 'SE' ? swedishFigures : danishFigures;
  const right = { x: CHART_WIDTH, size: LABEL_SIZE, ink: INK.text, anchor: 'end' } as const;
  const label = (text: string, x: number, y: number): Mark => ({
    ...{ type: 'text', text, x, y, size: LABEL_SIZE, ink: INK.text },
  });
  const lines = last.row.buckets.toReversed().flatMap(({ bucket, open }, at): Mark[] => {
    const y = LEGEND.top + at * LEGEND.line;
    return [
      { type: 'area', x: LEGEND.left, y: y - 9, width: 14, height: 11, fill: AGE_FILLS[bucket], edge: EDGE_INK },
      label(words.bucket(bucket), LEGEND.left + 20, y),
      { type: 'text', text: amountOf(open), y, ...right },
    ];
  });
  const y = LEGEND.top + last.row.buckets.length * LEGEND.line + 6;
  return [
    { type: 'text', text: shortDate(last.on), y: LEGEND.top - LEGEND.line - 3, ...right, bold: true },
    ...lines,
    { type: 'line', from: [LEGEND.left, y - 14], to: [CHART_WIDTH, y - 14], ink: INK.accent, weight: 0.8 },
    { ...label(words.total, LEGEND.left + 20, y), bold: true } as Mark,
    { type: 'text', text: amountOf(last.row.total.open), y, ...right, bold: true },
  ];
}
