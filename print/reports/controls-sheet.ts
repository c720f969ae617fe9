import { MEASURES } from '../../domain/controls/objectives';
import type { Judged, Verdict } from '../../domain/controls/verdict';
import type { Sheet, SheetCell } from '../../formats/sheets/sheet';
import { headlineOf, type ReportHead } from './report-head';
import { measureIn, objectiveIn } from './controls-words';
import { languageOf, wordsOf } from './report-words';

/** The audit's control objectives, as the office answers them. */
export interface ControlsReport extends ReportHead {
  readonly objectives: readonly {
    readonly number: number;
    readonly title: string;
    readonly verdict: Verdict;
    readonly measures: readonly Judged[];
  }[];
}

/** A row a measure, under its objective. */
export function controlsSheet(report: ControlsReport): Sheet {
  const words = wordsOf(report);
  const language = languageOf(report);
  const figure = ({ measure }: Judged, value: number): SheetCell =>
    MEASURES[measure].unit === 'percent' ? { percent: value } : { count: value };
  return {
    name: words.controls,
    headline: headlineOf(words.controls, report),
    leading: 2,
    columns: [
      { header: words.objective, width: 46 },
      { header: words.measure, width: 50 },
      ...[words.value, words.examined, words.metUpTo, words.partlyUpTo].map((header) => ({ header, width: 12 })),
      ...[words.verdict, words.ofObjective].map((header) => ({ header, width: 16 })),
    ],
    rows: report.objectives.flatMap(({ number, verdict, measures }) =>
      measures.map((one) => [
        ...[{ text: `${number}. ${objectiveIn(language, number)}` }, { text: measureIn(language, one.measure) }],
        ...[figure(one, one.value), { count: one.examined }],
        ...[figure(one, one.limits.metUpTo), figure(one, one.limits.partlyUpTo)],
        ...[{ text: words.verdicts[one.verdict] }, { text: words.verdicts[verdict] }],
      ]),
    ),
  };
}
