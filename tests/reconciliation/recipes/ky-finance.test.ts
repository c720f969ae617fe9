import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean } from '../../../reconciliation/result';
import { figuresOf, runSample } from '../run-sample';

describe('KY against the economy system (S004 section 2.1)', () => {
  test('January 2021: 33,553 apart, 10,243.30 on the error list, 23,309.70 for a person (figures 6 to 9)', () => {
    const result = runSample('ky-finance');
    expect(figuresOf(result)).toEqual({
      left: '96492864.00',
      right: '96459311.00',
      difference: '33553.00',
      // 9,950.00 and 293.30: each voucher is a debit and a credit, and counts once.
      explained: [['rejected by the economy system (error list)', 2, '10243.30']],
      remaining: '23309.70',
      broken: [],
    });
    expect(isClean(result)).toBe(false);
    expect(result.comparedBy).toEqual(['booking_month']);
    expect(result.unexplained.map(({ class: kind, amount }) => [kind, amount.toString()])).toEqual([
      ['other-amount', '23309.70'],
    ]);
    expect(result.left.rows).toBe(16);
  });

  test('the credit is 33,553 apart as the debit is, with the same error list', () => {
    const { beside } = runSample('ky-finance');
    expect(beside?.difference.toString()).toBe('33553.00');
    expect(beside?.explained.map(({ rows, amount }) => [rows, amount.toString()])).toEqual([[2, '10243.30']]);
    expect(beside?.remaining.toString()).toBe('23309.70');
  });

  test('a year: operating accounts are −208,805,191.34 and the intermediate ones the opposite (figure 4)', () => {
    const result = runSample('ky-finance', 'year');
    const kinds = result.identities.find(({ name }) => name.startsWith('operating'));
    expect([kinds?.left.toString(), kinds?.right.toString(), kinds?.holds]).toEqual([
      '-208805191.34',
      '-208805191.34',
      true,
    ]);
    expect(isClean(result)).toBe(true);
    // The year is compared in both kinds, not in one sum (S004-50).
    expect(result.comparedBy).toEqual(['kind']);
    expect(result.matched.map(({ groups }) => groups)).toEqual([2]);
  });

  test('a year in which 18,450.00 were rejected in December, and 4,100.00 of June never arrived (S004-50)', () => {
    const result = runSample('ky-finance', 'year-end');
    expect(figuresOf(result)).toMatchObject({
      difference: '22550.00',
      explained: [['rejected by the economy system (error list)', 1, '18450.00']],
      remaining: '4100.00',
      broken: [],
    });
    expect(result.beside?.remaining.toString()).toBe('4100.00');
  });

  test('the posting overview: 1,471,191 in debit and in credit, KY by the fields of figure 12 and the economy system by figure 5', () => {
    const result = runSample('ky-finance', 'posting-overview');
    expect(result.comparedBy).toEqual(['account']);
    expect([result.left.total.toString(), result.right.total.toString()]).toEqual(['1471191.00', '1471191.00']);
    expect([result.beside?.left.toString(), result.beside?.right.toString()]).toEqual(['1471191.00', '1471191.00']);
    expect(isClean(result)).toBe(true);
  });

  test('Detaljer - Finans: accepted is the sum report, rejected is figure 8, and what waits is told (S004-22, S004-52)', () => {
    const line = (fields: Record<string, string>, at = 0) => ({ line: at + 2, currency: 'DKK', fields });
    const pair = (voucher: string, amount: string, status: string) =>
      ['D', 'K'].map((side) => ({ voucher, booking_month: '2021-01', amount, side, status }));
    const failed = [...pair('FB-GIDMS7', '293.30', ''), ...pair('FB-9P4OYD', '9950.00', '')];
    const sums = [
      { booking_month: '2021-01', account: 'Drift', debit: '0.00', credit: '700.00' },
      { booking_month: '2021-01', account: 'Mellemregning', debit: '700.00', credit: '0.00' },
    ];
    const run = (details: Record<string, string>[]) =>
      reconcile(
        recipeNamed('ky-finance'),
        { period: '2021-01' },
        { left: sums.map(line), right: [], explanations: { failed: failed.map(line), details: details.map(line) } },
      );
    const failing = (details: Record<string, string>[]) =>
      run(details).identities.flatMap(({ name, holds }) => (!holds && name.startsWith('Detaljer') ? [name] : []));
    const rejected = [...pair('FB-GIDMS7', '293.30', 'Afvist'), ...pair('FB-9P4OYD', '9950.00', 'Afvist')];
    const all = [...pair('A', '700.00', 'Accepteret'), ...rejected, ...pair('W', '55.00', 'Afventer svar')];
    expect(failing([...all, ...pair('Z', '1.00', 'Kladde')])).toEqual([]);
    expect(failing(all.slice(0, -1))).toEqual(['Detaljer - Finans: what is awaiting balances']);
    expect(failing([...pair('A', '699.99', 'Accepteret'), ...rejected])).toEqual([
      'Detaljer - Finans, accepted debit = Sum - Finans',
      'Detaljer - Finans, accepted credit = Sum - Finans',
    ]);
    expect(failing(all.filter(({ voucher }) => voucher !== 'FB-9P4OYD'))).toEqual([
      'Detaljer - Finans, rejected debit = Detaljer - Finans fejlede',
      'Detaljer - Finans, rejected credit = Detaljer - Finans fejlede',
    ]);
    expect(() => run(pair('A', '1.00', 'Qwertz'))).toThrow(/line 2, status: "Qwertz"/);
    expect(run(pair('A', '1.00', '')).brokenRules.map(({ rule }) => rule)).toEqual([
      'a posting says what has become of it',
    ]);
  });
});
