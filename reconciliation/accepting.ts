import type { Recipe } from './recipe';
import type { AcceptableFinding, RecipeSource } from './recipe-source';

/** The findings of files that may be accepted in a reconciliation. */
export function acceptableIn(recipe: Recipe): AcceptableFinding[] {
  return sourcesOf(recipe).flatMap(({ rules = [] }) => rules.flatMap(({ finding = [] }) => finding));
}

/** The same recipe for a person who takes files with these findings as they are. The result names what was accepted. */
export function accepting(recipe: Recipe, findings: readonly AcceptableFinding[]): Recipe {
  const source = <Source extends RecipeSource>(of: Source): Source => ({
    ...of,
    ...(of.rules && {
      rules: of.rules.map((rule) =>
        rule.finding && findings.includes(rule.finding) ? { ...rule, isAccepted: true as const } : rule,
      ),
    }),
  });
  return {
    ...recipe,
    left: source(recipe.left),
    right: source(recipe.right),
    ...(recipe.third && { third: source(recipe.third) }),
  };
}

function sourcesOf({ left, right, third }: Recipe): readonly RecipeSource[] {
  return [left, right, ...(third ? [third] : [])];
}
