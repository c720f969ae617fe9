import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { reconcile } from '../../reconciliation/reconcile';
import { amount, required, text } from '../../reconciliation/report-layouts';
import { isClean } from '../../reconciliation/result';
import { simpleRecipe } from '../../reconciliation/simple-recipe';

/** The example of the README. */
const recipe = simpleRecipe({
  id: 'parking',
  title: 'parking tickets against the general ledger',
  cites: ['S000-07'],
  currency: 'DKK',
  key: ['ticket'],
  left: { title: 'the parking system', columns: [required(text('ticket')), required(amount('amount'))] },
  right: { title: 'the general ledger', columns: [required(text('ticket', 'Bilag')), amount('amount', 'Beløb')] },
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

test('a recipe of ten lines compares two lists, however they are saved', () => {
  const ours = 'ticket,amount\nP-1,510.00\nP-2,1020.00\n';
  expect(isClean(run(ours, 'Bilag;Beløb\nP-2;1.020,00\nP-1;510,00\n'))).toBe(true);
  const { unexplained, remaining } = run(ours, 'Bilag;Beløb\nP-2;1.020,00\n');
  expect([unexplained.map((difference) => difference.class), remaining.toString()]).toEqual([['only-left'], '510.00']);
  expect(unexplained.map(recipe.routes)).toEqual(['Find out which side is wrong, and have it corrected there.']);
});
