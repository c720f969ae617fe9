import { recipeNamed } from '../../office/reconciliation/recipe-shelf';
import { readRecipeFile } from '../../reconciliation/read-recipe-file';
import { reconcile } from '../../reconciliation/reconcile';
import { isClean, type Reconciliation } from '../../reconciliation/result';
import { keyInWords, type Cells } from '../../reconciliation/row';
import type { FileLine } from '../../reconciliation/source-reader';
import { explainedBy, leftOver, runSmall, SHIFT, list, smallRecipe } from './small-recipe';

type Rows = readonly Cells[];

interface Given {
  readonly left: Rows;
  readonly right: Rows;
  readonly third?: Rows;
  readonly explanations?: Readonly<Record<string, Rows>>;
}

function lines(rows: Rows): FileLine[] {
  return rows.map((fields, at) => ({ line: at + 2, currency: 'DKK', fields }));
}

function run(id: string, period: string, { left, right, third, explanations = {} }: Given): Reconciliation {
  return reconcile(
    recipeNamed(id),
    { period },
    {
      left: lines(left),
      right: lines(right),
      ...(third && { third: lines(third) }),
      explanations: Object.fromEntries(Object.entries(explanations).map(([name, rows]) => [name, lines(rows)])),
    },
  );
}

function failing({ identities }: Reconciliation): string[] {
  return identities
    .filter(({ holds }) => !holds)
    .flatMap(({ name, apart = [] }) => [name, ...apart.map(({ key }) => keyInWords(key))]);
}

function unused({ unused: rows }: Reconciliation): string[] {
  return rows.map(({ file, says, amount }) => `${file}: ${says}, ${amount.toString()}`);
}

describe('provision against settlement', () => {
  const provided = { period: '2021-02', account: 'Hensættelse Skat', debit: '0.00', credit: '1000.00' };
  const settled = { period: '2021-02', account: 'Afregning Skat', debit: '1000.00', credit: '0.00' };
  const requested = (period: string) => ({ period, contribution: 'A-skat felt 15', amount: '1000.00' });
  const of = (given: Partial<Given>) =>
    run('provision-settlement', '2021-02', { left: [provided], right: [settled], ...given });

  test('a request of January does not stand for the settlement of February', () => {
    const result = of({ third: [requested('2021-01')] });
    expect([isClean(result), failing(result)]).toEqual([false, ['A-tax: settlement = request']]);
    expect(result.third?.otherPeriods.map(({ period, amount }) => [period, amount.toString()])).toEqual([
      ['2021-01', '1000.00'],
    ]);
    expect(isClean(of({ third: [requested('2021-02')] }))).toBe(true);
  });

  test('the request of another SE number does not stand for it either', () => {
    const right = [
      { ...settled, se_number: '1' },
      { ...settled, se_number: '2' },
    ];
    const left = right.map(({ se_number }) => ({ ...provided, se_number }));
    const third = [
      { ...requested('2021-02'), se_number: '1' },
      { ...requested('2021-02'), se_number: '3' },
    ];
    expect(failing(of({ left, right, third }))).toEqual(['A-tax: settlement = request', '2', '3']);
  });

  test('interest of the year before explains nothing of this month', () => {
    const interest = (on: string) => ({ posted_on: on, posting: 'Rente', interest: '-126.03', balance: '-126.03' });
    const right = [{ ...settled, debit: '1126.03' }];
    const late = of({ right, explanations: { 'tax-account': [interest('2020-02-10')] } });
    expect([isClean(late), late.remaining.toString()]).toEqual([false, '-126.03']);
    expect(isClean(of({ right, explanations: { 'tax-account': [interest('2021-02-10')] } }))).toBe(true);
  });

  test('an account that nobody knows refuses the file', () => {
    expect(() => of({ left: [{ ...provided, account: 'Qwertz' }] })).toThrow(/line 2, account: "Qwertz"/);
  });
});

describe('eIndkomst', () => {
  const income = { disposition_month: '2021-02', se_number: '1', field: '0014' };
  const left = [{ ...income, amount_positive: '500.00' }];
  const right = [{ disposition_month: '2021-02', se_number: '1', field_0014: '500.00' }];
  const confirmed = { ...income, income_amount: '500.00', status: 'BEKRAEFTET' };
  const of = (given: Partial<Given>) => run('ky-income-register', '2021-02', { left, right, ...given });

  test.each([
    ['another month', { disposition_month: '2021-01' }],
    ['another SE number', { se_number: '2' }],
    ['another field', { field: '0037' }],
  ])('the details of %s confirm nothing', (_, change) => {
    expect(isClean(of({ third: [{ ...confirmed, ...change }] }))).toBe(false);
    expect(isClean(of({ third: [confirmed], explanations: { rejected: [] } }))).toBe(true);
  });

  test('the details of two persons do not stand for each other', () => {
    const two = (fields: readonly Cells[], amounts: readonly [string, string]) =>
      fields.map((one, at) => ({ ...one, person: `p${at}`, income_amount: amounts[at] as string }));
    const sides = {
      left: two([income, income], ['300.00', '200.00']),
      right: [
        { ...right[0], person: 'p0', field_0014: '300.00' },
        { ...right[0], person: 'p1', field_0014: '200.00' },
      ],
    };
    const swapped = of({ ...sides, third: two([confirmed, confirmed], ['200.00', '300.00']) });
    expect(failing(swapped)).toEqual(['field 0014: SKAT = confirmed', '1 · p0', '1 · p1']);
    expect(isClean(of({ ...sides, third: two([confirmed, confirmed], ['300.00', '200.00']) }))).toBe(true);
  });

  test('a field outside the eight that only the authority has is a difference', () => {
    const result = of({ right: [{ ...right[0], field_0098: '500.00', field_0036: '77.00' }] });
    expect(
      result.unexplained.map(({ class: kind, key, amount }) => [kind, keyInWords(key), amount.toString()]),
    ).toEqual([
      ['only-right', '0036 · 1', '-77.00'],
      ['only-right', '0098 · 1', '-500.00'],
    ]);
  });
});

describe('Ydelsesrefusion', () => {
  const refund = (amount: string) => ({ disposition_month: '2021-02', field: '0014', amount_positive: amount });

  test('benefits that were reported to eIndkomst and not for refund are seen', () => {
    const given = { left: [refund('100.00')], right: [refund('100.00')] };
    const reported = [{ disposition_month: '2021-02', field: '0014', amount_positive: '50100.00' }];
    expect(failing(run('ky-refund', '2021-02', { ...given, third: reported }))).toEqual([
      'benefits reported for refund = benefits reported to eIndkomst',
      '0014',
    ]);
  });

  test('no share is asserted of files that do not say the field', () => {
    const four = {
      disposition_month: '2021-02',
      benefit_code: '1',
      amount_positive: '100.00',
      amount_negative: '0.00',
    };
    const third = [
      { disposition_month: '2021-02', field: '0046', amount_positive: '30.00' },
      { disposition_month: '2021-02', field: '0014', amount_positive: '100.00' },
    ];
    const { untested } = run('ky-refund', '2021-02', { left: [four], right: [four], third });
    expect(untested.map(({ name }) => name)).toContain("the municipality's share of ATP is two thirds");
  });
});

describe('NemKonto', () => {
  const posting = { voucher: 'KY-1', booked_on: '2021-06-10', account: '8.52.59', amount: '-100.00', recipient: '1' };
  const payout = { ...posting, amount: '100.00' };
  const corrected = { ...payout, voucher: 'OMP-1', booked_on: '2021-07-10' };
  const of = (given: Given) => run('ky-nemkonto', '2021-06', given);

  test('one return is explained once, by the list or by its re-posting: a doubled posting stays open', () => {
    const returned = [{ recipient: '1', amount: '100.00', booked_on: '2021-06-12' }];
    const twice = of({ left: [posting, posting], right: [corrected], explanations: { returned } });
    expect([isClean(twice), twice.difference.toString(), twice.remaining.toString()]).toEqual([
      false,
      '200.00',
      '100.00',
    ]);
    const once = of({ left: [posting], right: [corrected], explanations: { returned } });
    expect([once.remaining.toString(), unused(once)]).toEqual([
      '0.00',
      ['returned: on the list, and explained already by something else, 100.00'],
    ]);
  });

  test('only a re-posting corrects: a payout of a later month is another thing', () => {
    const later = of({
      left: [posting],
      right: [
        { ...corrected, voucher: 'KY-9' },
        { ...payout, recipient: '2' },
      ],
    });
    expect(explainedBy(later)).toEqual([]);
    expect(leftOver(later).sort()).toEqual(['only-right 2 -100.00: right 3', 'timing 1 100.00: left 2']);
  });

  test('what two citizens have of each other on Afregning NemKonto does not clear', () => {
    const third = [
      { ...posting, amount: '-600.00' },
      { ...posting, amount: '600.00', recipient: '2' },
    ];
    expect(failing(of({ left: [posting], right: [payout], third }))).toEqual([
      // One of them was credited with 600.00, and no payout of KY is that.
      'what KY debited on Hensættelse Bankudbetaling = what it credited on Afregning NemKonto',
      '1',
      'Afregning NemKonto clears to nought',
      '1',
      '2',
    ]);
  });

  test.each([
    ['another person', { recipient: '2' }, ['1', '2']],
    ['a payment that came back', { status: 'Returneret' }, ['1']],
    ['another month', { booked_on: '2021-07' }, ['1']],
  ])('the report on payouts has %s: it is no witness of the payout', (_, change, apart) => {
    const report = { recipient: '1', booked_on: '2021-06', status: 'Sendt', amount: '100.00' };
    const of1 = (one: Cells) => of({ left: [posting], right: [payout], explanations: { payouts: [one] } });
    expect(failing(of1({ ...report, ...change })).slice(1)).toEqual(apart);
    expect(isClean(of1(report))).toBe(true);
    expect(() => of1({ ...report, status: 'Qwertz' })).toThrow(/line 2, status: "Qwertz"/);
  });

  test('Beløb has no sign where the journal prints the signed columns: 6,644.00 at June, 0.00 at September (figure 28)', () => {
    const journal = (voucher: string, on: string, signed: string, recipient: string) => ({
      voucher,
      booked_on: on,
      amount: signed.replace('-', ''),
      amount_in_transaction_currency: signed,
      amount_in_reporting_currency: signed,
      recipient,
    });
    const both = [
      journal('OMP-000021409', '2021-07-12', '-3700.00', '06058'),
      journal('KY-000005493', '2021-06-30', '3700.00', '06058'),
      journal('OMP-000021794', '2021-09-02', '10344.00', '11067'),
      journal('KY-000002424', '2021-05-31', '-10344.00', '11067'),
    ];
    const at = (period: string) => run('ky-nemkonto', period, { left: both, right: both }).difference.toString();
    expect([at('2021-06'), at('2021-09')]).toEqual(['6644.00', '0.00']);
  });
});

describe('a file that was put together twice', () => {
  const rows = ['1', '2', '3'].map((recipient) => ({
    ...{ voucher: `KY-${recipient}`, booked_on: '2021-06-10', account: '8.52.59', amount: '-100.00', recipient },
  }));
  const payouts = rows.map((row) => ({ ...row, amount: '100.00' }));
  const extract = [...rows, ...payouts];
  const of = (both: Rows) => {
    const { brokenRules } = run('ky-nemkonto', '2021-06', { left: both, right: both });
    return brokenRules.map(({ file, rule, lines: count }) => [file, rule, count]);
  };

  test('is no clean one, though both of its sides are as large as before', () => {
    expect(of([...extract, ...extract])).toEqual([
      ['left', 'a file has each of its rows once', 3],
      ['right', 'a file has each of its rows once', 3],
    ]);
    expect(of(extract)).toEqual([]);
  });

  test('nor is one that was put together three times', () => {
    expect(of([...extract, ...extract, ...extract])).toEqual([
      ['left', 'a file has each of its rows once', 6],
      ['right', 'a file has each of its rows once', 6],
    ]);
  });

  test('a row that stands twice among others is not that', () => {
    expect(of([...extract, ...rows.slice(0, 1), ...payouts.slice(0, 1)])).toEqual([]);
  });

  describe('of which it is a list of causes', () => {
    const listed = ['A 10.00', 'B 20.00', 'C 30.00'];
    const withList = (given: readonly string[]) => {
      const result = runSmall(['A 10.00', 'B 20.00', 'C 30.00', 'D 1.00'], ['D 1.00'], { errors: given });
      const found = result.brokenRules.map(({ file, rule, lines: count }) => [file, rule, count]);
      return [isClean(result), found, result.lists.map(({ repeated }) => repeated)];
    };

    test('is noticed as a side is', () => {
      expect(withList(listed)).toEqual([true, [], [0]]);
      const rule = 'a file has each of its rows once';
      expect(withList([...listed, ...listed])).toEqual([false, [['errors', rule, 3]], [3]]);
      expect(withList([...listed, ...listed, ...listed])).toEqual([false, [['errors', rule, 6]], [6]]);
    });

    test('and a cause that stands twice among others is not that', () => {
      expect(withList([...listed, ...listed.slice(0, 1)])).toMatchObject([expect.any(Boolean), [], [1]]);
    });
  });
});

describe('a file with a column that nobody knows', () => {
  test('names it as not compared', () => {
    const { left } = recipeNamed('ky-fub');
    const written =
      'request,person,month,requested,set_off,Qwertz\nM-1,B1,2021-06,5.00,5.00,77.00\nM-2,B2,2021-06,5.00,5.00,1.00\n';
    const read = readRecipeFile(left, Buffer.from(written));
    const { notCompared } = reconcile(recipeNamed('ky-fub'), { period: '2021-06' }, { left: read, right: [] });
    expect(notCompared).toEqual([{ file: 'left', columns: ['Qwertz'] }]);
  });
});

describe('a witness that says less than the others', () => {
  const requested = { request: 'M-1', person: 'B1', month: '2021-06', requested: '5.00', set_off: '5.00' };
  const booked = { request: 'M-1', person: 'B1', month: '2021-06', debit: '0.00', credit: '5.00' };
  const third = { request: 'M-1', person: 'B1', month: '2021-06', amount: '5.00' };
  const of = (one: Cells) => run('ky-fub', '2021-06', { left: [requested], right: [booked], third: [one] });

  test('the identity names what it could not be held by, and the file how many rows say no month', () => {
    expect(of(third).identities.map(({ by, notBy }) => [by, notBy])).toEqual([[['request', 'person'], undefined]]);
    const coarse = of({ ...third, person: '', month: '' });
    expect(coarse.identities.map(({ by, notBy }) => [by, notBy])).toEqual([[['request'], ['person']]]);
    expect([of(third).third?.undated, coarse.third?.undated]).toEqual([undefined, 1]);
  });
});

describe('the economy system', () => {
  const ky = { booking_month: '2021-01', account: 'Drift', debit: '0.00', credit: '100.00' };
  const failed = { voucher: 'KY-1', booking_month: '2021-01', amount: '100.00', side: 'D', accepted: 'false' };
  const given = (accepted: string): Given => ({
    left: [ky, { ...ky, account: 'Mellemregning', debit: '100.00', credit: '0.00' }],
    right: [{ booking_month: '2021-01', debit: '0.00', credit: '0.00' }],
    explanations: {
      failed: [
        { ...failed, accepted },
        { ...failed, accepted, side: 'K' },
      ],
    },
  });

  test('a posting that was accepted is no cause', () => {
    const of = (accepted: string) => run('ky-finance', '2021-01', given(accepted));
    expect([isClean(of('true')), explainedBy(of('true'))]).toEqual([false, []]);
    expect([isClean(of('false')), of('false').remaining.toString()]).toEqual([true, '0.00']);
    expect(() => of('Qwertz')).toThrow(/line 2, accepted: "Qwertz"/);
  });

  test('subtotals of the report are no accounts', () => {
    const total = { ...ky, account: 'Drift i alt' };
    const { left } = run('ky-finance', '2021-01', { left: [ky, total], right: [] });
    expect([left.total.toString(), left.leftOut.map(({ reason, amount }) => [reason, amount.toString()])]).toEqual([
      '100.00',
      [['a subtotal of the report', '100.00']],
    ]);
  });

  test('the minus that figure 7 prints before the credit is the side, and no reversal', () => {
    const right = [{ booking_month: '2021-01', debit: '96459311.00', credit: '-96459311.00' }];
    const { identities } = run('ky-finance', '2021-01', { left: [], right });
    const [found] = identities.filter(({ name }) => name === 'the economy system comes to nought');
    expect([found?.left.toString(), found?.holds]).toEqual(['0.00', true]);
  });

  test('a row without a month belongs to no period, and is not passed over', () => {
    const result = run('ky-finance', '2021-01', { left: [ky], right: [{ ...ky, booking_month: '' }] });
    expect(unused(result)).toContain('right: without a month or day: nobody knows to which period they belong, 0.00');
  });
});

describe('invoices', () => {
  const invoice = { invoice: 'EF-1', payee: 'P', account: '5.57', booking_month: '2021-03', amount: '100.00' };
  const paid = { ...invoice, paid_on: '2021-03-10', posted_on: '2021-03-10' };
  const of = (given: Partial<Given>) =>
    run('ky-invoice', '2021-03', { left: [{ ...invoice, decision: 'Godkendt' }], right: [paid], ...given });

  test('the posting basis on another account is not what was approved', () => {
    const basis = (account: string) => ({ booking_month: '2021-03', side: 'D', account, amount: '100.00' });
    const wrong = of({ explanations: { 'posting-basis': [basis('5.99')] } });
    expect(failing(wrong)).toEqual(['what KY approved is what it told the invoice system to post', '5.57', '5.99']);
    expect(isClean(of({ explanations: { 'posting-basis': [basis('5.57')] } }))).toBe(true);
  });

  test('vouchers of two manual invoices do not make up for each other', () => {
    const voucher = (name: string, amounts: readonly [string, string]) => [
      { invoice: name, voucher: '1', account: 'APØ-konto', debit: amounts[0], credit: '0.00' },
      { invoice: name, voucher: '1', account: 'Hensættelse Bankudbetaling', debit: '0.00', credit: amounts[1] },
      { invoice: name, voucher: '2', account: 'Hensættelse Bankudbetaling', debit: amounts[1], credit: '0.00' },
      { invoice: name, voucher: '2', account: 'Afregning NemKonto', debit: '0.00', credit: amounts[1] },
    ];
    const third = [...voucher('M-1', ['500.00', '400.00']), ...voucher('M-2', ['300.00', '400.00'])];
    expect(failing(of({ third })).slice(1)).toEqual(['M-1', 'M-2']);
    expect(isClean(of({ third: [...voucher('M-1', ['500.00', '500.00'])] }))).toBe(true);
  });

  test.each([
    ['rejected', 'Godkendt'],
    ['rejected', 'Fejljournaliseret'],
    ['technical', 'Afvist'],
  ])('on the list %s a row that says %s explains nothing', (id, decision) => {
    const right = [paid, { ...invoice, invoice: 'EF-2', paid_on: '', posted_on: '' }];
    const result = of({ right, explanations: { [id]: [{ ...invoice, invoice: 'EF-2', decision }] } });
    expect([isClean(result), explainedBy(result)]).toEqual([false, []]);
  });
});

describe('the debtor system', () => {
  const claim = { claim: 'F-1', processed_on: '2021-06-23', status: 'ACCEPTERET', amount: '100.00' };
  const posting = { claim: 'F-1', booked_on: '2021-06-23', amount: '100.00', account: '1' };

  test('an intermediate account that names a restance account is none, and nothing alone mirrors anything', () => {
    const third = [
      { account: '2', name: 'Mellemregning til restance 1', closing: '0.00' },
      { account: '3', name: 'Restancekonto 1', closing: '0.00' },
    ];
    const mirror = 'the intermediate account = minus the sum of all restance accounts';
    const of = (rows: Rows) => run('ky-debtor', '2021-06', { left: [claim], right: [posting], third: rows });
    expect(of(third).identities.find(({ name }) => name === mirror)?.holds).toBe(true);
    expect(of(third.slice(0, 1)).untested.map(({ name }) => name)).toContain(mirror);
    expect(failing(of([{ ...third[0], closing: '50.00' }, third[1] as Cells]))).toContain(mirror);
  });

  test.each([
    ['2021-06-23', '2021-06-24'],
    ['2021-06-30', '2021-07-01'],
  ])('what KY processes at 23:01 on %s is booked on %s', (day, next) => {
    const late = { processed_on: day, processed_at: `${day} 23:01:10`, status: 'ACCEPTERET', amount: '100.00' };
    const booked = { booked_on: next, amount: '100.00' };
    expect(isClean(run('ky-debtor', next.slice(0, 7), { left: [late], right: [booked] }))).toBe(true);
  });

  test('two equal rejected claims and a list without days: the list is exact, and all of it is explained', () => {
    const rejected = (amount: string, day: string) => ({ processed_on: day, status: 'AFVIST', amount });
    const left = [
      rejected('2000.00', '2021-06-01'),
      rejected('2000.00', '2021-06-01'),
      rejected('547.51', '2021-06-01'),
    ];
    const failed = left.map(({ amount, status }) => ({ amount, status }));
    const result = run('ky-debtor', '2021-06', { left, right: [posting].slice(1), explanations: { failed } });
    expect([result.explained[0]?.amount.toString(), result.remaining.toString()]).toEqual(['4547.51', '0.00']);
    const accepted = failed.map((one) => ({ ...one, status: 'ACCEPTERET' }));
    expect(explainedBy(run('ky-debtor', '2021-06', { left, right: [], explanations: { failed: accepted } }))).toEqual(
      [],
    );
  });
});

describe('in any recipe', () => {
  test('an øre too much leaves an øre, and the cause stands', () => {
    const result = runSmall(['A 7904.00'], ['A 7334.01'], { errors: ['A 570.00'] });
    expect([explainedBy(result), leftOver(result)]).toEqual([
      ['on the list errors: 1 rows, 570.00'],
      ['other-amount A -0.01: left 2, right 2'],
    ]);
  });

  test('two lists that name one thing explain it once', () => {
    const recipe = smallRecipe({ explanations: [list('one', 'left', 'rows'), list('other', 'left', 'rows')] });
    const result = runSmall(['A 100.00', 'A 100.00'], [], { one: ['A 100.00'], other: ['A 100.00'] }, recipe);
    expect([isClean(result), result.remaining.toString()]).toEqual([false, '100.00']);
  });

  test('a thing of the same amount is not repeated, and a row of nought is no difference', () => {
    const recipe = smallRecipe({ matchers: [{ kind: 'exact' }, SHIFT], explanations: [] });
    const row = (line: number, amount: string, note: string) => ({
      line,
      currency: 'DKK',
      fields: { thing: 'A', amount, month: '2021-03', note },
    });
    const of = (left: FileLine[], right: FileLine[]) =>
      leftOver(reconcile(recipe, { period: '2021-03' }, { left, right }));
    expect(
      of(
        [row(2, '125000.00', 'one'), row(3, '125000.00', 'other')],
        [row(2, '125000.00', ''), row(3, '125000.01', '')],
      ),
    ).toEqual(['other-amount A -0.01: left 3, right 3']);
    expect(of([row(2, '5.00', 'x'), row(3, '5.00', 'x')], [row(2, '5.00', 'x')])).toEqual(['repeated A 5.00: left 3']);
    expect(of([row(2, '0.00', 'x')], [])).toEqual([]);
  });

  test('a list of another month is told with its sums, and explains nothing', () => {
    const result = runSmall(['A 100.00'], ['A 100.00'], { errors: ['A 40.00 2021-02'] });
    expect([isClean(result), result.lists.map(({ otherPeriods }) => otherPeriods.map(({ period }) => period))]).toEqual(
      [true, [['2021-02']]],
    );
  });
});
