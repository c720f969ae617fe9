import { readFileSync } from 'node:fs';
import { recipeNamed } from '../../office/reconciliation/recipe-shelf';
import { sampleNamed } from '../../cli/reconciliation-samples';
import { cleanUpCsv, cleanUpList, NothingToCleanUp } from '../../reconciliation/clean-up-list';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { fileExplanations } from '../../reconciliation/recipe';
import { reconcile } from '../../reconciliation/reconcile';
import type { FileLine } from '../../reconciliation/source-reader';

const recipe = recipeNamed('debtor-gl-area');
const { files } = sampleNamed('debtor-gl-area', 'all-years');
const left = readRecipeFile(recipe.left, readFileSync(files.left));
const right = readRecipeFile(recipe.right, readFileSync(files.right));
const list = fileExplanations(recipe).find(({ id }) => id === recipe.cleanUp?.readBackAs);

function written(items = cleanUpList(recipe, { period: '2021' }, { left, right })): string {
  return cleanUpCsv(recipe, items);
}

function line(fields: Record<string, string>): FileLine {
  return { line: 2, currency: 'DKK', fields };
}

test('the items open for more than three years, oldest first in their area, each with what the other system has (S000-10)', () => {
  const items = cleanUpList(recipe, { period: '2021' }, { left, right });
  expect(
    items.map(({ cells, amount, years, there }) => [cells.item, amount.toString(), years, there?.toString()]),
  ).toEqual([
    ['ES-2017-01', '8600.00', 4, undefined],
    ['ES-2018-01', '14300.00', 3, '14300.00'],
  ]);
});

test('is a file with a row for each item, in which the clerk writes what becomes of it', () => {
  expect(written().split('\n')).toEqual([
    'area,account,item,booked_on,due_on,as_of,note,amount,currency,open_since,years_open,in_the_other_system,decision,decided_by,decided_on',
    'property tax,,ES-2017-01,2017-04-03,2017-04-30,2021-12-31,,8600.00,DKK,2017-04-30,4,,undecided,,',
    'property tax,,ES-2018-01,2018-10-01,2018-10-31,2021-12-31,,14300.00,DKK,2018-10-31,3,14300.00,undecided,,',
    '',
  ]);
});

test('is given back as a list of causes: what was decided explains, what was not does not', () => {
  const run = (csv: string) => {
    if (!list) throw new Error('The recipe reads no clean-up list back.');
    const cleanUp = readRecipeFile(list.by.source, Buffer.from(csv));
    return reconcile(recipe, { period: '2017' }, { left, right, explanations: { 'clean-up': cleanUp } });
  };
  const undecided = run(written());
  expect([undecided.explained, undecided.remaining.toString()]).toEqual([[], '8600.00']);
  const decided = run(written().replace('undecided,,', 'write off,KL,2022-01-10'));
  expect(decided.explained.map(({ cause, amount }) => [cause, amount.toString()])).toEqual([
    ['on the clean-up list: decided, not yet booked in Kvantum', '8600.00'],
  ]);
  expect(decided.remaining.toString()).toBe('0.00');
  expect(run(written().replace('undecided,,', 'behold,KL,2022-01-10')).remaining.toString()).toBe('8600.00');
});

test('an item is old from the day after three years, and a prepayment since it was booked', () => {
  const item = { area: 'Parkering', item: 'P-1', as_of: '2021-12-31', amount: '10.00' };
  const isListed = (fields: Record<string, string>) =>
    cleanUpList(recipe, { period: '2021' }, { left: [line({ ...item, ...fields })], right: [] }).length === 1;
  expect(isListed({ due_on: '2018-12-30' })).toBe(true);
  expect(isListed({ due_on: '2018-12-31' })).toBe(false);
  expect(isListed({ booked_on: '2018-06-01' })).toBe(true);
  expect(isListed({ year: '2017' })).toBe(true);
  expect(isListed({ year: '2018' })).toBe(false);
  expect(isListed({})).toBe(false);
  // Without a day of its own the file is of the end of the period.
  expect(isListed({ due_on: '2018-12-30', as_of: '' })).toBe(true);
  expect(isListed({ due_on: '2018-02-28', amount: '0.00' })).toBe(false);
});

test('cells that a spreadsheet would take for a formula are harmless, and come back as they were', () => {
  const odd = line({ area: 'Parkering', item: '=1+1', due_on: '2015-01-01', as_of: '2021-12-31', amount: '-5.00' });
  const csv = written(cleanUpList(recipe, { period: '2021' }, { left: [odd], right: [] }));
  expect(csv).toContain("parking,,'=1+1,");
  expect(list && readRecipeFile(list.by.source, Buffer.from(csv))[0]?.fields.item).toBe('=1+1');
});

test('a recipe that calls nothing old has no list', () => {
  expect(() => cleanUpList(recipeNamed('ky-finance'), { period: '2021' }, { left: [], right: [] })).toThrow(
    NothingToCleanUp,
  );
});
