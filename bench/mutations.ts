import { recipes } from '../office/reconciliation/recipe-shelf';
import type { Given } from './bench';
import { judge, judgeWhole } from './mutations/judge';
import { loadSamples } from './mutations/load-samples';
import { Matrix } from './mutations/matrix';

/**
 * Every row of every file of every sample is changed in every way that a file may be wrong, one change at a time. The matrix
 * says how often each change is refused, found, or clean, and by what the result names it. A change that leaves the result
 * clean without a named reason is a false clean: there must be none.
 */
export async function mutations({ tell }: Pick<Given, 'tell'>): Promise<void> {
  const all = new Matrix();
  for (const recipe of recipes()) {
    const matrix = new Matrix();
    for (const sample of loadSamples(recipe)) {
      tell(`${recipe.id}, ${sample.name}`);
      for (const judged of [...judge(recipe, sample), ...judgeWhole(recipe, sample)]) {
        matrix.add(judged);
        all.add(judged);
      }
    }
    process.stdout.write(`\n${recipe.id}\n${matrix.inWords()}\n`);
  }
  process.stdout.write(`\nall recipes\n${all.inWords()}\n`);
  await Promise.resolve();
}
