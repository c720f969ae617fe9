import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean } from '../../../reconciliation/result';
import { keyInWords } from '../../../reconciliation/row';
import { figuresOf, identitiesOf, runSample } from '../run-sample';

describe('KY against NemKonto (S004 section 3.1)', () => {
  test('every recipient is nought, three provisions against one payout among them (figure 27)', () => {
    const result = runSample('ky-nemkonto');
    expect(figuresOf(result)).toMatchObject({ difference: '0.00', explained: [], remaining: '0.00', broken: [] });
    expect(isClean(result)).toBe(true);
    // 14 recipients: eleven with a row on each side, and 1201, 2312 and 3112 with several.
    expect(result.matched.map(({ by, groups }) => [by, groups])).toEqual([
      ['exact', 11],
      ['sums', 3],
    ]);
  });

  test('at the end of June 3,700 and 10,344 stand open, which re-postings of July and September correct (figure 28)', () => {
    const result = runSample('ky-nemkonto', 'returned');
    expect(result.difference.toString()).toBe('6644.00');
    const [corrected] = result.explained;
    expect(corrected?.cause).toBe('corrected by a re-posting in a later month');
    expect(corrected?.items.map(({ key, amount }) => [keyInWords(key), amount.toString()]).sort()).toEqual([
      ['06058', '-3700.00'],
      ['11067', '10344.00'],
    ]);
  });

  test('once they are corrected, at the end of September, both recipients are nought', () => {
    const result = runSample('ky-nemkonto', 'returned', { period: '2021-09' });
    expect([result.difference.toString(), isClean(result)]).toEqual(['0.00', true]);
    expect(result.matched.map(({ by, groups }) => [by, groups])).toEqual([['exact', 2]]);
  });

  test('before anybody has corrected it, what NemKonto returned goes back to KY and to no error account', () => {
    const recipe = recipeNamed('ky-nemkonto');
    const line = (row: Record<string, string>) => ({ line: 2, currency: 'DKK', fields: row });
    const provision = { recipient: '11067', booked_on: '2021-05-31', amount: '-10344.00', account: '952599065' };
    const run = (fields: Record<string, string>, returned: readonly Record<string, string>[]) =>
      reconcile(
        recipe,
        { period: '2021-05' },
        { left: [line(provision)], right: [line(fields)], explanations: { returned: returned.map(line) } },
      );
    const open = run({ ...provision, recipient: '2' }, [{ recipient: '11067', amount: '10344.00' }]);
    expect(open.explained.map(({ cause, amount }) => [cause, amount.toString()])).toEqual([
      ['returned by NemKonto: back to KY for correction, never to the error account', '10344.00'],
    ]);
    const hidden = run({ ...provision, amount: '10344.00', account: 'KUB-konto' }, []);
    expect(hidden.brokenRules.map(({ rule, firstLines }) => [rule, firstLines])).toEqual([
      ['no payout stands on an error account', [2]],
    ]);
    expect(isClean(hidden)).toBe(false);
  });

  test('600 of a benefit of 1,000 pass through both accounts, which clear to nought (figure 26)', () => {
    const result = runSample('ky-nemkonto', 'posting-flow');
    expect([result.left.total.toString(), result.right.total.toString()]).toEqual(['600.00', '600.00']);
    expect(identitiesOf(result)).toEqual([
      'Hensættelse Bankudbetaling clears to nought, but for what is explained: 0.00 = 0.00',
      'Afregning NemKonto clears to nought: 0.00 = 0.00',
      'what KY posted as paid out is what its report on payouts has: 600.00 = 600.00',
      // 1,000 of benefit are 400 of tax and 600 for payout.
      'step 2 of the posting flow balances: 0.00 = 0.00',
      'step 3 of the posting flow balances: 0.00 = 0.00',
      'step 4 of the posting flow balances: 0.00 = 0.00',
      'what is provided for payout (step 2) is requested (step 3): 600.00 = 600.00',
      'Afregning NemKonto is cleared on the bank account in the flow: 0.00 = 0.00',
    ]);
  });
});
