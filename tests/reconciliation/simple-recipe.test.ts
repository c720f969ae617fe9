import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import type { Recipe } from '../../reconciliation/recipe';
import { reconcile } from '../../reconciliation/reconcile';
import { isClean } from '../../reconciliation/result';
import { simpleRecipe } from '../../reconciliation/simple-recipe';

/** The example of the guide, put into a file of its own as its reader would. */
const example = /```ts\n(\/\/ reconciliation\/recipes\/parking\.ts\n[\s\S]*?)```/.exec(
  readFileSync(join(__dirname, '..', '..', 'docs', 'guides', 'add-a-recipe.md'), 'utf8'),
)?.[1];

function recipeOf(text: string): Recipe {
  const folder = mkdtempSync(join(tmpdir(), 'recipe-'));
  try {
    const path = join(folder, 'parking.ts');
    const recipes = join(__dirname, '..', '..', 'reconciliation', 'recipes');
    writeFileSync(path, text.replaceAll("from '../", `from '${recipes}/../`));
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- jest transforms what it requires
    return (require(path) as { readonly recipe: Recipe }).recipe;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const recipe = recipeOf(example ?? '');

test('a recipe that says no more is prepared by one role and signed by another, each month', () => {
  const { left, right } = { left: { title: 'one', columns: [] }, right: { title: 'another', columns: [] } };
  const plain = simpleRecipe({ id: 'p', title: 'p', cites: [], currency: 'SEK', key: [], left, right });
  expect([plain.preparedBy === plain.signedBy, plain.schedule.every]).toEqual([false, 'month']);
  expect(plain.matchers.map(({ kind }) => kind)).toEqual(['exact', 'sums']);
});

function run(left: string, right: string) {
  return reconcile(
    recipe,
    { period: '2021-03' },
    {
      left: readRecipeFile(recipe.left, Buffer.from(left)),
      right: readRecipeFile(recipe.right, Buffer.from(right)),
    },
  );
}

test('the recipe of the guide has ten lines', () => {
  const lines = (example ?? '').split('\n').filter((line) => line !== '' && !/^(\/\/|import )/.test(line));
  expect(lines.length).toBeLessThanOrEqual(10);
});

test('it compares two lists, however they are saved', () => {
  const ours = 'ticket,amount\nP-1,510.00\nP-2,1020.00\n';
  expect(isClean(run(ours, 'Bilag;Beløb\nP-2;1.020,00\nP-1;510,00\n'))).toBe(true);
  const { unexplained, remaining } = run(ours, 'Bilag;Beløb\nP-2;1.020,00\n');
  expect([unexplained.map((difference) => difference.class), remaining.toString()]).toEqual([['only-left'], '510.00']);
  expect(unexplained.map(recipe.routes)).toEqual(['Find out which side is wrong, and have it corrected there.']);
});
