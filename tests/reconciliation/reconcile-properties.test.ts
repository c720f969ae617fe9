import fc from 'fast-check';
import { recipeNamed } from '../../office/reconciliation/recipe-shelf';
import { Money } from '../../domain/kernel/money';
import { reconcile } from '../../reconciliation/reconcile';
import type { Reconciliation } from '../../reconciliation/result';
import { plantedRun } from './planted/planted-run';
import { PLANTED_PLANS } from './planted/planted-plans';
import { list, runSmall, smallRecipe } from './small-recipe';

/** Few things, few amounts and few months, so that nearly everything that can happen happens. */
const row = fc
  .record({
    thing: fc.constantFrom('A', 'B', 'C'),
    amount: fc.constantFrom('1.00', '2.00', '3.00', '45.67', '-2.00', '0.00', '100.01'),
    month: fc.constantFrom('2021-03', '2021-03', '2021-03', '2021-02', '2021-04'),
  })
  .map(({ thing, amount, month }) => `${thing} ${amount} ${month}`);
const rows = fc.array(row, { maxLength: 9 });

const recipes = [
  smallRecipe(),
  smallRecipe({ matchers: [{ kind: 'exact' }] }),
  smallRecipe({
    matchers: [{ kind: 'exact' }, { kind: 'many-to-one', within: ['month'] }],
    explanations: [list('errors', 'right', 'rows')],
    tolerance: { amount: '1.00', reason: 'rounded' },
  }),
];

function sum(amounts: readonly Money[]): string {
  return amounts.reduce((total, amount) => total.plus(amount), Money.zero('DKK')).toString();
}

/** How often a row of the period occurs in what was matched, explained or left. */
function rowsAccountedFor({ matched, explained, unexplained }: Reconciliation, side: 'left' | 'right'): number {
  const open = new Set(
    [
      ...explained.flatMap(({ items }) => items.flatMap((item) => item.rows)),
      ...unexplained.flatMap((item) => item.rows),
    ]
      .filter((one) => one.side === side)
      .map(({ row: { line } }) => line),
  );
  const tied = matched.reduce((count, one) => count + (side === 'left' ? one.leftRows : one.rightRows), 0);
  return tied + open.size;
}

test('whatever the files say: the difference is what is explained and what is left, and every row is in one of the three', () => {
  fc.assert(
    fc.property(fc.constantFrom(...recipes), rows, rows, rows, (recipe, left, right, errors) => {
      const result = runSmall(left, right, { errors }, recipe);
      const parts = [
        ...result.explained.flatMap(({ items }) => items.map(({ amount }) => amount)),
        ...result.unexplained.map(({ amount }) => amount),
      ];
      expect(sum(parts)).toBe(result.difference.toString());
      expect(result.remaining.toString()).toBe(sum(result.unexplained.map(({ amount }) => amount)));
      expect(result.difference.toString()).toBe(result.left.total.minus(result.right.total).toString());
      expect(rowsAccountedFor(result, 'left')).toBe(result.left.rows);
      expect(rowsAccountedFor(result, 'right')).toBe(result.right.rows);
    }),
    { numRuns: 500 },
  );
});

test('the order of the rows changes no total and no amount', () => {
  const shuffledTwice = rows.chain((some) =>
    fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length })),
  );
  const told = ({ difference, explained, unexplained }: Reconciliation) => [
    difference.toString(),
    explained.map(({ cause, amount }) => `${cause} ${amount.toString()}`).sort(),
    unexplained.map(({ class: kind, key, amount }) => `${kind} ${key} ${amount.toString()}`).sort(),
  ];
  fc.assert(
    fc.property(shuffledTwice, rows, rows, ([left, otherwise], right, errors) => {
      expect(told(runSmall(left, right, { errors }))).toEqual(told(runSmall(otherwise, right, { errors })));
    }),
  );
});

test('with the sides exchanged every difference is the opposite', () => {
  const recipe = smallRecipe({ explanations: [] });
  const mirrored: Record<string, string> = { 'only-left': 'only-right', 'only-right': 'only-left' };
  const told = ({ unexplained }: Reconciliation) =>
    unexplained.map(({ class: kind, key, amount }) => [kind, key, amount.toString()].join(' ')).sort();
  const exchanged = ({ unexplained }: Reconciliation) =>
    unexplained
      .map(({ class: kind, key, amount }) => [mirrored[kind] ?? kind, key, amount.negated().toString()].join(' '))
      .sort();
  fc.assert(
    fc.property(rows, rows, (left, right) => {
      expect(exchanged(runSmall(right, left, {}, recipe))).toEqual(told(runSmall(left, right, {}, recipe)));
    }),
  );
});

test('in every small portfolio of every recipe the differences are as many as were planted', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PLANTED_PLANS), fc.integer({ min: 1, max: 1_000_000 }), (plan, seed) => {
      const { run, files, planted } = plantedRun(plan, 500, seed);
      const result = reconcile(recipeNamed(plan.recipeId), run, files);
      const found = [
        ...result.unexplained.map(({ class: kind, amount }) => `${kind} ${amount.toString()}`),
        ...result.explained.flatMap(({ cause, items }) => items.map(({ amount }) => `${cause} ${amount.toString()}`)),
        ...result.brokenRules.flatMap(({ rule, firstLines }) => firstLines.map(() => `${rule} 0.00`)),
      ];
      expect(found.sort()).toEqual(planted.map(({ outcome, amount }) => `${outcome} ${amount}`).sort());
    }),
    { numRuns: 30 },
  );
});
