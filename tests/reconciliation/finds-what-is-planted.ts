import { recipeNamed } from '../../office/reconciliation/recipe-shelf';
import { reconcile } from '../../reconciliation/reconcile';
import type { Reconciliation } from '../../reconciliation/result';
import { plantedRun, type MadeLine, type Planted } from './planted/planted-run';
import { PLANTED_PLANS } from './planted/planted-plans';

const LINES = 100_000;

/** Run from two files, so that two of them go at the same time. */
export function findsWhatIsPlanted(isMeant: (recipeId: string) => boolean): void {
  const plans = PLANTED_PLANS.filter((plan) => isMeant(plan.recipeId)).map((plan) => [plan.recipeId, plan] as const);
  describe.each(plans)('%s', (recipeId, plan) => {
    test('of 100,000 lines everything that was planted is found, and nothing else', () => {
      const { run, files, planted } = plantedRun(plan, LINES, 7);
      const result = reconcile(recipeNamed(recipeId), run, files);
      expect(files.left.length).toBeGreaterThanOrEqual(LINES);
      expect(new Set(planted.map(({ kind }) => kind)).size).toBeGreaterThan(5);
      expect(foundIn(result)).toEqual(planted.map(inOneLine).sort());
      expect(result.matched.length).toBeGreaterThan(0);
    });

    test('one line in another currency, in whichever file, refuses all of them', () => {
      const { run, files } = plantedRun(plan, 500, 7);
      const other = plan.currency === 'DKK' ? 'SEK' : 'DKK';
      const mixed = (lines: readonly MadeLine[]) =>
        lines.map((line, at) => (at === lines.length - 1 ? { ...line, currency: other } : line));
      const { left, right, explanations } = files;
      const runs = [
        { ...files, left: mixed(left) },
        { ...files, right: mixed(right) },
        ...Object.entries(explanations).map(([id, lines]) => ({
          ...files,
          explanations: { ...explanations, [id]: mixed(lines) },
        })),
      ];
      for (const given of runs) {
        expect(() => reconcile(recipeNamed(recipeId), run, given)).toThrow(`${other} is not the ${plan.currency}`);
      }
    });
  });
}

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
