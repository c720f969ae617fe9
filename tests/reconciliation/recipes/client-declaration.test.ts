import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { isClean } from '../../../reconciliation/result';
import { figuresOf, runSample } from '../run-sample';

describe('the client’s monthly declaration (S003-28 to S003-34)', () => {
  test('both modules and what is overdue are what the declaration states', () => {
    const result = runSample('client-declaration');
    expect(isClean(result)).toBe(true);
    expect(result.identities.map(({ left, right }) => [left.toString(), right.toString()])).toEqual([
      ['27150.50', '27150.50'],
      ['27150.50', '27150.50'],
      // 12,500 due in January and 2,200 due in November.
      ['14700.00', '14700.00'],
    ]);
  });

  test('a posting by hand on the control account is left: 950.00', () => {
    const result = runSample('client-declaration', 'hand-booking');
    expect(figuresOf(result)).toMatchObject({ difference: '950.00', remaining: '950.00' });
    expect(result.unexplained.map(({ class: kind }) => kind)).toEqual(['only-right']);
  });

  test('the client must acknowledge it', () => {
    expect(recipeNamed('client-declaration').acknowledgement?.by).toBe('client contact');
  });
});
