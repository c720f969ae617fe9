import { isClean } from '../../../reconciliation/result';
import { figuresOf, runSample } from '../run-sample';

describe('KY against Ydelsesrefusion (S004 section 2.2.2)', () => {
  test('the benefits differ as in eIndkomst, and the municipal share of ATP and OP is kept apart', () => {
    const result = runSample('ky-refund');
    // Sent 1,461,450 and the share of 4,472 + 5,269 (figure 5); rejected 50,982 and two thirds of an ATP of 570.
    expect(figuresOf(result)).toEqual({
      left: '1471191.00',
      right: '1419829.00',
      difference: '51362.00',
      explained: [['rejected by eIndkomst', 2, '51362.00']],
      remaining: '0.00',
      broken: [],
    });
    expect(result.explained[0]?.items.map(({ amount }) => amount.toString()).sort()).toEqual(['380.00', '50982.00']);
    expect(isClean(result)).toBe(true);
  });

  test('both regimes have a sum of their own', () => {
    const sums = Object.fromEntries(
      runSample('ky-refund').left.parts.map(({ name, amount }) => [name, amount.toString()]),
    );
    expect(sums).toMatchObject({ benefits: '1461450.00', 'municipal share of ATP and OP, 100 percent': '9741.00' });
  });

  test('the municipality bears two thirds: 5,269 of 7,904 and 4,472 of 6,709, as KY posts whole kroner', () => {
    const shares = runSample('ky-refund').identities.filter(({ name }) => name.includes('two thirds'));
    expect(shares.map(({ left, right, holds }) => [left.toString(), right.toString(), holds])).toEqual([
      ['5269.00', '5269.33', true],
      ['4472.00', '4472.67', true],
    ]);
  });
});
