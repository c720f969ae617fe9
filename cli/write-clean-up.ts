import { cleanUpCsv, cleanUpList } from '../reconciliation/clean-up-list';
import type { Recipe } from '../reconciliation/recipe';
import type { RecipeFiles } from '../reconciliation/reconcile';
import type { RunOf } from '../reconciliation/source-reader';
import { writeNewFile } from './write-new-file';

/**
 * The old open items of a recipe as a list that a clerk works through (S000-09). A list that is there already may have
 * decisions in it: it is not written over. Throws `NothingToCleanUp`, `Refused` and `FileNotReachable`.
 */
export async function writeCleanUp(recipe: Recipe, run: RunOf, files: RecipeFiles, path: string): Promise<void> {
  const items = cleanUpList(recipe, run, files);
  const isThere = `${path} is there already, and may have decisions in it. Name another file.`;
  await writeNewFile(path, cleanUpCsv(recipe, items), isThere);
  process.stderr.write(
    `${items.length} old items are in ${path}. Write a decision for each, and give the list back with --explain clean-up=${path}.\n`,
  );
}
