import { InputRefused } from '../formats/input-error';
import { fileExplanations, type Recipe, type RecipeSource } from '../reconciliation/recipe';
import { readRecipeFile } from '../reconciliation/read-recipe-file';
import type { RecipeFiles } from '../reconciliation/reconcile';
import { readInputFile } from './read-input-file';
import type { SampleFiles } from './reconciliation-samples';
import { Refused } from './refusals';

/** Reads the files of a run, whole or not at all. Throws `InputRefused` or `Refused`. */
export async function readRecipeFiles(recipe: Recipe, files: SampleFiles): Promise<RecipeFiles> {
  if (files.third !== undefined && !recipe.third) {
    throw new Refused(`${recipe.id} knows no third source. Leave --third out.`);
  }
  const explanations: Record<string, Awaited<ReturnType<typeof read>>> = {};
  for (const { id, by } of fileExplanations(recipe)) {
    const path = files.explanations?.[id];
    if (path !== undefined) explanations[id] = await read(by.source, path);
  }
  return {
    left: await read(recipe.left, files.left),
    right: await read(recipe.right, files.right),
    ...(recipe.third && files.third !== undefined && { third: await read(recipe.third, files.third) }),
    explanations,
  };
}

/** So many rows of a file are held in memory; a run of the server takes files of any length that a source may have. */
const MOST_ROWS = 1_000_000;

async function read(source: RecipeSource, path: string): Promise<ReturnType<typeof readRecipeFile>> {
  const bytes = await readInputFile(path);
  try {
    return readRecipeFile(source, bytes, MOST_ROWS);
  } catch (problem) {
    if (!(problem instanceof InputRefused)) throw problem;
    throw new InputRefused(`${path} was refused as "${source.title}"; nothing of it was taken in.`, problem.problems);
  }
}

/**
 * `--explain FILE` where the recipe has one file that explains something, `--explain ID=FILE` where it has several. Throws
 * `Refused`.
 */
export function explanationPaths(recipe: Recipe, given: readonly string[]): Record<string, string> {
  const known = fileExplanations(recipe);
  const explaining = known.filter(({ by }) => by.explains !== 'nothing');
  const names = known.map(({ id, cause }) => `${id} (${cause})`).join(', ');
  const paths: Record<string, string> = {};
  for (const argument of given) {
    const named = known.find(({ id }) => argument.startsWith(`${id}=`));
    const meant = named ?? (explaining.length === 1 ? explaining[0] : undefined);
    if (!meant) {
      throw new Refused(
        known.length === 0
          ? `${recipe.id} has no explanation that comes as a file. Leave --explain out.`
          : `--explain ${argument} does not say what it explains. Write --explain ID=FILE with one of: ${names}.`,
      );
    }
    if (meant.id in paths) throw new Refused(`--explain ${meant.id} was given twice. Put the rows into one file.`);
    paths[meant.id] = named ? argument.slice(meant.id.length + 1) : argument;
  }
  return paths;
}
