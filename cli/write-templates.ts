import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileExplanations, type Recipe } from '../reconciliation/recipe';
import type { RecipeSource } from '../reconciliation/recipe-source';
import { templateOf } from '../reconciliation/template';
import { writeLine } from './output';
import { reconcileCommandLine } from './reconcile-command-line';
import { Refused } from './refusals';
import { writeNewFile } from './write-new-file';

/**
 * Writes an empty file for each source of a recipe, with the headers that its owners use, and prints the command that takes
 * them. Nothing is written over: throws `Refused` where one is there already, and then writes nothing; and `FileNotReachable`.
 */
export async function writeTemplates(recipe: Recipe, folder: string): Promise<void> {
  const files = sourcesOf(recipe).flatMap(([name, source]) => {
    const contents = templateOf(source);
    return contents === undefined ? [] : [{ path: join(folder, `${name}.csv`), contents, source }];
  });
  for (const { path } of files) {
    if (existsSync(path)) {
      throw new Refused(`${path} is there already and may have rows. Nothing was written: name another folder.`);
    }
  }
  for (const { path, contents } of files) await writeNewFile(path, contents);
  for (const { path, source } of files) await writeLine(`${path}: ${source.title}`);
  await writeLine();
  await writeLine('Fill in --left and --right; leave out what you have not. Then:');
  const at = (name: string) => [join(folder, `${name}.csv`)];
  await writeLine(
    reconcileCommandLine({
      recipe: recipe.id,
      period: 'PERIOD',
      files: {
        left: at('left'),
        right: at('right'),
        ...(recipe.third && { third: at('third') }),
        explanations: Object.fromEntries(fileExplanations(recipe).map(({ id }) => [id, at(id)])),
      },
    }),
  );
}

function sourcesOf(recipe: Recipe): (readonly [string, RecipeSource])[] {
  const { left, right, third } = recipe;
  return [
    ['left', left],
    ['right', right],
    ...(third ? [['third', third] as const] : []),
    ...fileExplanations(recipe).map(({ id, by }) => [id, by.source] as const),
  ];
}
