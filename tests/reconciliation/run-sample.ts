import { readFileSync } from 'node:fs';
import { recipeNamed } from '../../office/reconciliation/recipe-shelf';
import { sampleNamed } from '../../cli/reconciliation-samples';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { fileExplanations } from '../../reconciliation/recipe';
import { reconcile } from '../../reconciliation/reconcile';
import type { Reconciliation } from '../../reconciliation/result';

/** Runs a shipped sample in memory. */
export function runSample(
  recipeId: string,
  name?: string,
  change: { period?: string; by?: string } = {},
): Reconciliation {
  const recipe = recipeNamed(recipeId);
  const { files, ...sample } = sampleNamed(recipeId, name);
  const by = change.by ?? sample.by;
  const read = (source: typeof recipe.left, path: string) => readRecipeFile(source, readFileSync(path));
  return reconcile(
    recipe,
    { period: change.period ?? sample.period, ...(by !== undefined && { by }) },
    {
      left: read(recipe.left, files.left),
      right: read(recipe.right, files.right),
      ...(recipe.third && files.third && { third: read(recipe.third, files.third) }),
      explanations: Object.fromEntries(
        fileExplanations(recipe).flatMap(({ id, by: { source } }) => {
          const path = files.explanations?.[id];
          return path === undefined ? [] : [[id, read(source, path)]];
        }),
      ),
    },
  );
}

/** The figures of a result as text, for a glance. */
export function figuresOf({ left, right, difference, explained, remaining, identities }: Reconciliation) {
  return {
    left: left.total.toString(),
    right: right.total.toString(),
    difference: difference.toString(),
    explained: explained.map(({ cause, rows, amount }) => [cause, rows, amount.toString()]),
    remaining: remaining.toString(),
    broken: identities.filter(({ holds }) => !holds).map(({ name }) => name),
  };
}

/** Each identity in words: `the debit is the credit: 1.00 = 1.00`. */
export function identitiesOf({ identities }: Reconciliation): string[] {
  return identities.map(
    ({ name, left, right, holds }) => `${name}: ${left.toString()} ${holds ? '=' : '≠'} ${right.toString()}`,
  );
}
