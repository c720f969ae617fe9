import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recipes } from '../../../office/reconciliation/recipe-shelf';
import type { PlantedPlan } from './planted-plan';

/** The plan of each recipe, where there is one: `plans/RECIPE.ts`. */
export const PLANTED_PLANS: readonly PlantedPlan[] = recipes().flatMap(({ id }) => {
  const path = join(__dirname, 'plans', `${id}.ts`);
  if (!existsSync(path)) return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- jest transforms what it requires
  return [(require(path) as { readonly plan: PlantedPlan }).plan];
});
