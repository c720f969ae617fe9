import fc from 'fast-check';
import { Money } from '../../domain/kernel/money';
import type { Matcher, Recipe } from '../../reconciliation/recipe';
import type { Reconciliation } from '../../reconciliation/result';
import type { Slip } from './plain-reference';
import { smallRecipe } from './small-recipe';

/** So few keys, amounts and months that nearly everything meets. */
const slip = fc.record({
  key: fc.constantFrom('A', 'B', 'C'),
  units: fc.constantFrom(100, 200, 300, 4567, -200, 0, 10001, 1),
});
export const slips = fc.array(slip, { maxLength: 10 });
const month = fc.constantFrom('2021-03', '2021-03', '2021-03', '2021-02', '2021-04');
export const dated = fc.array(
  fc.tuple(slip, month).map(([one, on]) => ({ ...one, month: on })),
  { maxLength: 10 },
);

export function written(units: number): string {
  return Money.ofMinorUnits(units, 'DKK').toString();
}

export function rowsOf(some: readonly (Slip & { readonly month?: string })[]): string[] {
  return some.map(({ key, units, month: on = '2021-03' }) => `${key} ${written(units)} ${on}`);
}

export const EXACT: Matcher = { kind: 'exact' };
export const SUMS: Matcher = { kind: 'sums' };

export function plain(matchers: readonly Matcher[], change: Partial<Recipe> = {}): Recipe {
  return smallRecipe({ matchers, explanations: [], ...change });
}

export function matchedRows({ matched }: Reconciliation, by: string): readonly [number, number] {
  const found = matched.filter((one) => one.by === by);
  return [
    found.reduce((sum, { leftRows }) => sum + leftRows, 0),
    found.reduce((sum, { rightRows }) => sum + rightRows, 0),
  ];
}
