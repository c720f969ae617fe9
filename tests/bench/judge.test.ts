import { judge } from '../../bench/mutations/judge';
import { amount, month, reportLayouts, text } from '../../formats/tables/report-layouts';
import type { RecipeSource } from '../../reconciliation/recipe-source';
import { smallRecipe, source } from '../reconciliation/small-recipe';

const columns = [text('thing'), month('month'), text('kind'), amount('amount')];
const layouts = reportLayouts({ title: 'a list', currency: 'DKK', columns });
const ROW = { line: 2, currency: 'DKK', fields: { thing: 'A', month: '2021-03', kind: 'rent', amount: '1.00' } };
const OTHER = { line: 3, currency: 'DKK', fields: { thing: 'B', month: '2021-03', kind: 'rent', amount: '2.00' } };

/** What is said of a changed kind, where both sides are one file. */
function saidOfKind(amounts: RecipeSource['amounts'], derives?: RecipeSource['derives']): string[] {
  const list: RecipeSource = { ...source, layouts, amounts, ...(derives && { derives }) };
  const lines = [ROW, OTHER];
  const sample = { name: 'small', run: { period: '2021-03' }, isOneFile: true, texts: new Map() };
  const both = new Map([
    ['left', lines],
    ['right', lines],
  ]);
  const recipe = smallRecipe({ left: list, right: list, explanations: [] });
  const judged = [...judge(recipe, { ...sample, lines: both }, (_, at) => at === 0)];
  return judged.flatMap(({ mutation, says }) => (mutation.column === 'kind' ? [says] : []));
}

test('a kind by which a row counts in another sum is no description', () => {
  const isRent = ({ kind = '' }) => kind === 'rent';
  const says = saidOfKind([
    { columns: ['amount'], sign: 'as-is', only: isRent },
    { columns: ['amount'], sign: 'as-is', only: (fields) => !isRent(fields), beside: true },
  ]);
  expect(new Set(says)).toEqual(new Set(['matched otherwise']));
});

test('a kind that is read and decides nothing counts in the same sums', () => {
  const says = saidOfKind([{ columns: ['amount'], sign: 'as-is' }], ({ kind = '' }) => ({ kind: kind.trim() }));
  expect(new Set(says)).toEqual(new Set(['a kind that counts in the same sums']));
});
