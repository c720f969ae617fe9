import { fileExplanations, type Recipe } from '../../reconciliation/recipe';
import type { RecipeSource } from '../../reconciliation/recipe-source';
import type { FileLine, FileName, RunOf } from '../../reconciliation/source-reader';

/** A sample as its files' lines. */
export interface LoadedSample {
  readonly name: string;
  readonly run: RunOf;
  readonly lines: ReadonlyMap<FileName, readonly FileLine[]>;
  /** The same files as they are written. */
  readonly texts: ReadonlyMap<FileName, string>;
  /** Whether one file was given for both sides: a change of one is a change of the other. */
  readonly isOneFile: boolean;
}

export function sourceOf(recipe: Recipe, file: FileName): RecipeSource {
  if (file === 'left') return recipe.left;
  if (file === 'right') return recipe.right;
  const of = file === 'third' ? recipe.third : fileExplanations(recipe).find(({ id }) => id === file)?.by.source;
  if (!of) throw new RangeError(`${recipe.id} has no file ${file}.`);
  return of;
}
