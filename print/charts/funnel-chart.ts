import { scaleBand, scaleLinear } from 'victory-vendor/d3-scale';
import { largerOf, Money } from '../../domain/kernel/money';
import type { SheetCell } from '../../formats/sheets/sheet';
import { INK } from '../paper/ink';
import { danishFigures, swedishFigures } from '../paper/written-figures';
import type { KeyFiguresReport } from '../reports/key-figures-sheet';
import { headlineOf } from '../reports/report-head';
import { languageOf, wordsOf } from '../reports/report-words';
import { chartPicture, LABEL_SIZE, type Chart, type Panel } from './chart';
import { CHART_WORDS } from './chart-words';
import { AMOUNT_FILL, COUNT_FILL, EDGE_INK } from './fills';
import { funnelFigures, type Funnel, type FunnelStage } from './funnel-figures';
import type { Mark } from './picture';
import { lengthOf, numberIn, scaled, scaleFor } from './scaled-amounts';

const COUNTS = { left: 122, right: 232 } as const;
const AMOUNTS = { left: 352, right: 556 } as const;
const ROW = 34;
const TOP = 26;

/** From invoices over each step to long-term monitoring: how many, and of what amount. */
export function funnelChart(report: KeyFiguresReport): Chart {
  const words = wordsOf(report);
  const language = languageOf(report);
  const own = CHART_WORDS[language];
  const funnels = funnelFigures(report);
  const [title = '', ...below] = headlineOf(own.funnel, report);
  const headline = [`${title}, ${report.from} – ${report.to}`, ...below];
  const percent = (value: number | undefined): SheetCell => (value === undefined ? undefined : { percent: value });
  return {
    picture: chartPicture({
      ...{ title: headline.join(', '), description: funnels.map((one) => inWords(one, report)).join(' '), language },
      ...{ panels: funnels.map((one) => panelOf(one, report)), nothing: own.noSteps, notes: own.funnelNote },
    }),
    sheet: {
      name: own.funnel.slice(0, 31),
      headline,
      columns: [own.step, words.claims, own.amount, own.ofInvoices].map((header) => ({ header, width: 20 })),
      rows: funnels.flatMap(({ stages }) =>
        stages.map(({ stage, count, amount, ofInvoices }) => [
          ...[{ text: stageIn(report, stage) }, { count }, { money: amount }],
          percent(ofInvoices),
        ]),
      ),
    },
  };
}

function stageIn(report: KeyFiguresReport, stage: FunnelStage): string {
  return stage === 'invoice' ? CHART_WORDS[languageOf(report)].invoices : wordsOf(report).steps[stage];
}

function inWords({ currency, stages }: Funnel, report: KeyFiguresReport): string {
  const { bareAmount } = report.country === 'SE' ? swedishFigures : danishFigures;
  const each = stages.map(
    ({ stage, count, amount }) =>
      `${stageIn(report, stage)}: ${numberIn(report.country, count)}, ${bareAmount(amount)} ${currency}`,
  );
  return `${each.join('; ')}.`;
}

function panelOf({ currency, stages }: Funnel, report: KeyFiguresReport): Panel {
  const { country } = report;
  const own = CHART_WORDS[languageOf(report)];
  const { percent } = country === 'SE' ? swedishFigures : danishFigures;
  const largest = stages.map(({ amount }) => amount).reduce(largerOf, Money.zero(currency));
  const unit = scaleFor(largest);
  const bottom = TOP + stages.length * ROW;
  const down = scaleBand<FunnelStage>()
    .domain(stages.map(({ stage }) => stage))
    .range([TOP, bottom])
    .padding(0.3);
  const most = Math.max(1, ...stages.map(({ count }) => count));
  const counts = scaleLinear()
    .domain([0, most])
    .range([0, COUNTS.right - COUNTS.left]);
  const amounts = scaleLinear()
    .domain([0, Math.max(1, lengthOf(largest))])
    .range([0, AMOUNTS.right - AMOUNTS.left]);
  const text = (words: string, x: number, y: number): Mark => ({
    ...{ type: 'text', text: words, x, y, size: LABEL_SIZE, ink: INK.text },
  });
  const bar = (left: number, y: number, width: number, fill: string): Mark[] =>
    width > 0
      ? [{ type: 'area', x: left, y, width: Math.max(1, width), height: down.bandwidth(), fill, edge: EDGE_INK }]
      : [];
  const marks: Mark[] = [
    { ...text(wordsOf(report).claims, COUNTS.left, 14), bold: true } as Mark,
    { ...text(`${own.amount}, ${own.unit[unit](currency)}`, AMOUNTS.left, 14), bold: true } as Mark,
    ...stages.flatMap(({ stage, count, amount, ofInvoices }): Mark[] => {
      const y = down(stage) ?? 0;
      const base = y + down.bandwidth() / 2 + 3;
      const of = ofInvoices === undefined ? '' : ` (${percent(ofInvoices.toFixed(2))})`;
      const [wide, long] = [counts(count), amounts(lengthOf(amount))];
      return [
        { ...text(stageIn(report, stage), COUNTS.left - 10, base), anchor: 'end' } as Mark,
        ...bar(COUNTS.left, y, wide, COUNT_FILL),
        text(`${numberIn(country, count)}${of}`, COUNTS.left + wide + 6, base),
        ...bar(AMOUNTS.left, y, long, AMOUNT_FILL),
        text(scaled(amount, unit, country), AMOUNTS.left + long + 6, base),
      ];
    }),
    ...[COUNTS.left, AMOUNTS.left].map((x): Mark => ({
      type: 'line',
      from: [x, TOP],
      to: [x, bottom],
      ink: EDGE_INK,
      weight: 1,
    })),
  ];
  return { height: bottom + 14, marks };
}
