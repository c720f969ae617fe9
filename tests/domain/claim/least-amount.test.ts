import { aheadOf } from '../decisions/decided';
import { danishInvoice, invoice, knownOn, live, paid } from '../life';

/* Due Monday 1 February 2016, 1,200.00: reminder on 8 February, demand on 18 February with 180.00 and interest. */
const unpaid = invoice({ due: '2016-02-01' });

test('0.01 that is left before the reminder is not reminded of, and never becomes a demand', () => {
  const life = live(unpaid, '2016-12-31', paid('2016-02-01', '1199.99'));
  expect([life.days, life.balance]).toEqual([[], '0.01']);
  expect(aheadOf(life, '2016-12-31')[0]).toBe('reminder waits for a person');
});

test('0.01 that is left after the reminder costs the debtor no fee', () => {
  const life = live(unpaid, '2016-12-31', paid('2016-02-10', '1199.99'));
  expect([life.days, life.balance]).toEqual([['2016-02-08 reminder'], '0.01']);
});

test.each([
  ['20.00 itself is not followed up', '1180.00', []],
  ['20.01 is', '1179.99', ['2016-02-08 reminder', '2016-02-18 demand']],
])('%s', (_what, amount, days) => {
  expect(live(unpaid, '2016-02-22', paid('2016-02-01', amount)).days).toEqual(days);
});

test('what is claimed after the demand counts with its charges: the rest goes on', () => {
  // 1,200.00 after the demand covers 180.00, 4.46 and 1,015.54 of the principal: 184.46 is left.
  const life = live(unpaid, '2016-03-10', paid('2016-02-19', '1200.00'));
  expect(life.balance).toBe('184.46');
  expect(life.days.slice(2)).toEqual(['2016-03-01 warning']);
});

test('0.50 that is left is not brought before the administrative court', () => {
  const care = invoice({ due: '2016-02-01', group: 'placed-children-care' });
  const life = live(care, '2016-12-31', paid('2016-02-12', '1199.50'));
  expect([life.days, life.balance]).toEqual([['2016-02-08 reminder'], '0.50']);
});

test('in Denmark likewise', () => {
  const life = live(danishInvoice({ due: '2016-02-01' }), '2016-12-31', paid('2016-02-01', '1199.99'));
  expect([life.days, life.balance]).toEqual([[], '0.01']);
});

/* A payment in time that becomes known behind the demand: the demand is judged as if the payment had been known. */
test.each([
  ['20.00 had been left: the demand cost nothing', '2016-02-01', '1180.00', '20.00'],
  // 8 % of 20.01 for 17 days of 366 is 0.07.
  ['20.01 had been left: 180.00 and 0.07 of interest', '2016-02-01', '1179.99', '200.08'],
  ['paid between reminder and demand: 20.00 had been left', '2016-02-12', '1180.00', '20.00'],
  ['paid after the demand: 184.46 covers the charges first', '2016-02-19', '1180.00', '204.46'],
])('%s', (_what, on, amount, balance) => {
  expect(live(unpaid, '2016-03-31', knownOn('2016-02-22', paid(on, amount))).balance).toBe(balance);
});
