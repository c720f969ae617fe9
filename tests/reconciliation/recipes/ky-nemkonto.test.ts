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
      'what KY debited on Hensættelse Bankudbetaling = what it credited on Afregning NemKonto: 600.00 = 600.00',
      'Afregning NemKonto clears to nought: 0.00 = 0.00',
      'what KY posted as paid out is what its report on payouts has: 600.00 = 600.00',
      // Step 4 of figure 26: 600 leave the main bank account.
      'what Afregning NemKonto was cleared with = what left the bank account: 600.00 = 600.00',
      // 1,000 of benefit are 400 of tax and 600 for payout.
      'step 2 of the posting flow balances: 0.00 = 0.00',
      'step 3 of the posting flow balances: 0.00 = 0.00',
      'step 4 of the posting flow balances: 0.00 = 0.00',
      'what is provided for payout (step 2) is requested (step 3): 600.00 = 600.00',
      'Afregning NemKonto is cleared on the bank account in the flow: 0.00 = 0.00',
    ]);
  });

  describe('its witnesses', () => {
    const line = (fields: Record<string, string>) => ({ line: 2, currency: 'DKK', fields });
    const posting = { voucher: 'KY-1', booked_on: '2021-11-10', account: '8.52.59', amount: '-600.00', recipient: '1' };
    const failing = (third: Record<string, string>[], explanations: Record<string, Record<string, string>[]>) => {
      const { identities, brokenRules } = reconcile(
        recipeNamed('ky-nemkonto'),
        { period: '2021-11' },
        {
          left: [line(posting)],
          right: [line({ ...posting, amount: '600.00' })],
          third: third.map(line),
          explanations: Object.fromEntries(Object.entries(explanations).map(([id, rows]) => [id, rows.map(line)])),
        },
      );
      return [
        ...identities.flatMap(({ name, holds, apart = [] }) =>
          holds ? [] : [name, ...apart.map(({ key }) => keyInWords(key))],
        ),
        ...brokenRules.map(({ rule }) => rule),
      ];
    };
    const cleared = [posting, { ...posting, voucher: 'BANK-1', amount: '600.00' }];
    const left = (amount: string, booked_on = '2021-11-12') => [{ booked_on, amount }];

    test('an øre less that left the bank, or money that left it in another month, is seen (S004-117)', () => {
      const name = 'what Afregning NemKonto was cleared with = what left the bank account';
      expect(failing(cleared, { bank: left('-600.00') })).toEqual([]);
      expect(failing(cleared, { bank: left('-599.99') })).toEqual([name]);
      expect(failing(cleared, { bank: left('-600.00', '2021-12-01') })).toEqual([name]);
    });

    test('what KY requested and did not credit on Afregning NemKonto, or credited for somebody else, is seen (S004-108)', () => {
      const name = 'what KY debited on Hensættelse Bankudbetaling = what it credited on Afregning NemKonto';
      expect(failing(cleared, {})).toEqual([]);
      expect(failing([], {})).toEqual([name, '1']);
      expect(failing([...cleared, ...cleared], {})).toEqual([name, '1']);
      const other = cleared.map((one) => ({ ...one, recipient: '2' }));
      expect(failing(other, {})).toEqual([name, '1', '2']);
    });

    test('payouts to account numbers are those of their own report, person by person and account by account (S004-29)', () => {
      const paid = { booked_on: '2021-11', recipient: '1', status: 'Sendt', account: '1234-5', amount: '600.00' };
      const name = 'payouts to named accounts = Udbetalinger til kontonumre';
      const of = (listed: Record<string, string>) => failing(cleared, { payouts: [paid], 'account-payouts': [listed] });
      expect(of(paid)).toEqual([]);
      expect(of({ ...paid, account: '1234-6' })).toEqual([name, '1 · 1234-5', '1 · 1234-6']);
      expect(of({ ...paid, account: '' })).toContain('a payout to an account number names the account');
    });

    test('a failed payout on a KUB account is moved back by hand, each person’s by itself (S004-112)', () => {
      const failed = { ...posting, account: 'KUB-konto', voucher: 'KY-9' };
      const moved = { ...failed, voucher: 'OMP-9', amount: '600.00' };
      const name = 'the account for failed payouts stands at nought: each was moved back by hand';
      expect(failing(cleared, { 'error-account': [failed, moved] })).toEqual([]);
      expect(failing(cleared, { 'error-account': [failed] })).toEqual([name, '1']);
      expect(failing(cleared, { 'error-account': [failed, { ...moved, recipient: '2' }] })).toEqual([name, '1', '2']);
    });
  });
});
