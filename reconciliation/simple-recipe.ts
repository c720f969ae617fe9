import type { Currency } from '../domain/kernel/money';
import type { Column } from '../formats/tables/layout';
import type { Recipe } from './recipe';
import type { RecipeSource } from './recipe-source';
import { reportLayouts } from '../formats/tables/report-layouts';

/** A file with one amount a line, in the column `amount`. Whatever else is given of the source stands instead. */
export interface SimpleSource extends Partial<Omit<RecipeSource, 'title' | 'layouts'>> {
  readonly title: string;
  readonly columns: readonly Column[];
}

export type SimpleRecipe = Omit<Partial<Recipe>, 'left' | 'right'> & {
  readonly id: string;
  readonly title: string;
  readonly cites: readonly string[];
  readonly currency: Currency;
  readonly key: readonly string[];
  readonly left: SimpleSource;
  readonly right: SimpleSource;
};

/**
 * A recipe of two lists, row against row and sum against sum, prepared by accounting on the third banking day of the month:
 * all that a recipe has to say when it says no more. Whatever else is given stands instead.
 */
export function simpleRecipe({ left, right, ...given }: SimpleRecipe): Recipe {
  return {
    place: 100,
    purpose: `${given.title}: both sides say the same`,
    periodRules: [{ name: 'file', counts: 'always' }],
    matchers: [{ kind: 'exact' }, { kind: 'sums' }],
    explanations: [],
    identities: [],
    schedule: { every: 'month', onBankingDay: 3, cites: [] },
    preparedBy: 'accounting',
    signedBy: 'head of accounting',
    routes: () => 'Find out which side is wrong, and have it corrected there.',
    ...given,
    left: sourceOf(left, given.currency),
    right: sourceOf(right, given.currency),
  };
}

function sourceOf({ title, columns, ...given }: SimpleSource, currency: Currency): RecipeSource {
  return {
    title,
    owedBy: 'accounting',
    layouts: reportLayouts({ title, currency, columns }),
    amounts: [{ columns: ['amount'], sign: 'as-is' }],
    ...given,
  };
}
