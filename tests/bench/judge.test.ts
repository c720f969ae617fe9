import { judge, judgeWhole } from '../../bench/mutations/judge';
import { TEXT_KINDS, textMutationsOf } from '../../bench/mutations/texts';
import { amount, month, reportLayouts, text } from '../../formats/tables/report-layouts';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
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

describe('a whole file', () => {
  const list: RecipeSource = { ...source, layouts, amounts: [{ columns: ['amount'], sign: 'as-is' }] };
  const written = 'thing,month,kind,amount\n"A, upstairs",2021-03,rent,1.00\nB,2021-03,"the ""old"" rent",2.00\n';

  test('whose cells stand in quotation marks is changed as another is', () => {
    const found = textMutationsOf(list, written);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(
      new Set(TEXT_KINDS.filter((kind) => kind !== 'a wrong total')),
    );
    expect(found.find(({ kind }) => kind === 'an amount in another notation')?.text).toBe(
      'thing,month,kind,amount\n"A, upstairs",2021-03,rent,1.234;50\nB,2021-03,"the ""old"" rent",2.00\n',
    );
  });

  test('is judged by each change of its rows and of its text', () => {
    const lines = readRecipeFile(list, Buffer.from(written));
    const both = [...lines];
    const sample = {
      ...{ name: 'small', run: { period: '2021-03' }, isOneFile: false },
      lines: new Map([
        ['left', both],
        ['right', both],
      ]),
      texts: new Map([['left', written]]),
    };
    const recipe = smallRecipe({ left: list, right: list, explanations: [] });
    const judged = [...judgeWhole(recipe, sample)].filter(({ file }) => file === 'left');
    const verdictOf = (kind: string) =>
      judged.filter(({ mutation }) => mutation.kind === kind).map((one) => one.verdict);
    expect(verdictOf('given twice')).toEqual(['found']);
    expect(verdictOf('no amount at all')).toEqual(['refused']);
    expect(verdictOf('an amount in another notation')).toEqual(['refused']);
    expect(judged.filter(({ verdict, says }) => verdict === 'clean' && says === '')).toEqual([]);
  });
});
