import { addMonths, type CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { REFERENCE_RATES } from './reference-rate';
import type { DatedFigures } from './statutory-figure';

/** A figure of the law that is not recorded beyond a day. */
export interface FigureRunningOut {
  readonly name: string;
  readonly paragraph: string;
  /** The last day for which it is recorded. */
  readonly until: CivilDate;
}

/** Somebody must enter the next figure in time: so long before the last one ends, and from then on, it is told. */
const MONTHS_AHEAD = 3;

/** Of each country the figures that are set anew time and again, and end soon or have ended. */
export function figuresRunningOut(countries: readonly Country[], today: CivilDate): FigureRunningOut[] {
  return [...new Set(countries)].flatMap((country) =>
    lastRecorded(country).filter(({ until }) => today >= addMonths(until, -MONTHS_AHEAD)),
  );
}

/** Of each figure of a country that is set anew time and again, the last day for which it is recorded. */
export function lastRecorded(country: Country): FigureRunningOut[] {
  const { name, figures }: DatedFigures<unknown> = REFERENCE_RATES[country];
  const last = figures.at(-1);
  return last?.until === undefined ? [] : [{ name, paragraph: last.paragraph, until: last.until }];
}

/** The warning as a person reads it. */
export function runningOutInWords({ name, paragraph, until }: FigureRunningOut): string {
  return `${name} (${paragraph}) is recorded through ${until} and no longer; steps that need a later one wait. Take a release that has it, or enter it in policies/statutes.`;
}
