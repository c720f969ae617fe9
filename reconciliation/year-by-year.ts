import { Money } from '../domain/kernel/money';
import type { Recipe } from './recipe';
import type { RecipeSource } from './recipe-source';
import { reconcile, type RecipeFiles } from './reconcile';
import { isClean, type Reconciliation } from './result';
import type { Side } from './row';
import { periodRuleOf, type FileLine } from './source-reader';

/** The same files, reconciled anew for each year that their rows are of (S000-09). */
export interface YearByYear {
  readonly years: readonly YearOfRun[];
  /** The sums of all years, which are those of the files but for lines without a year. */
  readonly left: Money;
  readonly right: Money;
  readonly difference: Money;
  readonly remaining: Money;
}

export interface YearOfRun {
  readonly year: string;
  readonly result: Reconciliation;
}

/**
 * The historical re-reconciliation: a run of each year, the oldest first, by the recipe's rule for rows within a period. A row
 * that is booked in another year in the other system is explained in both years, and counts in neither's remainder.
 */
export function reconcileYearByYear(recipe: Recipe, by: string | undefined, files: RecipeFiles): YearByYear {
  const rule = periodRuleOf(recipe, by);
  // Each year reads the files from their start.
  const lines = {
    ...files,
    left: [...files.left],
    right: [...files.right],
    ...(files.third && { third: [...files.third] }),
    explanations: Object.fromEntries(Object.entries(files.explanations ?? {}).map(([id, list]) => [id, [...list]])),
  };
  const years = rule.counts === 'always' ? [] : yearsIn(recipe, rule.column, lines);
  const runs = years.map((year) => ({
    year,
    result: reconcile(recipe, { period: year, by: rule.name }, lines),
  }));
  const sum = (of: (result: Reconciliation) => Money) =>
    runs.reduce((total, { result }) => total.plus(of(result)), Money.zero(recipe.currency));
  return {
    years: runs,
    left: sum(({ left }) => left.total),
    right: sum(({ right }) => right.total),
    difference: sum(({ difference }) => difference),
    remaining: sum(({ remaining }) => remaining),
  };
}

/** Whether each year is clean. A year of which only one side has rows is not. */
export function isCleanYearByYear({ years }: YearByYear): boolean {
  return years.length > 0 && years.every(({ result }) => isClean(result));
}

function yearsIn(
  recipe: Recipe,
  column: Readonly<Record<Side, string>>,
  files: Readonly<Record<Side, readonly FileLine[]>>,
): string[] {
  const years = new Set<string>();
  for (const side of ['left', 'right'] as const) {
    for (const line of files[side]) {
      const year = timeOf(recipe[side], line, column[side]).slice(0, 4);
      if (year !== '') years.add(year);
    }
  }
  return [...years].sort();
}

function timeOf({ derives }: RecipeSource, { fields }: FileLine, column: string): string {
  return (derives ? { ...fields, ...derives(fields) } : fields)[column] ?? '';
}
