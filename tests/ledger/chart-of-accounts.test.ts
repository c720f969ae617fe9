import { chartOfAccounts, SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';

test('a chart without an account for something names what is missing', () => {
  const withoutBank = Object.fromEntries(Object.entries(SWEDISH_SAMPLE_CHART).filter(([role]) => role !== 'bank'));
  expect(() => chartOfAccounts(withoutBank)).toThrow('The chart of accounts names no account for bank.');
});

test('one account for two things is refused, because they could no longer be told apart', () => {
  const chart = { ...SWEDISH_SAMPLE_CHART, suspense: SWEDISH_SAMPLE_CHART.bank };
  expect(() => chartOfAccounts(chart)).toThrow('Account 19410 is used for both bank and suspense; give each its own.');
});

test('the Swedish sample has the two accounts that the source names', () => {
  expect(SWEDISH_SAMPLE_CHART.receivablePrincipal.number).toBe('15190');
  expect(SWEDISH_SAMPLE_CHART.receivableCharges.number).toBe('15191');
});
