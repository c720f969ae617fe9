import fc from 'fast-check';
import { Money } from '../../domain/kernel/money';
import { reconcile } from '../../reconciliation/reconcile';
import { keyInWords } from '../../reconciliation/row';
import { dated, EXACT, matchedRows, plain, rowsOf, SUMS, written } from './slips';
import { linesOf, runSmall, SHIFT } from './small-recipe';

describe('a neighbouring month', () => {
  test('explains by rows of another month, of the key, to the øre, each once, and by none that tie there', () => {
    fc.assert(
      fc.property(dated, dated, (left, right) => {
        const result = runSmall(rowsOf(left), rowsOf(right), {}, plain([EXACT, SUMS, SHIFT]));
        const items = result.explained.flatMap((cause) => cause.items);
        const used = items.flatMap(({ because }) => because);
        expect(new Set(used).size).toBe(used.length);
        for (const { key, amount, because } of items.filter((item) => !item.amount.isZero())) {
          expect(because.every((row) => row.period !== '2021-03' && row.key === key)).toBe(true);
          expect(new Set(because.map((row) => row.period)).size).toBe(1);
          const sum = because.reduce((total, row) => total.plus(row.amount), Money.zero('DKK'));
          if (because.length === 1) expect(sum.toMinorUnits() ** 2n).toBe(amount.toMinorUnits() ** 2n);
          // What stands in that month is not settled there.
          const there = because[0]?.period;
          const inMonth = (rows: typeof left) =>
            rows
              .filter((row) => row.key === keyInWords(key) && row.month === there)
              .reduce((total, { units }) => total + units, 0);
          const count = (rows: typeof left) =>
            rows.filter((row) => row.key === keyInWords(key) && row.month === there).length;
          expect(inMonth(left) === inMonth(right) && count(left) > 0 && count(right) > 0).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('swallows no difference of the month itself: 100 against 90 is 10 apart, whatever the next month has', () => {
    expect(
      runSmall(['A 100.00'], ['A 90.00', 'A 100.00 2021-04']).unexplained.map(({ amount }) => amount.toString()),
    ).toEqual(['10.00']);
    expect(
      runSmall(['A 100.00', 'A 30.00'], ['A 35.00', 'A 100.00 2021-04']).unexplained.map(({ amount }) =>
        amount.toString(),
      ),
    ).toEqual(['-5.00']);
    expect(runSmall(['A 100.00', 'A 90.00 2021-04'], ['A 90.00', 'A 100.00 2021-04']).unexplained).toEqual([]);
  });

  test('explains three provisions by one settlement, and a part of a sum by what was settled later', () => {
    const quarter = runSmall(['ATP 100.00', 'ATP 110.00', 'ATP 120.00'], ['ATP 330.00 2021-04']);
    expect(quarter.explained.map(({ rows, amount }) => [rows, amount.toString()])).toEqual([[1, '330.00']]);
    const part = runSmall(['tax 319999.00'], ['tax 308160.00', 'tax 11839.00 2021-04']);
    expect(part.explained.map(({ rows, amount }) => [rows, amount.toString()])).toEqual([[1, '11839.00']]);
    expect([quarter.remaining.isZero(), part.remaining.isZero(), part.unexplained]).toEqual([true, true, []]);
    const oneOere = runSmall(['tax 319999.01'], ['tax 308160.00', 'tax 11839.00 2021-04']);
    expect([oneOere.explained, oneOere.remaining.toString()]).toEqual([[], '11839.01']);
  });

  test('is no reason where the key ties there as a whole, though one of its rows has no equal', () => {
    const right = ['A -2.00', 'A 3.00 2021-04'];
    expect(runSmall(['A -2.00 2021-04', 'A 3.00 2021-04', 'A 2.00 2021-04'], right).explained).toEqual([]);
    // A posting and its correction on one side come to nothing: that month has nothing to ask.
    expect(runSmall(['A -2.00 2021-04', 'A 2.00 2021-04'], ['A -2.00']).explained).toEqual([]);
    expect(runSmall(['A -2.00 2021-04', 'A 2.01 2021-04'], ['A -2.00']).explained).toHaveLength(1);
  });

  test('takes sums of one month only, and none where the recipe does not compare sums', () => {
    expect(runSmall(['A 100.00'], ['A 60.00 2021-02', 'A 40.00 2021-04']).remaining.toString()).toBe('100.00');
    const rowByRow = plain([EXACT, SHIFT]);
    expect(runSmall(['A 60.00', 'A 40.00'], ['A 100.00 2021-04'], {}, rowByRow).remaining.toString()).toBe('100.00');
  });

  test('is a quarter where the run is of a quarter: what ties within it is no counterpart', () => {
    const run = (right: string) =>
      reconcile(
        plain([EXACT, SUMS, SHIFT]),
        { period: '2021-Q1' },
        { left: linesOf(['A 5.00 2021-03', 'A 5.00 2021-04']), right: linesOf([`A 5.00 ${right}`]) },
      );
    expect(run('2021-05').remaining.toString()).toBe('5.00');
    expect(run('2020-12').remaining.toString()).toBe('0.00');
  });
});

describe('many rows against one', () => {
  const timed = (left: readonly string[], right: readonly string[]) => {
    const began = performance.now();
    const result = runSmall(left, right, {}, plain([EXACT, { kind: 'many-to-one' }]));
    return { result, seconds: (performance.now() - began) / 1000 };
  };

  test('sixty equal rows stand for each other: any seven of them make up their sum', () => {
    const { result, seconds } = timed(Array<string>(60).fill('A 100.03'), ['A 700.21']);
    expect(matchedRows(result, 'many-to-one')).toEqual([7, 1]);
    expect(seconds).toBeLessThan(2);
  });

  test('a key with thousands of open rows is not searched for hours', () => {
    const rows = (count: number, from: number, step: number) =>
      Array.from({ length: count }, (_, index) => `A ${written(from + ((index * step) % 999_983))}`);
    expect(timed(rows(300, 100_000, 1_713), rows(300, 555_555, 7_919)).seconds).toBeLessThan(5);
    expect(timed(rows(20_000, 100_000, 1_713), rows(20_000, 555_556, 7_919)).seconds).toBeLessThan(15);
  });

  test('a single row of the whole amount under another key speaks against the set', () => {
    const within = plain([EXACT, { kind: 'many-to-one', within: ['month'] }]);
    const rows = ['A 100.11', 'B 270.37', 'C 9999.99'];
    expect(matchedRows(runSmall(rows, ['deposit 370.48'], {}, within), 'many-to-one')).toEqual([2, 1]);
    const result = runSmall([...rows, 'D 370.48'], ['deposit 370.48'], {}, within);
    expect([
      matchedRows(result, 'many-to-one'),
      result.unexplained.some(({ class: kind }) => kind === 'ambiguous'),
    ]).toEqual([[0, 0], true]);
  });
});
