import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { writeBgMax } from '../../../formats/bgmax/write-bgmax';
import { readRecipeFile } from '../../../reconciliation/read-recipe-file';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean } from '../../../reconciliation/result';
import { figuresOf, runSample } from '../run-sample';

describe('bank against ledger (S003-26, S003-27)', () => {
  test('opens the reminder gate of its creditor', () => {
    expect(recipeNamed('bank-ledger').effect).toBe('opens-reminder-gate');
  });

  test('a deposit in one sum is its two payments, and a payment in suspense is booked too', () => {
    const result = runSample('bank-ledger', 'august');
    expect(isClean(result)).toBe(true);
    expect(
      result.matched.map(({ by, leftRows, rightRows, amount }) => [by, leftRows, rightRows, amount.toString()]),
    ).toEqual([
      ['exact', 4, 4, '3615.00'],
      // 1,015.50 + 620.00.
      ['many-to-one', 1, 2, '1635.50'],
    ]);
    expect(result.right.parts.find(({ name }) => name === 'in suspense')?.amount.toString()).toBe('1200.00');
  });

  test('a payment that is not booked is left, whatever else is explained', () => {
    const result = runSample('bank-ledger', 'open');
    expect(figuresOf(result)).toMatchObject({
      explained: [
        ['booked in a neighbouring period', 1, '455.00'],
        ['no payment of a claim (the bank’s own fees, transfers), noted by a person', 1, '-62.50'],
      ],
      remaining: '1310.00',
    });
    expect(isClean(result)).toBe(false);
  });

  test('reads the bank’s own BgMax file, under the keys that the ledger books its movements by', () => {
    const recipe = recipeNamed('bank-ledger');
    const movements = (['980.00', '1310.00'] as const).map((amount, index) => ({
      kind: 'payment' as const,
      amount: Money.of(amount, 'SEK'),
      references: [],
      serial: String(index + 1),
    }));
    const deposit = { bankgiro: '50501055', depositedOn: civilDate('2016-08-02'), serial: '1', movements };
    const bytes = writeBgMax({ writtenAt: '20160803120000000000', deposits: [deposit] });
    const lines = readRecipeFile(recipe.left, bytes);
    expect(lines.map(({ fields }) => fields.amount)).toEqual(['980.00', '1310.00']);
    // The ledger books a movement under the key that the reader gives it (`payment_id`).
    const ledger = [
      'key,booked_on,amount',
      ...lines.slice(0, 1).map(({ fields }) => `${String(fields.key)},2016-08-02,980.00`),
    ];
    const right = readRecipeFile(recipe.right, Buffer.from(`${ledger.join('\n')}\n`));
    const result = reconcile(recipe, { period: '2016-08' }, { left: lines, right });
    expect(result.unexplained.map(({ class: kind, amount }) => [kind, amount.toString()])).toEqual([
      ['only-left', '1310.00'],
    ]);
  });
});
