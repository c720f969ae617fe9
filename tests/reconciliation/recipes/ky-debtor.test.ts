import { recipeNamed } from '../../../activities/reconciliation/recipe-shelf';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean } from '../../../reconciliation/result';
import { figuresOf, runSample } from '../run-sample';

describe('KY against the debtor system (S004 section 3.2)', () => {
  test('June by acceptance: 1,994.06 + 2,479.52 = 4,473.58, as Prisme has it (figures 32 and 33)', () => {
    const result = runSample('ky-debtor');
    expect(figuresOf(result)).toEqual({
      left: '4473.58',
      right: '4473.58',
      difference: '0.00',
      explained: [],
      remaining: '0.00',
      broken: [],
    });
    expect(result.matched.map(({ by, groups }) => [by, groups])).toEqual([['exact', 2]]);
    // Fifteen claims: two accepted in June, one in August, twelve awaiting release.
    expect(result.left.leftOut.map(({ reason, rows }) => [reason, rows])).toEqual([
      ['awaiting release', 12],
      ['of another period', 1],
    ]);
    expect(isClean(result)).toBe(true);
  });

  test('August by acceptance: 1,082.56, though no report of August shows the claim', () => {
    const result = runSample('ky-debtor', 'june', { period: '2021-08' });
    expect([result.left.total.toString(), result.right.total.toString()]).toEqual(['1082.56', '1082.56']);
  });

  test('June by creation: 2,479.52 + 1,082.56 = 3,562.08; the two shifted claims explain the rest', () => {
    const result = runSample('ky-debtor', 'june-by-creation');
    expect(figuresOf(result)).toMatchObject({
      left: '3562.08',
      right: '4473.58',
      // + 1,082.56 that is booked in August, − 1,994.06 that was created before June.
      difference: '-911.50',
      explained: [['created and accepted in different months', 2, '-911.50']],
      remaining: '0.00',
    });
    expect(result.explained[0]?.items.map(({ amount }) => amount.toString()).sort()).toEqual(['-1994.06', '1082.56']);
  });

  test('three claims of May that the debtor system rejected, two of which say the same: 4,547.51', () => {
    const result = runSample('ky-debtor', 'may-rejected');
    expect(figuresOf(result)).toMatchObject({
      left: '4547.51',
      right: '0.00',
      explained: [['rejected by the debtor system', 3, '4547.51']],
      remaining: '0.00',
    });
    expect(result.left.repeated).toBe(1);
  });

  test('the posting flow’s steps: 1,000 claimed and 200 covered leave 800 and −800', () => {
    const { identities } = runSample('ky-debtor', 'posting-flow');
    expect(identities.map(({ left, right, holds }) => [left.toString(), right.toString(), holds])).toEqual([
      ['-800.00', '-800.00', true],
      ['0.00', '0.00', true],
      ['0.00', '0.00', true],
      ['0.00', '0.00', true],
      ['1000.00', '1000.00', true],
      ['200.00', '200.00', true],
    ]);
  });

  test('one intermediate account is minus the sum of all eighteen restance accounts, to the øre', () => {
    const groups = Array.from({ length: 18 }, (_, index) => ({
      account: `9281480${String(index + 10)}`,
      name: `KY-restancekonto ${index < 9 ? 'CPR' : 'CVR'} ${(index % 9) + 1}`,
      closing: `${1000 + index * 37}.${10 + index}`,
    }));
    // 18 × 1000 + 37 × (0 + … + 17) + 0.10 … 0.27: 18,000 + 5,661 + 3.33.
    const common = { account: '928148002', name: 'Mellemregning Debitor KY', closing: '-23664.33' };
    const run = (accounts: readonly Record<string, string>[]) =>
      reconcile(
        recipeNamed('ky-debtor'),
        { period: '2021-06' },
        {
          left: [],
          right: [],
          third: accounts.map((fields, index) => ({ line: index + 2, currency: 'DKK', fields })),
        },
      );
    expect(
      run([...groups, common]).identities.map(({ left, right, holds }) => [left.toString(), right.toString(), holds]),
    ).toEqual([['-23664.33', '-23664.33', true]]);
    const broken = run([...groups.slice(1), common]);
    expect([broken.identities[0]?.holds, isClean(broken)]).toEqual([false, false]);
  });
});
