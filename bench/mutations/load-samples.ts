import { readFileSync } from 'node:fs';
import { samplesOf } from '../../cli/reconciliation-samples';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import type { Recipe } from '../../reconciliation/recipe';
import type { FileLine, FileName } from '../../reconciliation/source-reader';
import { sourceOf, type LoadedSample } from './loaded-sample';

/** The samples of a recipe with the lines of their files. */
export function loadSamples(recipe: Recipe): LoadedSample[] {
  return samplesOf(recipe.id).map(({ name, period, by, files: { left, right, third, explanations = {} } }) => {
    const paths: [FileName, string][] = [
      ['left', left],
      ['right', right],
      ...(third === undefined ? [] : [['third', third] as [FileName, string]]),
      ...Object.entries(explanations),
    ];
    const lines = new Map<FileName, readonly FileLine[]>(
      paths.map(([file, path]) => [file, readRecipeFile(sourceOf(recipe, file), readFileSync(path))]),
    );
    const texts = new Map(paths.map(([file, path]) => [file, readFileSync(path, 'utf8')] as const));
    const isOneFile = left === right;
    if (isOneFile) lines.set('right', lines.get('left') as readonly FileLine[]);
    return { name, isOneFile, run: { period, ...(by !== undefined && { by }) }, lines, texts };
  });
}
