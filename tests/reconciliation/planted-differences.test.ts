import { recipeNamed } from '../../activities/reconciliation/recipe-shelf';
import { reconcile } from '../../reconciliation/reconcile';
import type { Reconciliation } from '../../reconciliation/result';
import { plantedRun, type Planted } from '../../sample/reconciliations/planted-run';
import { PLANTED_PLANS } from './planted-plans';

const LINES = 100_000;

describe.each(PLANTED_PLANS.map((plan) => [plan.recipeId, plan] as const))('%s', (recipeId, plan) => {
  test('of 100,000 lines everything that was planted is found, and nothing else', () => {
    const { run, files, planted } = plantedRun(plan, LINES, 7);
    const result = reconcile(recipeNamed(recipeId), run, files);
    expect(files.left.length).toBeGreaterThanOrEqual(LINES);
    expect(new Set(planted.map(({ kind }) => kind)).size).toBeGreaterThan(5);
    expect(foundIn(result)).toEqual(planted.map(inOneLine).sort());
    expect(result.matched.length).toBeGreaterThan(0);
  });
});

function inOneLine({ outcome, lines, amount }: Pick<Planted, 'outcome' | 'lines' | 'amount'>): string {
  return `${outcome}: ${[...lines].sort().join(', ')}: ${amount}`;
}

/** Every difference of a result as the generator notes it; the first lines only of a broken rule are told. */
function foundIn({ unexplained, explained, brokenRules }: Reconciliation): string[] {
  return [
    ...unexplained.map(({ class: outcome, rows, amount }) =>
      inOneLine({ outcome, lines: rows.map(({ side, row }) => `${side} ${row.line}`), amount: amount.toString() }),
    ),
    ...explained.flatMap(({ cause, items }) =>
      items.map(({ rows, amount }) =>
        inOneLine({
          outcome: cause,
          lines: rows.map(({ side, row }) => `${side} ${row.line}`),
          amount: amount.toString(),
        }),
      ),
    ),
    ...brokenRules.flatMap(({ rule, file, firstLines }) =>
      firstLines.map((line) => inOneLine({ outcome: rule, lines: [`${file} ${line}`], amount: '0.00' })),
    ),
  ].sort();
}
