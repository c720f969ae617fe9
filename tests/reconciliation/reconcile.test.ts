import { reconcile } from '../../reconciliation/reconcile';
import { isClean, sidesWithoutRows } from '../../reconciliation/result';
import type { FileLine } from '../../reconciliation/source-reader';
import {
  ALL_MATCHERS,
  explainedBy,
  leftOver,
  linesOf,
  list,
  matchedBy,
  runSmall,
  SHIFT,
  smallRecipe,
  source,
} from './small-recipe';

describe('what ties', () => {
  test('one row on each side with one amount', () => {
    const result = runSmall(['A 100.00', 'B 50.00'], ['B 50.00', 'A 100.00']);
    expect([matchedBy(result), leftOver(result), isClean(result)]).toEqual([['exact: 2 against 2'], [], true]);
  });

  test('several rows of a key on both sides, by their sum', () => {
    const result = runSmall(['A 60.00', 'A 40.00'], ['A 30.00', 'A 70.00']);
    expect([matchedBy(result), leftOver(result)]).toEqual([['sums: 2 against 2'], []]);
  });

  test('not by their sum where the recipe does not compare sums', () => {
    const recipe = smallRecipe({ matchers: [{ kind: 'exact' }] });
    const result = runSmall(['A 60.00', 'A 40.00'], ['A 30.00', 'A 70.00'], {}, recipe);
    expect(leftOver(result)).toEqual(['other-amount A 0.00: left 2, left 3, right 2, right 3']);
    expect(isClean(result)).toBe(false);
  });

  test('two empty files tie in everything and prove nothing', () => {
    const result = runSmall([], []);
    expect([leftOver(result), isClean(result)]).toEqual([[], false]);
  });

  test('files of other months only are not clean, and say whose months they are', () => {
    const result = runSmall(['A 1.00 2016-08', 'B 2.00 2016-10'], ['A 1.00 2016-09']);
    expect([leftOver(result), isClean(result)]).toEqual([[], false]);
    expect(sidesWithoutRows(result)).toEqual([
      {
        side: 'left',
        says: 'a list: none of its 2 rows counts in 2021-03; those of other periods are of 2016-08 to 2016-10. Check the period and the file.',
      },
      {
        side: 'right',
        says: 'a list: its only row does not count in 2021-03; those of other periods are of 2016-09. Check the period and the file.',
      },
    ]);
  });

  test('rows that are left out for a reason of the recipe are told by that reason', () => {
    const drafts = { ...source, leavesOut: () => 'a draft' };
    const result = runSmall(['A 1.00'], ['A 1.00'], {}, smallRecipe({ left: drafts, right: drafts }));
    expect([isClean(result), sidesWithoutRows(result)[0]?.says]).toEqual([
      false,
      'a list: its only row does not count in 2021-03 (a draft). Check the period and the file.',
    ]);
  });
});

describe('what does not tie', () => {
  test('a row that the other side lacks', () => {
    expect(leftOver(runSmall(['A 100.00'], ['B 70.00']))).toEqual([
      'only-left A 100.00: left 2',
      'only-right B -70.00: right 2',
    ]);
  });

  test('another amount, even by one øre', () => {
    expect(leftOver(runSmall(['A 100.00'], ['A 99.99']))).toEqual(['other-amount A 0.01: left 2, right 2']);
  });

  test('a row that stands twice counts twice, and its repetition is told', () => {
    const result = runSmall(['A 100.00', 'A 100.00'], ['A 100.00']);
    expect([result.left.total.toString(), result.left.repeated]).toEqual(['200.00', 1]);
    expect(leftOver(result)).toEqual(['repeated A 100.00: left 3']);
  });

  test('a row that its source puts under one name twice counts in that sum once', () => {
    const twice = { ...source, tallies: () => ['fees', 'fees'] };
    const result = runSmall(['A 100.00'], ['A 100.00'], {}, smallRecipe({ left: twice }));
    expect(result.left.parts.map(({ name, rows, amount }) => [name, rows, amount.toString()])).toEqual([
      ['fees', 1, '100.00'],
    ]);
  });

  test('lines that only mean the same, and do not say it, are no repetition', () => {
    const upper = { ...source, derives: ({ thing = '' }) => ({ thing: thing.toUpperCase() }) };
    const result = runSmall(['a 1.00', 'A 1.00', 'A 1.00'], ['A 3.00'], {}, smallRecipe({ left: upper }));
    expect([result.left.repeated, isClean(result)]).toEqual([1, true]);
  });

  test('two differences that offset each other are two differences', () => {
    const result = runSmall(['A 100.00', 'B 50.00'], ['A 50.00', 'B 100.00']);
    expect(result.remaining.toString()).toBe('0.00');
    expect(leftOver(result)).toHaveLength(2);
    expect(isClean(result)).toBe(false);
  });

  test('a tolerance passes a difference up to it, tells it as explained, and passes nothing that is missing', () => {
    const recipe = smallRecipe({ tolerance: { amount: '0.05', reason: 'the report is rounded' } });
    const result = runSmall(['A 100.00', 'B 100.00', 'C 0.02'], ['A 99.95', 'B 99.94'], {}, recipe);
    expect(explainedBy(result)).toEqual(['within the tolerance of 0.05: the report is rounded: 2 rows, 0.05']);
    expect(leftOver(result)).toEqual(['other-amount B 0.06: left 3, right 3', 'only-left C 0.02: left 4']);
  });
});

describe('several rows against one', () => {
  test('the only set that makes it up, while the rest of the key stays open', () => {
    // S004 figure 27: −15,218.13 − 14,632.31 − 15,218.13 + 45,068.57 = 0, beside a payout that came back.
    const provisions = ['1201 15218.13', '1201 14632.31', '1201 15218.13', '1201 10344.00'];
    const result = runSmall(provisions, ['1201 45068.57']);
    expect(matchedBy(result)).toEqual(['many-to-one: 3 against 1']);
    expect(leftOver(result)).toEqual(['only-left 1201 10344.00: left 5']);
  });

  test('two sets that would do are offered to a person, with both', () => {
    const result = runSmall(['A 101.00', 'A 202.00', 'A 123.00', 'A 180.00'], ['A 303.00']);
    expect(matchedBy(result)).toEqual([]);
    expect(leftOver(result)).toEqual(['ambiguous A 303.00: left 2, left 3, left 4, left 5, right 2']);
    const [difference] = result.unexplained;
    expect(difference?.candidates.map((set) => set.map(({ row }) => row.line).sort())).toEqual(
      expect.arrayContaining([
        [2, 3],
        [4, 5],
      ]),
    );
  });

  test('rows are put together across keys only within what the recipe says', () => {
    const within = smallRecipe({ matchers: [{ kind: 'exact' }, { kind: 'many-to-one', within: ['month'] }] });
    const [left, right] = [['A 100.11', 'B 270.37', 'C 999.99'], ['deposit 370.48']];
    expect(matchedBy(runSmall(left, right, {}, within))).toEqual(['many-to-one: 2 against 1']);
    expect(matchedBy(runSmall(left, right))).toEqual([]);
  });
});

describe('the neighbouring month', () => {
  test('explains a row whose counterpart stands there', () => {
    const result = runSmall(['A 100.00'], ['A 100.00 2021-04']);
    expect([explainedBy(result), leftOver(result)]).toEqual([['in a neighbouring month: 1 rows, 100.00'], []]);
    expect(result.right.leftOut).toMatchObject([{ reason: 'of another period', rows: 1 }]);
  });

  test('explains nothing by a rent of the same amount that ties within its own month', () => {
    const result = runSmall(['A 100.00', 'A 100.00 2021-04'], ['A 100.00 2021-04']);
    expect(leftOver(result)).toEqual(['only-left A 100.00: left 2']);
  });

  test('reaches as far as the recipe says, over the turn of the year too', () => {
    const recipe = smallRecipe({ matchers: [{ kind: 'exact' }, { ...SHIFT, reach: 2 }] });
    const run = (other: string) =>
      reconcile(
        recipe,
        { period: '2020-12' },
        { left: linesOf(['A 5.00 2020-12']), right: linesOf([`A 5.00 ${other}`]) },
      );
    expect(explainedBy(run('2021-02'))).toEqual(['in a neighbouring month: 1 rows, 5.00']);
    expect(explainedBy(run('2021-03'))).toEqual([]);
  });

  test('is told as timing where the recipe does not explain by it', () => {
    const recipe = smallRecipe({ matchers: [{ kind: 'exact' }] });
    expect(leftOver(runSmall(['A 100.00'], ['A 100.00 2021-04'], {}, recipe))).toEqual(['timing A 100.00: left 2']);
  });
});

describe('a list of causes', () => {
  test('explains the row of its key and amount', () => {
    const result = runSmall(['A 100.00', 'B 7.00'], ['B 7.00'], { errors: ['A 100.00'] });
    expect([explainedBy(result), isClean(result)]).toEqual([['on the list errors: 1 rows, 100.00'], true]);
  });

  test('explains a part of a sum, and leaves the rest', () => {
    const result = runSmall(['A 33553.00'], ['A 0.01'], { errors: ['A 9950.00', 'A 293.30'] });
    expect(explainedBy(result)).toEqual(['on the list errors: 2 rows, 10243.30']);
    expect(leftOver(result)).toEqual(['other-amount A 23309.69: left 2, right 2']);
    expect(result.remaining.toString()).toBe('23309.69');
  });

  test('explains only rows where the recipe says so', () => {
    const recipe = smallRecipe({ explanations: [list('errors', 'left', 'rows')] });
    const result = runSmall(['A 100.00'], ['A 60.00'], { errors: ['A 40.00'] }, recipe);
    expect(leftOver(result)).toEqual(['other-amount A 40.00: left 2, right 2']);
  });

  test('that says more than the difference explains the difference by just that row, or not at all', () => {
    expect(explainedBy(runSmall(['A 100.00'], ['A 60.00'], { errors: ['A 40.00', 'A 8.00'] }))).toEqual([
      'on the list errors: 1 rows, 40.00',
    ]);
    expect(leftOver(runSmall(['A 100.00'], ['A 60.00'], { errors: ['A 55.00', 'A 8.00'] }))).toEqual([
      'other-amount A 40.00: left 2, right 2',
    ]);
  });

  test('of the other direction explains nothing', () => {
    expect(leftOver(runSmall(['A 60.00'], ['A 100.00'], { errors: ['A 40.00'] }))).toEqual([
      'other-amount A -40.00: left 2, right 2',
    ]);
  });

  test('explains nothing of a key that ties, and says so: a row that explains nothing is not accounted for', () => {
    const result = runSmall(['A 100.00'], ['A 100.00'], { errors: ['A 100.00'] });
    expect([explainedBy(result), isClean(result)]).toEqual([[], false]);
    expect(result.unused).toMatchObject([{ file: 'errors', rows: 1, isOpen: true, firstLines: [2] }]);
  });

  test('that names no thing explains the only difference of its amount, and none of two', () => {
    const unnamed = (rows: readonly string[]): FileLine[] =>
      rows.map((written, index) => ({ line: index + 2, currency: 'DKK', fields: { amount: written, month: '' } }));
    const run = (left: readonly string[]) =>
      reconcile(
        smallRecipe(),
        { period: '2021-03' },
        { left: linesOf(left), right: [], explanations: { errors: unnamed(['126.03']) } },
      );
    expect(explainedBy(run(['A 126.03', 'B 50.00']))).toEqual(['on the list errors: 1 rows, 126.03']);
    expect(leftOver(run(['A 126.03', 'B 126.03']))).toEqual([
      'only-left A 126.03: left 2',
      'only-left B 126.03: left 3',
    ]);
  });
});

describe('what is compared', () => {
  test('by every optional part of the key that both files name, and by less when one is of sums', () => {
    const recipe = smallRecipe({ key: ['month', 'thing?'] });
    const sums: FileLine = { line: 2, currency: 'DKK', fields: { thing: '', month: '2021-03', amount: '150.00' } };
    const left = linesOf(['A 100.00', 'B 50.00']);
    const result = reconcile(recipe, { period: '2021-03' }, { left, right: [sums] });
    expect([result.comparedBy, isClean(result)]).toEqual([['month'], true]);
    expect(reconcile(recipe, { period: '2021-03' }, { left, right: left }).comparedBy).toEqual(['month', 'thing']);
  });

  test('with the sign turned where the two sides stand opposite', () => {
    const recipe = smallRecipe({ right: { ...source, amounts: [{ columns: ['amount'], sign: 'opposite' }] } });
    expect(isClean(runSmall(['A -100.00'], ['A 100.00'], {}, recipe))).toBe(true);
  });

  test('never in two currencies', () => {
    const kronor: FileLine = { line: 9, currency: 'SEK', fields: { thing: 'A', month: '2021-03', amount: '1.00' } };
    expect(() => reconcile(smallRecipe(), { period: '2021-03' }, { left: [kronor], right: [] })).toThrow(
      /line 9, currency: SEK is not the DKK of this reconciliation/,
    );
  });

  test('rows up to the end of the period, where a balance is compared', () => {
    const recipe = smallRecipe({
      matchers: ALL_MATCHERS,
      periodRules: [{ name: 'balance', counts: 'until', column: { left: 'month', right: 'month' } }],
    });
    const result = runSmall(['A 100.00 2020-11', 'B 9.00 2021-05'], ['A 100.00 2021-03'], {}, recipe);
    expect([isClean(result), result.left.total.toString()]).toEqual([true, '100.00']);
  });

  test('an unknown period rule is refused with those that there are', () => {
    expect(() => reconcile(smallRecipe(), { period: '2021-03', by: 'moon' }, { left: [], right: [] })).toThrow(
      'small knows no period rule "moon". Take one of: month.',
    );
  });
});
