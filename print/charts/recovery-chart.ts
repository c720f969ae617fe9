import { scaleBand, scaleLinear } from 'victory-vendor/d3-scale';
import type { SheetCell } from '../../formats/sheets/sheet';
import { INK } from '../paper/ink';
import { danishFigures, swedishFigures } from '../paper/written-figures';
import type { KeyFiguresReport } from '../reports/key-figures-sheet';
import { headlineOf } from '../reports/report-head';
import { languageOf, wordsOf } from '../reports/report-words';
import { chartPicture, LABEL_SIZE, type Chart, type Panel } from './chart';
import { CHART_WORDS } from './chart-words';
import { COUNT_FILL, EDGE_INK } from './fills';
import type { Mark } from './picture';
import { recoveryFigures, RECOVERED_STEPS, type RecoveredStep, type Recovery } from './recovery-figures';
import { numberIn } from './scaled-amounts';

const PLOT = { left: 132, right: 492, top: 22, row: 54 } as const;

/** The share paid after reminder, demand and hand-over, as the key figures tell (S002-63). */
export function recoveryChart(report: KeyFiguresReport): Chart {
  const words = wordsOf(report);
  const language = languageOf(report);
  const own = CHART_WORDS[language];
  const found = recoveryFigures(report);
  const [title = '', ...below] = headlineOf(own.recovery, report);
  const headline = [`${title}, ${report.from} – ${report.to}`, ...below];
  return {
    picture: chartPicture({
      ...{ title: headline.join(', '), description: found.map((one) => inWords(one, report)).join(' '), language },
      ...{ panels: found.map((one) => panelOf(one, report, found.length > 1)), nothing: own.nothingDone },
      notes: own.recoveryNote,
    }),
    sheet: {
      name: own.recovery,
      headline,
      columns: [
        ...(found.length > 1 ? [{ header: words.currency, width: 10 }] : []),
        ...[own.step, own.ofTheStep, own.afterIt, own.share].map((header) => ({ header, width: 22 })),
      ],
      rows: found.flatMap(({ currency, steps }) =>
        steps.map(({ step, taken, afterwards, share }): SheetCell[] => [
          ...(found.length > 1 ? [{ text: currency }] : []),
          ...[{ text: labelOf(step, report) }, { count: taken }, { count: afterwards }],
          share === undefined ? undefined : { percent: share },
        ]),
      ),
    },
  };
}

function labelOf(step: RecoveredStep, report: KeyFiguresReport): string {
  const { paidAfterReminder, paidAfterDemand, paidAfterHandOver } = wordsOf(report);
  return { reminder: paidAfterReminder, demand: paidAfterDemand, 'hand-over': paidAfterHandOver }[step];
}

function shareOf({ share }: Recovery['steps'][number], report: KeyFiguresReport): string {
  const { percent } = report.country === 'SE' ? swedishFigures : danishFigures;
  return share === undefined ? CHART_WORDS[languageOf(report)].notToBeReckoned : percent(share.toFixed(2));
}

/** The counts that the share comes from. */
function countsOf({ step, taken, afterwards }: Recovery['steps'][number], report: KeyFiguresReport): string {
  const own = CHART_WORDS[languageOf(report)];
  const { reminder, demand } = wordsOf(report).steps;
  const names = {
    reminder: [reminder, demand],
    demand: [demand, own.handedOver],
    'hand-over': [own.handedOver, own.paidSince],
  } as const;
  const [first, second] = names[step];
  return `${first}: ${numberIn(report.country, taken)} · ${second}: ${numberIn(report.country, afterwards)}`;
}

function inWords({ currency, steps }: Recovery, report: KeyFiguresReport): string {
  const each = steps.map(
    (step) => `${labelOf(step.step, report)}: ${shareOf(step, report)} (${countsOf(step, report)})`,
  );
  return `${currency}: ${each.join('; ')}.`;
}

function panelOf({ currency, steps }: Recovery, report: KeyFiguresReport, isOneOfSeveral: boolean): Panel {
  const top = isOneOfSeveral ? PLOT.top : 0;
  const bottom = top + steps.length * PLOT.row;
  const down = scaleBand<RecoveredStep>().domain(RECOVERED_STEPS).range([top, bottom]).padding(0.45);
  const along = scaleLinear().domain([0, 100]).range([PLOT.left, PLOT.right]);
  const text = (words: string, x: number, y: number, rest: object = {}): Mark => ({
    ...{ type: 'text', text: words, x, y, size: LABEL_SIZE, ink: INK.text },
    ...rest,
  });
  const percentAt = (place: number): string => `${numberIn(report.country, place)}\u00a0%`;
  const marks: Mark[] = [
    ...(isOneOfSeveral ? [text(currency, 0, 14, { bold: true })] : []),
    ...along
      .ticks(5)
      .flatMap((place): Mark[] => [
        { type: 'line', from: [along(place), bottom], to: [along(place), bottom + 4], ink: EDGE_INK, weight: 0.5 },
        text(percentAt(place), along(place), bottom + 14, { anchor: 'middle', ink: INK.quiet }),
      ]),
    ...steps.flatMap((step): Mark[] => {
      const y = down(step.step) ?? 0;
      const height = down.bandwidth();
      const base = y + height / 2 + 3;
      const filled = along(step.share ?? 0) - PLOT.left;
      const at = { x: PLOT.left, y, height } as const;
      return [
        text(labelOf(step.step, report), PLOT.left - 10, base, { anchor: 'end' }),
        { type: 'area', ...at, width: PLOT.right - PLOT.left, fill: INK.field, edge: INK.line },
        ...(filled > 0 ? [{ type: 'area', ...at, width: filled, fill: COUNT_FILL, edge: EDGE_INK } as const] : []),
        text(shareOf(step, report), PLOT.right + 10, base, {
          bold: step.share !== undefined,
          size: step.share === undefined ? LABEL_SIZE : 11,
        }),
        text(countsOf(step, report), PLOT.left, y + height + 12, { size: 8, ink: INK.quiet }),
      ];
    }),
    { type: 'line', from: [PLOT.left, bottom], to: [PLOT.right, bottom], ink: EDGE_INK, weight: 0.5 },
  ];
  return { height: bottom + 26, marks };
}
