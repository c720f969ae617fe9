import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Recipe } from '../../reconciliation/recipe';
import { Fault } from '../../domain/kernel/fault';

const SHELF = join(__dirname, '..', '..', 'reconciliation', 'recipes');
const load = createRequire(__filename);

/** There is no recipe of that id. Take one of those that the message lists. */
export class RecipeUnknown extends Fault {
  override readonly name = 'RecipeUnknown';
  override readonly kind = 'unknown';
}

/** Ids as the files name them, in no order: no recipe is read for it. */
function recipeIds(): string[] {
  return readdirSync(SHELF).flatMap((name) => /^([a-z0-9-]+)\.[jt]s$/.exec(name)?.[1] ?? []);
}

/** Every recipe of the house in the order of its place: a file in `reconciliation/recipes/` is a recipe, and needs no list. */
export function recipes(): Recipe[] {
  return recipeIds()
    .map(recipeIn)
    .sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1));
}

/** Nothing where the house has no such recipe, or has it no more. */
export function findRecipe(id: string): Recipe | undefined {
  return recipeIds().includes(id) ? recipeIn(id) : undefined;
}

/** Throws `RecipeUnknown`, naming those that there are. */
export function recipeNamed(id: string): Recipe {
  const found = findRecipe(id);
  if (found) return found;
  const known = recipes().map((recipe) => recipe.id);
  throw new RecipeUnknown(`There is no recipe "${id}". Take one of: ${known.join(', ')}.`);
}

function recipeIn(id: string): Recipe {
  const { recipe } = load(join(SHELF, id)) as { readonly recipe?: Recipe };
  if (recipe?.id === id) return recipe;
  throw new Error(`reconciliation/recipes/${id}.ts must export "recipe", with the id "${id}".`);
}
