import { figuresOf, runSample } from '../run-sample';

describe('Opus Debitor against Kvantum by area (S000-06 to S000-10)', () => {
  test('2021: a parking claim booked in January is explained; one of another amount and an unknown prepayment are left', () => {
    const result = runSample('debtor-gl-area', '2021');
    expect(figuresOf(result)).toMatchObject({
      difference: '1460.00',
      explained: [['booked in a neighbouring period in the other system', 1, '790.00']],
      remaining: '670.00',
    });
    expect(
      result.unexplained.map(({ class: kind, amount, rows }) => [rows[0]?.row.fields.area, kind, amount.toString()]),
    ).toEqual([
      ['parking', 'other-amount', '30.00'],
      ['prepayments', 'only-right', '640.00'],
    ]);
  });

  test.each([
    ['2017', '8600.00', '0.00'],
    ['2018', '0.00', '0.00'],
    ['2020', '0.00', '0.00'],
  ])('the historical run of %s: a difference of %s, of which %s is left', (period, difference, remaining) => {
    const result = runSample('debtor-gl-area', '2017', { period });
    expect([result.difference.toString(), result.remaining.toString()]).toEqual([difference, remaining]);
  });

  test('all years together come to the sum of the years', () => {
    // 8,600 of 2017 and 1,460 of 2021.
    expect(figuresOf(runSample('debtor-gl-area', 'all-years'))).toMatchObject({ difference: '10060.00' });
  });

  test('items open for more than three years are told, for the clean-up list, with their sum', () => {
    const { brokenRules, left } = runSample('debtor-gl-area', 'all-years');
    expect(brokenRules.map(({ firstLines }) => firstLines)).toEqual([[2, 3]]);
    expect(left.parts.find(({ name }) => name === 'to clean up: property tax')?.amount.toString()).toBe('22900.00');
  });
});
