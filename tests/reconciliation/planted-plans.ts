import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recipes } from '../../office/reconciliation/recipe-shelf';
import type { PlantedPlan } from '../../sample/reconciliations/planted-plan';

/** The plan beside the samples of each recipe, where there is one: `sample/reconciliations/RECIPE/plan.ts`. */
export const PLANTED_PLANS: readonly PlantedPlan[] = recipes().flatMap(({ id }) => {
  const path = join(__dirname, '..', '..', 'sample', 'reconciliations', id, 'plan.ts');
  if (!existsSync(path)) return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- jest transforms what it requires
  return [(require(path) as { readonly plan: PlantedPlan }).plan];
});
