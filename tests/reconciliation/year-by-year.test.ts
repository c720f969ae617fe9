import { readFileSync } from 'node:fs';
import { recipeNamed } from '../../office/reconciliation/recipe-shelf';
import { sampleNamed } from '../../cli/reconciliation-samples';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { fileExplanations } from '../../reconciliation/recipe';
import { isCleanYearByYear, reconcileYearByYear } from '../../reconciliation/year-by-year';
import { linesOf, smallRecipe } from './small-recipe';

const recipe = recipeNamed('debtor-gl-area');
const { files } = sampleNamed('debtor-gl-area', 'all-years');
const lines = {
  left: readRecipeFile(recipe.left, readFileSync(files.left)),
  right: readRecipeFile(recipe.right, readFileSync(files.right)),
  explanations: Object.fromEntries(
    fileExplanations(recipe).flatMap(({ id, by }) => {
      const path = files.explanations?.[id];
      return path === undefined ? [] : [[id, readRecipeFile(by.source, readFileSync(path))]];
    }),
  ),
};

test('every year that the two files speak of is reconciled anew, the oldest first (S000-09)', () => {
  const history = reconcileYearByYear(recipe, undefined, lines);
  expect(
    history.years.map(({ year, result }) => [year, result.difference.toString(), result.remaining.toString()]),
  ).toEqual([
    // On the clean-up list.
    ['2017', '8600.00', '0.00'],
    ['2018', '0.00', '0.00'],
    ['2020', '0.00', '0.00'],
    // 790.00 is booked in January 2022; a claim of 30.00 too much and a prepayment of −640.00 that is only in Kvantum.
    ['2021', '1460.00', '670.00'],
    ['2022', '-790.00', '0.00'],
  ]);
  // 8,600 + 1,460 − 790: what was booked in the year after cancels out.
  expect([history.difference.toString(), history.remaining.toString()]).toEqual(['9270.00', '670.00']);
  expect(isCleanYearByYear(history)).toBe(false);
});

test('the years come to the whole files', () => {
  const whole = (side: 'left' | 'right') =>
    lines[side].reduce((sum, { fields }) => sum + Math.round(Number(fields.amount) * 100), 0);
  const { left, right } = reconcileYearByYear(recipe, undefined, lines);
  expect([Number(left.toMinorUnits()), Number(right.toMinorUnits())]).toEqual([whole('left'), whole('right')]);
});

test('a year with rows on one side only is not clean, and files without years have none', () => {
  const small = smallRecipe();
  const history = reconcileYearByYear(small, undefined, {
    left: linesOf(['A 1.00 2020-05', 'B 1.00 2021-05']),
    right: linesOf(['A 1.00 2020-05']),
  });
  expect(history.years.map(({ year, result }) => [year, result.remaining.toString()])).toEqual([
    ['2020', '0.00'],
    ['2021', '1.00'],
  ]);
  expect(isCleanYearByYear(history)).toBe(false);
  const none = reconcileYearByYear(small, undefined, { left: [], right: [] });
  expect([none.years, isCleanYearByYear(none)]).toEqual([[], false]);
});
