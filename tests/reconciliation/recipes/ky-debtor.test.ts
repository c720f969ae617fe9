import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean } from '../../../reconciliation/result';
import { figuresOf, identitiesOf, runSample } from '../run-sample';

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

  test('columns of the debtor system that only describe a posting are named as not compared', () => {
    const recipe = recipeNamed('ky-debtor');
    const described = { claim: 'F1', booked_on: '2021-06-03', amount: '1.00', account: '1234', description: 'Lån' };
    const right = [{ line: 2, currency: 'DKK', fields: described }];
    const { notCompared } = reconcile(recipe, { period: '2021-06' }, { left: [], right });
    expect(notCompared.find(({ file }) => file === 'right')?.columns).toEqual(
      expect.arrayContaining(['account', 'description']),
    );
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
      // 4,547.51 rejected, 2,310.40 accepted in May and 1,994.06 in June.
      left: '8851.97',
      right: '2310.40',
      explained: [
        ['created and accepted in different months', 1, '1994.06'],
        ['rejected by the debtor system', 3, '4547.51'],
      ],
      remaining: '0.00',
    });
    expect([result.left.repeated, isClean(result)]).toEqual([1, true]);
  });

  test('the posting flow’s steps: 1,000 claimed and 200 covered leave 800 and −800', () => {
    expect(identitiesOf(runSample('ky-debtor', 'posting-flow'))).toEqual([
      'the intermediate account = minus the sum of all restance accounts: -800.00 = -800.00',
      'KY to debtor system: the movements agree, but for what is explained: 1000.00 = 1000.00',
      'debtor system to KY: the movements agree, but for what is explained: -200.00 = -200.00',
      'postings on the restance accounts = the debtor system’s movements: 800.00 = 800.00',
      'postings on the intermediate account = minus KY’s movements: -800.00 = -800.00',
      'step 2 of the posting flow balances: 0.00 = 0.00',
      'step 3 of the posting flow balances: 0.00 = 0.00',
      'step 5 of the posting flow balances: 0.00 = 0.00',
      'claims that KY sent (step 1) are booked on restance accounts (step 2): 1000.00 = 1000.00',
      'covers that are paid (step 3) are re-posted to income (steps 4 and 5): 200.00 = 200.00',
    ]);
  });

  test('the trial balance of figure 33 leads from nought by 4,473.58 to 4,473.58, and the sum report is the month of creation', () => {
    expect(identitiesOf(runSample('ky-debtor', 'june'))).toEqual(
      expect.arrayContaining([
        'the restance accounts: opening and movements lead to the closing balance: 4473.58 = 4473.58',
        'the intermediate accounts: opening and movements lead to the closing balance: -4473.58 = -4473.58',
      ]),
    );
    const sums = 'claims by the month of creation = Sum - Debitorregistreringer: 3562.08 = 3562.08';
    expect(identitiesOf(runSample('ky-debtor', 'june-by-creation'))).toContain(sums);
    // By acceptance the report speaks of other claims, and nothing is asserted (S004-151).
    expect(identitiesOf(runSample('ky-debtor', 'june-by-creation', { by: 'acceptance' }))).not.toContain(sums);
  });

  test('a trial balance counts by its closing balance, whatever was there before the month', () => {
    const row = (fields: Record<string, string>, line: number) => ({ line, currency: 'DKK', fields });
    const run = (closing: string, moved = '50.00') =>
      reconcile(
        recipeNamed('ky-debtor'),
        { period: '2021-06' },
        {
          left: [row({ claim: 'F-1', processed_on: '2021-06-19', status: 'ACCEPTERET', amount: moved }, 2)],
          right: [row({ claim: 'F-1', movement: '', booked_on: '2021-06-20', amount: moved }, 2)],
          third: [
            row({ account: '1', name: 'KY Restancekonto', opening: '900.00', debit: '50.00', credit: '', closing }, 2),
            row(
              {
                account: '2',
                name: 'Mellemregning',
                opening: '-900.00',
                debit: '',
                credit: '50.00',
                closing: '-950.00',
              },
              3,
            ),
          ],
        },
      );
    expect(identitiesOf(run('950.00'))).toEqual([
      'the intermediate account = minus the sum of all restance accounts: -950.00 = -950.00',
      'KY to debtor system: the movements agree, but for what is explained: 50.00 = 50.00',
      'the restance accounts: opening and movements lead to the closing balance: 950.00 = 950.00',
      'the intermediate accounts: opening and movements lead to the closing balance: -950.00 = -950.00',
      'movements of the restance accounts in the trial balance = the debtor system’s movements: 50.00 = 50.00',
    ]);
    // The debtor system moved an øre more than its accounts.
    expect(identitiesOf(run('950.00', '50.01'))).toContain(
      'movements of the restance accounts in the trial balance = the debtor system’s movements: 50.00 ≠ 50.01',
    );
    expect(run('951.00').identities.map(({ holds }) => holds)).toEqual([false, true, false, true, true]);
  });

  test('says which of the three reconciliations fails', () => {
    const claim = { movement: '', claim: 'F-1', processed_on: '2021-06-01', status: 'ACCEPTERET', amount: '10.00' };
    const cover = { movement: 'Dækning', claim: 'F-1', booked_on: '2021-06-20', amount: '-4.00' };
    const result = reconcile(
      recipeNamed('ky-debtor'),
      { period: '2021-06' },
      {
        left: [{ line: 2, currency: 'DKK', fields: claim }],
        right: [
          {
            line: 2,
            currency: 'DKK',
            fields: { claim: 'F-1', movement: '', booked_on: '2021-06-01', amount: '10.00' },
          },
          { line: 3, currency: 'DKK', fields: cover },
        ],
      },
    );
    expect(identitiesOf(result)).toEqual([
      'KY to debtor system: the movements agree, but for what is explained: 10.00 = 10.00',
      'debtor system to KY: the movements agree, but for what is explained: 0.00 ≠ -4.00',
    ]);
  });

  test('eighteen groups are shipped, whose accounts are minus the intermediate one', () => {
    // 35 claims of 194,742.86 and 14 covers of 47,858.08.
    const result = runSample('ky-debtor', 'eighteen-groups');
    expect([result.left.rows, result.left.total.toString(), isClean(result)]).toEqual([49, '146884.78', true]);
    expect(identitiesOf(result)).toContain(
      'the intermediate account = minus the sum of all restance accounts: -146884.78 = -146884.78',
    );
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
    // A tenth group of persons is one too many, wherever it stands (S004-131); companies have nine of their own.
    const tenth = { account: '928148099', name: 'KY-restancekonto CPR 10', closing: '0.00' };
    expect(
      run([...groups, common, tenth, tenth]).brokenRules.map(({ rule, says, lines }) => [rule, says, lines]),
    ).toEqual([['there are at most 9 restance accounts of CPR groups', ['ky cpr 10', 'ky cpr 10'], 2]]);
    const broken = run([...groups.slice(1), common]);
    expect([broken.identities[0]?.holds, isClean(broken)]).toEqual([false, false]);
  });

  const line = (fields: Record<string, string>, at = 0) => ({ line: at + 2, currency: 'DKK', fields });
  const claim = { claim: 'F-1', processed_on: '2021-06-23', status: 'ACCEPTERET', amount: '100.00' };
  const posted = { claim: 'F-1', booked_on: '2021-06-23', amount: '100.00', account: '1' };
  const failing = (third: Record<string, string>[], balances?: Record<string, string>[]) =>
    reconcile(
      recipeNamed('ky-debtor'),
      { period: '2021-06' },
      {
        left: [line(claim)],
        right: [line(posted)],
        third: third.map(line),
        explanations: balances ? { 'debtor-balances': balances.map(line) } : {},
      },
    ).identities.flatMap(({ name, holds, apart = [] }) => (holds ? [] : [name, ...apart.map(({ key }) => key)]));

  test('the debtor system’s total at the date is that of the restance accounts, one by one (S004-141)', () => {
    const accounts = [
      { account: '1', name: 'KY Restancekonto 1', closing: '4473.58' },
      { account: '2', name: 'KY Restancekonto 2', closing: '10.00' },
      { account: '9', name: 'Mellemregning Debitor KY Fordringer og Dækninger', closing: '-4483.58' },
    ];
    const of = (one: string, two: string, booked_on = '2021-06-30') =>
      failing(accounts, [
        { account: '1', balance: one, booked_on },
        { account: '2', balance: two, booked_on },
      ]);
    const name = 'restance accounts at the date = the debtor system’s total at the date';
    expect(of('4473.58', '10.00')).toEqual([]);
    expect(of('4473.59', '9.99')).toEqual([name, '1', '2']);
    expect(of('4473.58', '10.00', '2021-05-31')).toEqual([name, '1', '2']);
  });

  test('in Prisme each restance account has its own intermediate account: two groups do not make up for each other (S004-132)', () => {
    const pair = (group: string, restance: string, intermediate: string) => [
      { account: `${group}1`, name: `Debitor - restancekonto-KY - (CPR) ${group}`, closing: restance },
      { account: `${group}2`, name: `Debitor - mellemregning-KY - (CPR) ${group}`, closing: intermediate },
    ];
    // Figure 33 has the first pair.
    expect(
      failing([...pair('Tilbagebetaling efter kap. 12', '4473.58', '-4473.58'), ...pair('Lån', '5.00', '-5.00')]),
    ).toEqual([]);
    expect(failing([...pair('A', '4473.58', '-4473.59'), ...pair('B', '5.00', '-4.99')])).toEqual([
      'each restance account = minus the intermediate account of its group (Prisme)',
      'debitor ky cpr a',
      'debitor ky cpr b',
    ]);
  });

  test('a claim that names a down-adjustment is one (S004-144); a claim of January may be accepted in June (S004-148)', () => {
    const run = (left: Record<string, string>[], right: Record<string, string>[], by?: string) =>
      reconcile(
        recipeNamed('ky-debtor'),
        { period: by ? '2021-01' : '2021-06', ...(by !== undefined && { by }) },
        { left: left.map(line), right: right.map(line) },
      );
    const down = { ...claim, amount: '-40.00', down_adjustment: '5b0c' };
    const booked = { ...posted, amount: '-40.00', movement: 'Nedregulering' };
    expect(isClean(run([down], [booked]))).toBe(true);
    expect(isClean(run([{ ...down, down_adjustment: 'N' }], [booked]))).toBe(false);
    const late = run([{ ...claim, created_month: '2021-01' }], [posted], 'creation');
    expect(late.explained.map(({ cause, amount }) => [cause, amount.toString()])).toEqual([
      ['created and accepted in different months', '100.00'],
    ]);
  });
});
