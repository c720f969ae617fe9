import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean } from '../../../reconciliation/result';
import { keyInWords } from '../../../reconciliation/row';
import { figuresOf, identitiesOf, runSample } from '../run-sample';

describe('KY against eIndkomst (S004 section 2.2.1)', () => {
  test('February 2021: 1,800,141 − 1,732,671 = 67,470, all of it rejected (figure 12)', () => {
    const result = runSample('ky-income-register');
    expect(figuresOf(result)).toEqual({
      left: '1800141.00',
      right: '1732671.00',
      difference: '67470.00',
      explained: [['rejected by eIndkomst', 4, '67470.00']],
      remaining: '0.00',
      broken: [],
    });
    expect(isClean(result)).toBe(true);
  });

  test.each([
    ['0013', '50982.00', '0.00', '50982.00'],
    ['0014', '1278003.00', '1278003.00', '0.00'],
    ['0037', '399.00', '399.00', '0.00'],
    ['0038', '132066.00', '132066.00', '0.00'],
    ['0015', '319999.00', '308160.00', '11839.00'],
    ['0016', '4079.00', '0.00', '4079.00'],
    ['0046', '7904.00', '7334.00', '570.00'],
    ['0047', '6709.00', '6709.00', '0.00'],
  ])('field %s: KY %s = confirmed + rejected; SKAT %s = confirmed; %s rejected', (field, ky, skat, rejected) => {
    const { identities, untested } = runSample('ky-income-register');
    const of = (name: string) => {
      const whole = `field ${field}: ${name}`;
      // Where neither file has a row of the field nothing is tested, and nothing holds.
      if (untested.some((one) => one.name === whole)) return ['0.00', '0.00', true];
      const found = identities.find((identity) => identity.name === whole);
      return [found?.left.toString(), found?.right.toString(), found?.holds];
    };
    expect(of('KY = confirmed + rejected')).toEqual([ky, ky, true]);
    expect(of('SKAT = confirmed')).toEqual([skat, skat, true]);
    expect(of('KY − SKAT = rejected')).toEqual([rejected, rejected, true]);
  });

  test('the amounts differ by 50,982 and the deductions by 16,488', () => {
    const subtotals = runSample('ky-income-register').identities.slice(-2);
    expect(subtotals.map(({ left, holds }) => [left.toString(), holds])).toEqual([
      ['50982.00', true],
      ['16488.00', true],
    ]);
  });

  describe('the second report of the month, with the last payouts (S004-78)', () => {
    const TWO = 'Sum - eIndkomst = the first and the second report of the month';
    const sum = { disposition_month: '2021-02', se_number: '1', field: '0014', amount_positive: '300.00' };
    const report = (number: string, amount: string, more: Record<string, string> = {}) => ({
      ...{ disposition_month: '2021-02', se_number: '1', field: '0014', report: number, amount },
      ...more,
    });
    const approved = { se_number: '1', disposition_month: '2021-02', field_0014: '300.00' };
    const lines = (rows: readonly Record<string, string>[]) =>
      rows.map((fields, at) => ({ line: at + 2, currency: 'DKK', fields }));
    const run = (reports: readonly Record<string, string>[]) => {
      const files = { left: lines([sum]), right: lines([approved]), explanations: { reports: lines(reports) } };
      const result = reconcile(recipeNamed('ky-income-register'), { period: '2021-02' }, files);
      const isTested = result.identities.find(({ name }) => name === TWO)?.holds;
      return [isTested ?? 'not tested', isClean(result)];
    };

    test('comes to the sum of the month together with the first', () => {
      expect(identitiesOf(runSample('ky-income-register', 'two-reports'))).toContain(`${TWO}: 1800141.00 = 1800141.00`);
      expect(run([report('1', '250.00'), report('2', '50.00')])).toEqual([true, true]);
    });

    test.each([
      ['is not in the sum', [report('1', '300.00'), report('2', '50.00')], [false, false]],
      ['is not sent at all', [report('1', '300.00')], ['not tested', false]],
      [
        'is of the next month',
        [report('1', '300.00'), report('2', '50.00', { disposition_month: '2021-03' })],
        ['not tested', false],
      ],
      ['is for another SE number', [report('1', '250.00'), report('2', '50.00', { se_number: '2' })], [false, false]],
      ['is of another field', [report('1', '250.00'), report('2', '50.00', { field: '0037' })], [false, false]],
    ])('%s', (_, reports, found) => {
      expect(run(reports)).toEqual(found);
    });
  });

  test('to the øre it is 67,469.61: figures 13 to 15, of which figure 12 is the rounding', () => {
    // 1,467,286.72 − 5,837.42 + 319,999 + 4,079 + 7,904 + 6,709; and 50,981.61 + 11,839 + 4,079 + 570.
    expect(figuresOf(runSample('ky-income-register', 'to-the-oere'))).toMatchObject({
      left: '1800140.30',
      right: '1732670.69',
      difference: '67469.61',
      explained: [['rejected by eIndkomst', 14, '67469.61']],
      remaining: '0.00',
      broken: [],
    });
  });

  test('the details tell what was confirmed and what was rejected, and their rejected ones are the failed list (figures 16, 17)', () => {
    const identities = identitiesOf(runSample('ky-income-register', 'to-the-oere'));
    expect(identities).toEqual(
      expect.arrayContaining([
        'field 0014: SKAT = confirmed: 1278002.64 = 1278002.64',
        'field 0013: rejected in the details = on the list of failed reports: 50981.61 = 50981.61',
        'field 0015: rejected in the details = on the list of failed reports: 11839.00 = 11839.00',
        'field 0016: rejected in the details = on the list of failed reports: 4079.00 = 4079.00',
        'field 0046: rejected in the details = on the list of failed reports: 570.00 = 570.00',
      ]),
    );
  });

  test('person by person and field by field: eight fields of four rejected persons, and one adjusted by hand', () => {
    const result = runSample('ky-income-register', 'per-person');
    expect(result.comparedBy).toEqual(['field', 'person']);
    expect(figuresOf(result)).toMatchObject({
      explained: [
        ['rejected by eIndkomst', 14, '67469.61'],
        ['reported by hand, which KY cannot register', 1, '412.00'],
      ],
      remaining: '0.00',
      broken: [],
    });
    const persons = new Set(result.explained[0]?.items.map(({ key }) => keyInWords(key).split(' · ')[1]));
    expect([...persons].sort()).toEqual(['000000-0001', '000000-0002', '000000-0003', '000000-0004']);
    expect(identitiesOf(result)).toEqual(
      expect.arrayContaining([
        // Approved by SKAT is what KY has confirmed, and what was reported by hand besides.
        'field 0015: SKAT = confirmed: 16144.00 = 16144.00',
        'A-tax reported by hand = what other machines posted on Hensættelse Skat: -412.00 = -412.00',
      ]),
    );
    expect(isClean(result)).toBe(true);
  });
});
