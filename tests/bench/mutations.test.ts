import { judge, judgeWhole } from '../../bench/mutations/judge';
import type { Judged } from '../../bench/mutations/judged';
import { judgeDeliveries } from '../../bench/mutations/judge-deliveries';
import { loadSamples } from '../../bench/mutations/load-samples';
import { recipes } from '../../office/reconciliation/recipe-shelf';

/** Of a long file a row here and there: `npm run bench -- mutations` takes them all. */
const ROWS_OF_A_FILE = 6;

const all = recipes();

test.each(all.map((recipe, at) => [recipe.id, recipe, all[(at + 1) % all.length]] as const))(
  '%s: no whole file that is wrong, and no wrong delivery, leaves a result clean without a reason that the result names',
  (_, recipe, next) => {
    const foreign = next ? [...(loadSamples(next)[0]?.texts.values() ?? [])] : [];
    const judged = loadSamples(recipe).flatMap((sample) => [
      ...judgeWhole(recipe, sample),
      ...judgeDeliveries(recipe, sample, foreign),
    ]);
    const falseCleans = judged.filter(({ verdict, says }) => verdict === 'clean' && says === '');
    expect(falseCleans.map(({ sample, file, mutation }) => ({ sample, file, ...mutation }))).toEqual([]);
  },
  120_000,
);

test.each(recipes().map((recipe) => [recipe.id, recipe] as const))(
  '%s: no wrong row leaves a result clean without a reason that the result names',
  (_, recipe) => {
    const judged: Judged[] = [];
    for (const sample of loadSamples(recipe)) {
      const isSampled = (file: string, at: number) => {
        const rows = sample.lines.get(file)?.length ?? 0;
        return at % Math.max(1, Math.floor(rows / ROWS_OF_A_FILE)) === 0;
      };
      judged.push(...judge(recipe, sample, isSampled));
    }
    const falseCleans = judged.filter(({ verdict, says }) => verdict === 'clean' && says === '');
    expect(falseCleans.map(({ sample, file, mutation }) => ({ sample, file, ...mutation }))).toEqual([]);
    expect(judged.some(({ verdict }) => verdict === 'found')).toBe(true);
  },
  120_000,
);
