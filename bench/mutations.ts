import { recipes } from '../office/reconciliation/recipe-shelf';
import type { Recipe } from '../reconciliation/recipe';
import type { Given } from './bench';
import { judge, judgeWhole } from './mutations/judge';
import { judgeDeliveries } from './mutations/judge-deliveries';
import { loadSamples } from './mutations/load-samples';
import { Matrix } from './mutations/matrix';

/** Nothing of it may be clean without a reason that the result names. */
export class FalseClean extends Error {
  override readonly name = 'FalseClean';
}

/**
 * Every row of every file of every sample is changed in every way that a file may be wrong, one change at a time. The matrix
 * says how often each change is refused, found, or clean, and by what the result names it. A change that leaves the result
 * clean without a named reason is a false clean: there must be none. So is each whole file changed, and delivered wrongly.
 *
 * Throws `FalseClean`.
 */
export async function mutations({ tell }: Pick<Given, 'tell'>): Promise<void> {
  const all = new Matrix();
  for (const recipe of recipes()) {
    const matrix = new Matrix();
    for (const sample of loadSamples(recipe)) {
      tell(`${recipe.id}, ${sample.name}`);
      const foreign = foreignTo(recipe);
      const ways = [judge(recipe, sample), judgeWhole(recipe, sample), judgeDeliveries(recipe, sample, foreign)];
      for (const judged of ways.flatMap((way) => [...way])) {
        matrix.add(judged);
        all.add(judged);
      }
    }
    process.stdout.write(`\n${recipe.id}\n${matrix.inWords()}\n`);
  }
  process.stdout.write(`\nall recipes\n${all.inWords()}\n`);
  if (all.falseCleans.length > 0)
    throw new FalseClean(`${all.falseCleans.length} changes leave a result clean without a named reason; see ✗ above.`);
  await Promise.resolve();
}

/** The files of the next recipe's first sample. */
function foreignTo(recipe: Recipe): readonly string[] {
  const all = recipes();
  const next = all[(all.findIndex(({ id }) => id === recipe.id) + 1) % all.length];
  return next ? [...(loadSamples(next)[0]?.texts.values() ?? [])] : [];
}
