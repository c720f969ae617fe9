import { writeFile } from 'node:fs/promises';
import { cleanUpCsv, cleanUpList } from '../reconciliation/clean-up-list';
import type { Recipe } from '../reconciliation/recipe';
import type { RecipeFiles } from '../reconciliation/reconcile';
import type { RunOf } from '../reconciliation/source-reader';
import { Refused } from './refusals';

/**
 * The old open items of a recipe as a list that a clerk works through (S000-09). A list that is there already may have
 * decisions in it: it is not written over. Throws `NothingToCleanUp` and `Refused`.
 */
export async function writeCleanUp(recipe: Recipe, run: RunOf, files: RecipeFiles, path: string): Promise<void> {
  const items = cleanUpList(recipe, run, files);
  try {
    await writeFile(path, cleanUpCsv(recipe, items), { flag: 'wx' });
  } catch (problem) {
    const { code } = problem as NodeJS.ErrnoException;
    throw new Refused(
      code === 'EEXIST'
        ? `${path} is there already, and may have decisions in it. Name another file.`
        : `${path} cannot be written (${code ?? 'unknown error'}). Check the path and your rights.`,
    );
  }
  process.stderr.write(
    `${items.length} old items are in ${path}. Write a decision for each, and give the list back with --explain clean-up=${path}.\n`,
  );
}
