import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean } from '../../../reconciliation/result';
import { figuresOf, runSample } from '../run-sample';

describe('KY against the invoice system (S004 section 3.3)', () => {
  test('four approved invoices are paid and posted, two rejected ones and one in error are not paid', () => {
    const result = runSample('ky-invoice');
    // 4,250.00 + 12,800.00 + 6,375.50 − 800.00; received besides: 9,100.00 − 1,500.00 + 2,990.00.
    expect(figuresOf(result)).toEqual({
      left: '22625.50',
      right: '33215.50',
      difference: '-10590.00',
      explained: [
        ['rejected by KY or awaiting it: not paid', 2, '-7600.00'],
        ['filed in error (Fejljournaliseret): not paid', 1, '-2990.00'],
      ],
      remaining: '0.00',
      broken: [],
    });
    expect(isClean(result)).toBe(true);
  });

  test('the two vouchers of a manual invoice: what is drawn is provided, what is provided is requested', () => {
    const { identities } = runSample('ky-invoice');
    expect(identities.map(({ left, right }) => [left.toString(), right.toString()])).toEqual([
      // 4,250.00 + 12,800.00 + 6,375.50 − 800.00: approved, and told to be posted.
      ['22625.50', '22625.50'],
      ['5400.00', '5400.00'],
      ['5400.00', '5400.00'],
      ['5400.00', '5400.00'],
      ['5400.00', '5400.00'],
      ['5400.00', '5400.00'],
      // 1,850 and 2,700 are left to two citizens; one of them has drawn 5,400.
      ['4550.00', '4550.00'],
      ['4550.00', '4550.00'],
      ['5400.00', '5400.00'],
      ['4550.00', '4550.00'],
      ['5400.00', '5400.00'],
    ]);
  });

  describe('manual invoices and the APØ accounts', () => {
    const voucher = (invoice: string, person: string, amount: string) => [
      { invoice, person, voucher: '1', account: 'APØ-konto', debit: amount, credit: '0.00' },
      { invoice, person, voucher: '1', account: 'Hensættelse Bankudbetaling', debit: '0.00', credit: amount },
      { invoice, person, voucher: '2', account: 'Hensættelse Bankudbetaling', debit: amount, credit: '0.00' },
      { invoice, person, voucher: '2', account: 'Afregning NemKonto', debit: '0.00', credit: amount },
    ];
    const account = (person: string, drawn: string, closing: string, booking_month = '2021-03') => ({
      ...{ person, booking_month, opening: '100.00', provided: '0.00', drawn, closing },
    });
    const failing = (
      apo: object[],
      manual: object[] = [],
      third = voucher('M-1', 'p1', '60.00'),
      payouts: object[] = [],
    ) => {
      const lines = (rows: readonly object[]) =>
        rows.map((fields, at) => ({ line: at + 2, currency: 'DKK', fields: fields as Record<string, string> }));
      const explanations = {
        ...(manual.length > 0 && { manual: lines(manual) }),
        ...(apo.length > 0 && { apo: lines(apo) }),
        ...(payouts.length > 0 && { 'account-payouts': lines(payouts) }),
      };
      return reconcile(
        recipeNamed('ky-invoice'),
        { period: '2021-03' },
        { left: [], right: [], third: lines(third), explanations },
      ).identities.flatMap(({ name, holds, apart = [] }) => (holds ? [] : [name, ...apart.map(({ key }) => key)]));
    };

    test('an approved manual invoice without its vouchers is seen (S004-171)', () => {
      const name = 'each approved manual invoice has its draw on the APØ account';
      const approved = (invoice: string) => ({ invoice, person: 'p1', booking_month: '2021-03', amount: '60.00' });
      expect(failing([], [approved('M-1')])).toEqual([]);
      expect(failing([], [approved('M-1'), approved('M-2')])).toEqual([name, 'M-2\u001fp1']);
    });

    test('a manual invoice paid to another account number, or to none, is seen (S004-29, S004-167)', () => {
      const name = 'manual invoices paid to an account number = Udbetalinger til kontonumre';
      const approved = { invoice: 'M-1', person: 'p1', booking_month: '2021-03', payee_account: '1', amount: '60.00' };
      const paid = { ...approved, status: 'Udbetalt' };
      const held = (payouts: object[]) => failing([], [approved], voucher('M-1', 'p1', '60.00'), payouts);
      expect(held([paid])).toEqual([]);
      // A benefit that went to an account number pays no invoice.
      expect(held([paid, { ...paid, invoice: '', amount: '900.00' }])).toEqual([]);
      expect(held([{ ...paid, payee_account: '2' }])).toEqual([name, 'M-1\u001fp1\u001f1', 'M-1\u001fp1\u001f2']);
      expect(held([{ ...paid, person: 'p2' }])).toEqual([name, 'M-1\u001fp1\u001f1', 'M-1\u001fp2\u001f1']);
      expect(
        held([
          { ...paid, status: 'Returneret' },
          { ...paid, invoice: 'M-9', amount: '1.00' },
        ]),
      ).toContain(name);
    });

    test('an APØ account that another citizen’s invoice was drawn on, a wrong balance and a wrong total are seen (S004-172)', () => {
      const draws = 'draws on the APØ accounts = manual invoices and eFakturaer that are posted on them';
      const leads = 'each citizen’s APØ account: opening, provisions and draws lead to the closing balance';
      const both = (one: string, two: string) => [
        account('p1', one, `${100 - Number(one)}.00`),
        account('p2', two, `${100 - Number(two)}.00`),
      ];
      expect(failing(both('60.00', '0.00'))).toEqual([]);
      expect(failing(both('0.00', '60.00'))).toEqual([draws, 'p1', 'p2']);
      expect(failing([account('p1', '60.00', '40.01')])).toEqual([leads, 'p1']);
      const total = { ...account('', '60.00', '139.99'), opening: '199.99' };
      expect(failing([...both('60.00', '0.00'), total])).toEqual([
        'the APØ account in total = the citizens’ APØ accounts',
      ]);
    });
  });

  const invoice = { invoice: 'EF-1', payee: 'P', account: '5.57', booking_month: '2021-03', amount: '100.00' };
  const paid = { ...invoice, received_on: '2021-03-01', paid_on: '2021-03-10', posted_on: '2021-03-10' };
  const unpaid = { ...paid, paid_on: '', posted_on: '' };

  function run(left: readonly object[], right: readonly object[], rejected: readonly object[] = []) {
    const lines = (rows: readonly object[]) =>
      rows.map((fields, index) => ({ line: index + 2, currency: 'DKK', fields: fields as Record<string, string> }));
    return reconcile(
      recipeNamed('ky-invoice'),
      { period: '2021-03' },
      { left: lines(left), right: lines(right), explanations: { rejected: lines(rejected) } },
    );
  }

  test('a rejected invoice that was paid nevertheless is not explained by the list of rejections', () => {
    const result = run([], [paid], [{ ...invoice, decision: 'Afvist' }]);
    expect(result.explained).toEqual([]);
    expect(result.unexplained.map((difference) => [difference.class, difference.amount.toString()])).toEqual([
      ['only-right', '-100.00'],
    ]);
    expect(result.unexplained.map(recipeNamed('ky-invoice').routes)).toEqual([
      expect.stringContaining('Paid without KY’s approval'),
    ]);
  });

  test('an approved invoice that lies unpaid is open on both sides', () => {
    const result = run([{ ...invoice, decision: 'Godkendt' }], [unpaid]);
    expect(result.unexplained.map((difference) => difference.class).sort()).toEqual(['only-left', 'only-right']);
  });

  test.each([
    ['an eFaktura for two citizens', { citizens: '2' }, 'an eFaktura is for one citizen only'],
    ['a credit note for three invoices', { credited_invoices: '3' }, 'a credit note is for one invoice only'],
  ])('%s must not be approved', (_, more, rule) => {
    const result = run([{ ...invoice, decision: 'Godkendt', ...more }], [paid]);
    expect(result.brokenRules.map((broken) => [broken.rule, broken.firstLines])).toEqual([[rule, [2]]]);
    expect(result.remaining.toString()).toBe('0.00');
    expect(isClean(result)).toBe(false);
    expect(run([], [], [{ ...invoice, decision: 'Afvist', ...more }]).brokenRules).toEqual([]);
  });
});
