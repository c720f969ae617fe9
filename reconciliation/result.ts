import type { Currency, Money } from '../domain/kernel/money';
import type { BooksSaid } from '../formats/tables/source';
import type { CreditorBooks } from './creditor-books';
import type { AcceptableFinding } from './recipe-source';
import type { Side, SourceRow } from './row';

/** What one run found. Every difference is matched, explained or unexplained; the three add up to the øre. */
export interface Reconciliation {
  readonly recipe: string;
  readonly period: string;
  /** The period rule by which rows counted. */
  readonly by: string;
  readonly currency: Currency;
  /** The columns that the files let it compare by. */
  readonly comparedBy: readonly string[];
  readonly left: SourceSummary;
  readonly right: SourceSummary;
  readonly third?: SourceSummary;
  /** Left less right. */
  readonly difference: Money;
  readonly matched: readonly Matched[];
  readonly explained: readonly Explained[];
  /** The difference less all that is explained: the sum of `unexplained`. */
  readonly remaining: Money;
  readonly unexplained: readonly OpenDifference[];
  /** Of a sample whose files are made from one another: which control cannot fail on it, in a sentence. */
  readonly byConstruction?: string;
  /** What is compared beside the totals, where both sides have it: the credit of vouchers that are told by their debit. */
  readonly beside?: BesideTotals;
  /** Rows of other periods that no run accounts for. They count in no total. Only a run of the server tells them. */
  readonly ofOtherPeriods?: readonly OpenDifference[];
  readonly identities: readonly ShownIdentity[];
  /** Those that the files do not let be asserted: they neither hold nor fail. */
  readonly untested: readonly UntestedIdentity[];
  readonly brokenRules: readonly BrokenRule[];
  /** Broken rules that a person accepted by the name of the finding. */
  readonly accepted?: readonly AcceptedFinding[];
  /** The lists and witnesses that were given, by what they gave. */
  readonly lists: readonly ListSummary[];
  /** Rows that were given and count in nothing that was compared: where they are money, nothing is clean. */
  readonly unused: readonly UnusedRows[];
  /** Columns that a file names and that nothing was compared by. */
  readonly notCompared: readonly { readonly file: string; readonly columns: readonly string[] }[];
  /** The creditor’s own data by which it was matched, where the recipe goes by such. */
  readonly books?: CreditorBooks;
  /** Files of which nothing tells that each stands in its place. */
  readonly misplaceable: readonly Misplaceable[];
}

/** Two files that could stand in each other's place, and why, in a sentence. */
export interface Misplaceable {
  readonly files: readonly [string, string];
  readonly says: string;
}

export interface ListSummary extends SourceSummary {
  readonly file: string;
  /** Whether identities alone speak of it. */
  readonly isWitness: boolean;
  /** The columns of the key that it does not name: a row of it explains one with whatever stands there. */
  readonly lacks: readonly string[];
}

/** Rows of one file that nothing was held against. */
export interface UnusedRows {
  /** `left`, `right`, `third` or the explanation's id. */
  readonly file: string;
  readonly title: string;
  /** What they are and why they were of no use, in a sentence. */
  readonly says: string;
  readonly rows: number;
  readonly amount: Money;
  /** Whether they are money that is not accounted for. */
  readonly isOpen: boolean;
  /** The first of them, where they were told one by one. */
  readonly firstLines: readonly number[];
}

export interface BesideTotals {
  readonly left: Money;
  readonly right: Money;
  readonly difference: Money;
  readonly explained: readonly Explained[];
  readonly remaining: Money;
  readonly unexplained: readonly OpenDifference[];
}

/** What a file gave. `rows` are lines that count in the period. */
export interface SourceSummary {
  readonly title: string;
  readonly rows: number;
  readonly total: Money;
  /** Lines that say the same as an earlier one, cell by cell. They count: nothing is taken out. */
  readonly repeated: number;
  readonly leftOut: readonly LeftOut[];
  /** Lines of a list or a third file that say no time, and are taken for lines of the period. */
  readonly undated?: number;
  /** What belongs to other periods, by period. */
  readonly otherPeriods: readonly OfPeriod[];
  /** Between which days or months the lines of other periods lie. */
  readonly outside?: Times;
  /** Whose books its files say that they have, where they say it. */
  readonly ofBooks?: readonly BooksSaid[];
  /** The sums that the identities speak of, such as one for each field number. */
  readonly parts: readonly Part[];
}

export interface Times {
  readonly first: string;
  readonly last: string;
}

export interface Part {
  readonly name: string;
  readonly rows: number;
  readonly amount: Money;
}

export interface OfPeriod {
  readonly period: string;
  readonly rows: number;
  readonly amount: Money;
}

export interface LeftOut {
  readonly reason: string;
  readonly rows: number;
  readonly amount: Money;
}

export type MatchedBy = 'exact' | 'sums' | 'many-to-one';

/** How much one matcher matched. `groups` are keys, or the sets that it found. */
export interface Matched {
  readonly by: MatchedBy;
  readonly groups: number;
  readonly leftRows: number;
  readonly rightRows: number;
  /** The amount of the left rows, which is that of the right ones. */
  readonly amount: Money;
  /** Of rows that did not meet one to one the first groups by key, so that a person can look them up (S004-115). */
  readonly shown: readonly MatchedGroup[];
}

/** Rows that came to the same together: the first of each side. */
export interface MatchedGroup {
  readonly key: string;
  readonly amount: Money;
  readonly rows: readonly SidedRow[];
}

/** One cause with everything that it explains. */
export interface Explained {
  readonly cause: string;
  readonly cites: readonly string[];
  /** How many rows the cause rests on: of the file that tells it, or of the sides where a rule does. */
  readonly rows: number;
  /** Left less right, as in `difference`. */
  readonly amount: Money;
  readonly items: readonly ExplainedDifference[];
}

export interface ExplainedDifference {
  readonly key: string;
  readonly amount: Money;
  /** Rows of the two sides that are explained. */
  readonly rows: readonly SidedRow[];
  /** The rows that explain them: of an error list, or of a neighbouring period. */
  readonly because: readonly SourceRow[];
}

/**
 * What is left: `repeated` is a row whose twin was matched, `ambiguous` rows of which several sets would match,
 * `timing` one whose counterpart stands in a neighbouring period while the recipe does not explain by that, `other-period`
 * rows of another period that its signed run did not have, or of which there is no run.
 */
export type DifferenceClass =
  'only-left' | 'only-right' | 'other-amount' | 'repeated' | 'timing' | 'ambiguous' | 'other-period';

export interface OpenDifference {
  readonly class: DifferenceClass;
  readonly key: string;
  /** Left less right, less what was explained of this key. */
  readonly amount: Money;
  readonly rows: readonly SidedRow[];
  /** Sets of rows that would each match, for a person to choose from. */
  readonly candidates: readonly (readonly SidedRow[])[];
}

export interface SidedRow {
  readonly side: Side;
  readonly row: SourceRow;
}

export interface ShownIdentity {
  readonly name: string;
  readonly cites: readonly string[];
  readonly left: Money;
  readonly right: Money;
  readonly holds: boolean;
  /** Why they may differ a little, where they may. */
  readonly within?: string;
  /** The columns by which it was held too, and what differs there. */
  readonly by?: readonly string[];
  /** Columns by which it would have been held too, which one of its files names and another does not. */
  readonly notBy?: readonly string[];
  readonly apart?: readonly ApartInIdentity[];
}

/** One person, account or field of which an identity does not hold. */
export interface ApartInIdentity {
  readonly key: string;
  readonly left: Money;
  readonly right: Money;
}

/** An identity that was not asserted, and what was missing for it. */
export interface UntestedIdentity {
  readonly name: string;
  readonly cites: readonly string[];
  readonly why: string;
}

export interface BrokenRule {
  readonly rule: string;
  readonly cites: readonly string[];
  readonly source: string;
  /** Which file it is: `left`, `right`, `third` or the explanation's id. */
  readonly file: string;
  /** How many lines break it, and the first of them. */
  readonly lines: number;
  readonly firstLines: readonly number[];
  /** In which file each of them stands, of a source in parts. */
  readonly firstFiles?: readonly string[];
  /** What is wrong with each of them, where the rule alone does not say it. */
  readonly says?: readonly string[];
  /** By which name a person may accept it: `reconcile --accept`. */
  readonly finding?: AcceptableFinding;
}

export interface AcceptedFinding extends BrokenRule {
  readonly finding: AcceptableFinding;
}

/**
 * Whether there is nothing for a person to look into. Of a side of which no row counts nothing has been reconciled: it is
 * the file of another period, more often than a period in which nothing happened.
 */
export function isClean(result: Reconciliation): boolean {
  const { unexplained, remaining, beside, identities, brokenRules, unused, ofOtherPeriods = [] } = result;
  return (
    sidesWithoutRows(result).length === 0 &&
    unexplained.length === 0 &&
    remaining.isZero() &&
    (beside === undefined || (beside.unexplained.length === 0 && beside.remaining.isZero())) &&
    ofOtherPeriods.length === 0 &&
    brokenRules.length === 0 &&
    unused.every(({ isOpen }) => !isOpen) &&
    identities.every(({ holds }) => holds)
  );
}

/** A side, a third file or a witness of which no row counts, and why, in a sentence. */
export interface SideWithoutRows {
  /** `left`, `right`, `third` or the witness’s id. */
  readonly side: string;
  readonly says: string;
}

export function sidesWithoutRows({ left, right, third, lists, period }: Reconciliation): SideWithoutRows[] {
  const witnesses = lists.filter(({ isWitness }) => isWitness).map((list) => [list.file, list] as const);
  const held: (readonly [string, SourceSummary])[] = [
    ['left', left],
    ['right', right],
    ...(third ? [['third', third] as const] : []),
    ...witnesses,
  ];
  return held.flatMap(([side, summary]) => (summary.rows > 0 ? [] : [{ side, says: whyWithoutRows(summary, period) }]));
}

function whyWithoutRows({ title, leftOut, outside }: SourceSummary, period: string): string {
  const lines = leftOut.reduce((sum, { rows }) => sum + rows, 0);
  if (lines === 0) return `${title} has no rows. Fetch it again, or find out why nothing happened in ${period}.`;
  const none = lines === 1 ? 'its only row does not count' : `none of its ${lines} rows counts`;
  const advice = 'Check the period and the file.';
  if (!outside) return `${title}: ${none} in ${period} (${leftOut.map(({ reason }) => reason).join(', ')}). ${advice}`;
  const when = outside.first === outside.last ? outside.first : `${outside.first} to ${outside.last}`;
  return `${title}: ${none} in ${period}; those of other periods are of ${when}. ${advice}`;
}
