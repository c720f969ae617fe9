import type { ColumnTemplate } from '../formats/register/column-template';
import { sourceTemplate } from '../reconciliation/by-template';
import { fileExplanations, type Recipe } from '../reconciliation/recipe';
import type { RecipeSource } from '../reconciliation/recipe-source';
import { Refused } from './refusals';
import { templateFrom } from './template-argument';

/** By which template the files of a source are read, where somebody gave one. */
export type SourceTemplates = ReadonlyMap<RecipeSource, ColumnTemplate>;

/** The templates of `--columns left=FILE` and its kin. Throws `Refused` and `InputRefused`. */
export async function templatesOf(recipe: Recipe, given: readonly string[]): Promise<SourceTemplates> {
  const sources = new Map<string, RecipeSource>([
    ['left', recipe.left],
    ['right', recipe.right],
    ...(recipe.third ? [['third', recipe.third] as const] : []),
    ...fileExplanations(recipe).map(({ id, by }) => [id, by.source] as const),
  ]);
  const templates = new Map<RecipeSource, ColumnTemplate>();
  for (const argument of given) {
    const [, which = '', file] = /^([^=]+)=(.+)$/.exec(argument) ?? [];
    const source = sources.get(which);
    if (!source) {
      const known = [...sources.keys()].join(', ');
      throw new Refused(`--columns ${argument} does not say whose columns. Write WHICH=FILE with one of: ${known}.`);
    }
    if (templates.has(source)) throw new Refused(`--columns says the columns of ${which} twice. Take one of them out.`);
    const template = await templateFrom(file, (data, name) => sourceTemplate(source, data, name));
    if (template) templates.set(source, template);
  }
  return templates;
}
