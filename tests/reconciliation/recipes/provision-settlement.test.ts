import { recipeNamed } from '../../../office/reconciliation/recipe-shelf';
import { reconcile } from '../../../reconciliation/reconcile';
import { isClean } from '../../../reconciliation/result';
import { keyInWords } from '../../../reconciliation/row';
import { figuresOf, identitiesOf, runSample } from '../run-sample';

describe('provision against settlement (S004 section 2.2.3)', () => {
  test('tax 11,839, AM 4,079, ATP 570 and OP 0 apart, all of it rejected by eIndkomst (figure 22)', () => {
    const result = runSample('provision-settlement');
    expect(figuresOf(result)).toEqual({
      left: '338691.00',
      right: '322203.00',
      difference: '16488.00',
      explained: [['rejected by eIndkomst', 3, '16488.00']],
      remaining: '0.00',
      broken: [],
    });
    const items = result.explained[0]?.items.map(({ key, amount }) => `${keyInWords(key)} ${amount.toString()}`);
    expect(items?.sort()).toEqual(['A-tax 11839.00', 'AM contribution 4079.00', 'ATP 570.00']);
    expect(isClean(result)).toBe(true);
  });

  test('what is settled is what was asked for: 308,160, 0, 7,334 and 6,709', () => {
    const settled = runSample('provision-settlement').identities.filter(({ name }) => name.includes('= request'));
    expect(settled.map(({ name, left, holds }) => [name.split(':')[0], left.toString(), holds])).toEqual([
      ['A-tax', '308160.00', true],
      ['AM contribution', '0.00', true],
      ['ATP', '7334.00', true],
      ['OP', '6709.00', true],
    ]);
  });

  test('what KY sent is what is provided: 319,999, 4,079, 7,904 and 6,709', () => {
    expect(identitiesOf(runSample('provision-settlement')).filter((name) => name.includes('KY’s sum'))).toEqual([
      'A-tax: KY’s sum = provision: 319999.00 = 319999.00',
      'AM contribution: KY’s sum = provision: 4079.00 = 4079.00',
      'ATP: KY’s sum = provision: 7904.00 = 7904.00',
      'OP: KY’s sum = provision: 6709.00 = 6709.00',
    ]);
  });

  test('what KY posted by Sum - Finans is what is provided too (figure 5); what it posted elsewhere is left out', () => {
    const result = runSample('provision-settlement');
    expect(identitiesOf(result).filter((name) => name.includes('Sum - Finans'))).toEqual([
      'A-tax: KY’s Sum - Finans = provision: 319999.00 = 319999.00',
      'AM contribution: KY’s Sum - Finans = provision: 4079.00 = 4079.00',
      'ATP: KY’s Sum - Finans = provision: 7904.00 = 7904.00',
      'OP: KY’s Sum - Finans = provision: 6709.00 = 6709.00',
    ]);
    const finans = result.lists.find(({ file }) => file === 'sum-finans');
    // The payouts of 1,132,500 that KY provides, less the benefits of 1,471,191 that it posts.
    expect(finans?.leftOut.map(({ rows, amount }) => [rows, amount.toString()])).toEqual([[2, '-338691.00']]);
  });

  const asked = (reported: string, requested: string, contribution = 'A-skat felt 15') => {
    const provided = { period: '2021-02', account: 'Hensættelse Skat', debit: '0.00', credit: '5.00' };
    const line = (fields: Record<string, string>) => ({ line: 2, currency: 'DKK', fields });
    const request = { period: '2021-02', contribution, reported_on: reported, requested_on: requested, amount: '5.00' };
    return reconcile(
      recipeNamed('provision-settlement'),
      { period: '2021-02' },
      { left: [line(provided)], right: [line({ ...provided, debit: '5.00', credit: '0.00' })], third: [line(request)] },
    ).brokenRules.map(({ rule, says }) => [rule, says]);
  };

  test.each([
    ['2021-02-01', '2021-02-08', true],
    ['2021-02-01', '2021-02-15', true],
    ['2021-02-01', '2021-02-07', false],
    ['2021-02-01', '2021-02-16', false],
    ['', '2021-02-16', true],
  ])('SKAT asks 7 to 14 days after KY has reported: reported %s, asked %s (S004-94)', (reported, requested, inTime) => {
    const broken = [
      [
        'SKAT asks for payment 7 to 14 days after KY has reported',
        [`reported on ${reported}, asked for on ${requested}`],
      ],
    ];
    expect(asked(reported, requested)).toEqual(inTime ? [] : broken);
  });

  test('ATP asks by the quarter, whenever KY reported', () => {
    expect(asked('2021-02-01', '2021-04-20', 'ATP felt 46')).toEqual([]);
  });

  test('the tax account is at its interest of 126.03, which is posted on 6.45.51 (S004-99, S004-104)', () => {
    const names = identitiesOf(runSample('provision-settlement', 'tax-account'));
    expect(names).toEqual(
      expect.arrayContaining([
        'the tax account stands at nought, or at its interest: every request is paid: -126.03 = -126.03',
        'interest on the tax account = posted on 6.45.51: 126.03 = 126.03',
      ]),
    );
    // At the end of January it is charged, and not posted yet.
    const january = runSample('provision-settlement', 'tax-account', { period: '2021-01' });
    expect(january.identities.find(({ name }) => name.startsWith('interest'))?.holds).toBe(false);
  });

  test('three months of ATP and OP are settled by one payment in the quarter after', () => {
    const result = runSample('provision-settlement', 'quarter');
    // 23,142 + 20,047 of this quarter are settled in April; 22,914 + 19,797 of the last one in January.
    expect(figuresOf(result)).toMatchObject({
      left: '43189.00',
      right: '42711.00',
      explained: [['settled in a neighbouring period', 8, '478.00']],
      remaining: '0.00',
      broken: [],
    });
    expect([result.unexplained, isClean(result)]).toEqual([[], true]);
    expect(result.explained[0]?.items.map(({ amount }) => amount.toString()).sort()).toEqual([
      '-19797.00',
      '-22914.00',
      '20047.00',
      '23142.00',
    ]);
  });

  test('the tax account ends on −126.03, its interest and nothing else; its balances run through (figure 23)', () => {
    const result = runSample('provision-settlement', 'tax-account');
    expect(figuresOf(result)).toMatchObject({
      difference: '-126.03',
      explained: [['interest on the tax account, booked on 6.45.51', 1, '-126.03']],
      remaining: '0.00',
      broken: [],
    });
    expect(result.identities.find(({ name }) => name.includes('last balance'))?.left.toString()).toBe('-126.03');
    expect(result.brokenRules).toEqual([]);
  });
});
