import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { NoStatuteForDate, figureOn } from '../../../policies/statutes/statutory-figure';
import {
  DEMAND_FEE_MAXIMUM,
  PLAN_FEE_MAXIMUM,
  feesBeyondCompensation,
  latePaymentCompensation,
  mostReminderFee,
} from '../../../policies/statutes/swedish-collection-costs';
import type { SwedishParty } from '../../../policies/statutes/swedish-collection-costs';

function kronor(amount: string): Money {
  return Money.of(amount, 'SEK');
}

describe('the fee for a Swedish reminder', () => {
  test.each([
    ['2013-03-15', true, '50.00', 'the last day of the old ordinance'],
    ['2013-03-16', true, '60.00', 'the first day of the new law'],
    ['2016-07-07', true, '60.00', 'agreed'],
    ['2016-07-07', false, '0.00', 'not agreed: a tariff for water or childcare is no agreement'],
  ])('sent %s, agreed %s: at most %s (%s)', (sentOn, agreed, most) => {
    expect(mostReminderFee({ sentOn: civilDate(sentOn), agreed }).toString()).toBe(most);
  });

  test('before the ordinance of 2003 nothing is recorded', () => {
    expect(() => mostReminderFee({ sentOn: civilDate('2003-06-30'), agreed: true })).toThrow(NoStatuteForDate);
  });
});

test.each([
  ['2013-03-15', '160.00', '150.00'],
  ['2013-03-16', '180.00', '170.00'],
  ['2026-11-21', '180.00', '170.00'],
])('on %s a demand costs at most %s and an instalment plan %s', (date, demand, plan) => {
  expect(figureOn(DEMAND_FEE_MAXIMUM, civilDate(date)).value.toString()).toBe(demand);
  expect(figureOn(PLAN_FEE_MAXIMUM, civilDate(date)).value.toString()).toBe(plan);
});

describe('compensation for late payment', () => {
  test.each<[SwedishParty, SwedishParty, string]>([
    ['business', 'business', '450.00'],
    ['business', 'authority', '450.00'],
    ['business', 'consumer', '0.00'],
    ['authority', 'business', '0.00'],
    ['authority', 'consumer', '0.00'],
  ])('owed to a %s by a %s: %s', (creditor, debtor, owed) => {
    const lateSince = civilDate('2016-07-01');
    expect(latePaymentCompensation({ lateSince, creditor, debtor }).toString()).toBe(owed);
  });

  test('takes the place of fees up to its own amount', () => {
    expect(feesBeyondCompensation(kronor('240'), kronor('450')).toString()).toBe('0.00');
    expect(feesBeyondCompensation(kronor('470'), kronor('450')).toString()).toBe('20.00');
    expect(feesBeyondCompensation(kronor('240'), kronor('0')).toString()).toBe('240.00');
  });
});
