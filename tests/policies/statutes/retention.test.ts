import { firstDayAfter, retentionOf } from '../../../policies/statutes/retention';

test.each([
  ['SE', [2019], '2026-12-31', '2027-01-01'],
  ['SE', [2018], '2028-12-31', '2029-01-01'],
  // A later record may go before an earlier one of the older law.
  ['SE', [2018, 2019], '2028-12-31', '2029-01-01'],
  ['SE', [2018, 2023], '2030-12-31', '2031-01-01'],
  ['DK', [2020, 2021], '2026-12-31', '2027-01-01'],
] as const)('in %s what was booked in %s is kept through %s', (country, years, through, first) => {
  const kept = retentionOf(country, years);
  expect(kept?.through).toBe(through);
  expect(kept && firstDayAfter(kept)).toBe(first);
});

test('a plan counts where it demands more than the law, and never less', () => {
  expect(retentionOf('SE', [2019], { years: 10, plan: 'our plan' })).toEqual({
    through: '2029-12-31',
    paragraph: 'our plan',
  });
  expect(retentionOf('SE', [2019], { years: 3, plan: 'our plan' })?.through).toBe('2026-12-31');
});

test('where nothing was booked nothing is kept', () => {
  expect(retentionOf('SE', [])).toBeUndefined();
});
