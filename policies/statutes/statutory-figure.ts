import type { CivilDate } from '../../domain/kernel/civil-date';
import { Fault } from '../../domain/kernel/fault';

/**
 * How surely a figure is known: read in the statute or its official announcement, on a page of the competent body, in a
 * secondary source, derived from a verified rule, or not verified at all.
 */
export type Confirmation = 'verified' | 'official-page' | 'secondary' | 'derived' | 'unverified';

/** A figure that the law fixes for a stretch of days. */
export interface StatutoryFigure<Value> {
  readonly value: Value;
  /** As a letter cites it: `lag (1981:739) 4 §`. */
  readonly paragraph: string;
  /** The first day on which it holds. */
  readonly from: CivilDate;
  /** It held on `from`, but began earlier; when was not verified. */
  readonly startedEarlier?: true;
  /** The last day on which it holds. Absent: still in force as far as known. */
  readonly until?: CivilDate;
  readonly confirmation: Confirmation;
  /** Where the value was read. */
  readonly source: string;
}

/** One figure of the law through the years, oldest first. */
export interface DatedFigures<Value> {
  /** What it is, as a sentence carries it: `the highest fee for a written reminder`. */
  readonly name: string;
  /** Which day of a claim's life chooses among the figures: `the day the reminder is sent`. */
  readonly chosenBy: string;
  readonly figures: readonly StatutoryFigure<Value>[];
}

/**
 * The law of that day is not recorded here; no figure is guessed or carried on. Record the figure with its paragraph,
 * or use a day whose law is recorded.
 */
export class NoStatuteForDate extends Fault {
  override readonly name = 'NoStatuteForDate';
  override readonly kind = 'refused';
}

/** The figure that holds on that day. Throws `NoStatuteForDate` when none is recorded. */
export function figureOn<Value>(dated: DatedFigures<Value>, date: CivilDate): StatutoryFigure<Value> {
  const figure = knownFigureOn(dated, date);
  if (figure !== undefined) return figure;
  throw new NoStatuteForDate(
    `No figure is recorded for ${dated.name} on ${date} (chosen by ${dated.chosenBy}); ` +
      'enter it in policies/statutes with its paragraph, or use a day for which the law is recorded.',
  );
}

export function knownFigureOn<Value>(dated: DatedFigures<Value>, date: CivilDate): StatutoryFigure<Value> | undefined {
  return dated.figures.find((figure) => figure.from <= date && (figure.until === undefined || date <= figure.until));
}
