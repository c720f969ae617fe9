import { loadSamples } from '../../bench/mutations/load-samples';
import { recipes } from '../../office/office';
import { sourcesOf, type Recipe } from '../../reconciliation/recipe';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { reconcile } from '../../reconciliation/reconcile';
import { isClean, type Reconciliation } from '../../reconciliation/result';
import type { RecipeSource } from '../../reconciliation/recipe-source';

/** A sample with some of its files taken from another place. */
function delivered(id: string, name: string, places: Readonly<Record<string, string>>): Reconciliation {
  const recipe = recipes().find((one) => one.id === id) as Recipe;
  const sample = loadSamples(recipe).find((one) => one.name === name);
  if (!sample) throw new Error(`${id} has no sample ${name}.`);
  const lines = Object.fromEntries(
    [...sample.texts.keys()].map((file) => {
      const text = sample.texts.get(places[file] ?? file) ?? '';
      return [file, readRecipeFile(sourcesOf(recipe).get(file) as RecipeSource, Buffer.from(text))];
    }),
  );
  const hashes = Object.fromEntries([...sample.texts.keys()].map((file) => [file, [places[file] ?? file]]));
  const { left = [], right = [], third, ...explanations } = lines;
  return reconcile(recipe, sample.run, { left, right, ...(third && { third }), explanations, hashes });
}

test('one file given as both sides ties with itself, and is not clean', () => {
  const result = delivered('bank-ledger', 'august', { right: 'left' });
  expect(isClean(result)).toBe(false);
  expect(result.brokenRules).toContainEqual(
    expect.objectContaining({
      rule: 'a file is given in one place',
      file: 'right',
      says: [expect.stringContaining('(left), and agrees with itself')],
    }),
  );
});

test('a side that is given as its own witness is not clean', () => {
  const result = delivered('ky-debtor', 'june-by-creation', { 'sum-report': 'left' });
  expect(isClean(result)).toBe(false);
  expect(result.brokenRules.map(({ file }) => file)).toEqual(['sum-report']);
});

test('an extract of which each side takes other rows may be given as both', () => {
  const result = delivered('ky-nemkonto', 'returned', { right: 'left' });
  expect([isClean(result), result.brokenRules, result.misplaceable]).toEqual([true, [], []]);
});

test.each([
  ['bank-ledger', 'august'],
  ['provision-settlement', 'tax-account'],
  ['ky-finance', 'posting-overview'],
])('%s: sides of one layout are named, for in each other’s place they tie too', (id, sample) => {
  const result = delivered(id, sample, { left: 'right', right: 'left' });
  expect(result.misplaceable).toEqual([
    { files: ['left', 'right'], says: expect.stringContaining('nothing in the files tells which is which') as unknown },
  ]);
});

test('a payout in the file of provisions that the file of payouts lacks is not clean', () => {
  const recipe = recipes().find(({ id }) => id === 'ky-nemkonto') as Recipe;
  const sample = loadSamples(recipe).find(({ name }) => name === 'november');
  const [left = '', right = ''] = [sample?.texts.get('left'), sample?.texts.get('right')];
  const result = (extract: string) =>
    reconcile(
      recipe,
      { period: '2021-11' },
      {
        left: readRecipeFile(recipe.left, Buffer.from(extract)),
        right: readRecipeFile(recipe.right, Buffer.from(right)),
      },
    );
  const payout = 'KY-000099999,2021-11-15,9000000000-952599065-9900000-60-9-,Mellemregning NemKonto,DKK,777.00,0199\n';
  expect(isClean(result(left))).toBe(true);
  expect(isClean(result(left + payout))).toBe(false);
  expect(result(left + payout).brokenRules.map(({ file, lines, says }) => [file, lines, says])).toEqual([
    ['left', 1, ['provisions for payout (left) has 1 of them, and payouts to NemKonto (right) has 16']],
  ]);
  // The whole extract on the left, and its payouts on the right.
  const payouts = right.slice(right.indexOf('\n') + 1);
  expect(isClean(result(left + payouts))).toBe(true);
});
