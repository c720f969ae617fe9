import type { Recipe } from '../reconciliation/recipe';
import { isClean } from '../reconciliation/result';
import { resultAsJson } from '../reconciliation/result-json';
import { isCleanYearByYear, type YearByYear } from '../reconciliation/year-by-year';
import { writeLine } from './output';
import { table } from './table';

/** A line for each year, and one for all of them (S000-09). */
export async function printYears(recipe: Recipe, { years, ...sums }: YearByYear): Promise<void> {
  await writeLine(`${recipe.title}, year by year (${recipe.currency})`);
  if (years.length === 0) {
    await writeLine('No row says its year: the recipe takes its files as a whole.');
    return;
  }
  const rows = years.map(({ year, result }) => [
    year,
    ...[
      result.left.total,
      result.right.total,
      result.difference,
      result.difference.minus(result.remaining),
      result.remaining,
    ].map(String),
    isClean(result) ? 'clean' : 'to be looked into',
  ]);
  const whole = [sums.left, sums.right, sums.difference, sums.difference.minus(sums.remaining), sums.remaining];
  const header = ['Year', 'left', 'right', 'difference', 'explained', 'remaining', ''];
  await writeLine(table({ header, rows: [...rows, ['all', ...whole.map(String), '']] }));
  const accepted = new Set(years.flatMap(({ result }) => result.accepted ?? []).map(({ finding }) => finding));
  for (const finding of accepted) await writeLine(`– accepted: --accept ${finding}`);
}

/** Each year as `--json` has it, and the sums of all. */
export function yearsAsJson(recipe: Recipe, history: YearByYear): unknown {
  const { years, left, right, difference, remaining } = history;
  return {
    recipe: recipe.id,
    clean: isCleanYearByYear(history),
    left: left.toString(),
    right: right.toString(),
    difference: difference.toString(),
    remaining: remaining.toString(),
    years: years.map(({ result }) => resultAsJson(result)),
  };
}
