import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { checkAgainstStatutes } from '../../../policies/statutes/statutory-limits';
import type { PolicyUnderStatute } from '../../../policies/statutes/statutory-limits';

const kronor = (amount: string): Money => Money.of(amount, 'SEK');
const kroner = (amount: string): Money => Money.of(amount, 'DKK');

const swedish: PolicyUnderStatute = {
  country: 'SE',
  validFrom: civilDate('2015-01-01'),
  reminderFee: kronor('60'),
  reminderFeeAgreed: true,
  demandFee: kronor('180'),
  planFee: kronor('170'),
  interestMarginPoints: '8',
  daysFromDemandToLegalAction: 9,
  limitationYears: 10,
};

const danish: PolicyUnderStatute = {
  country: 'DK',
  validFrom: civilDate('2015-01-01'),
  reminderFee: kroner('100'),
  reminderFeeAgreed: false,
  interestMarginPoints: '8',
  daysBetweenReminders: 10,
  chargeableReminders: 3,
  limitationYears: 3,
};

describe('a policy at the very limits', () => {
  test('of Swedish law is allowed', () => expect(checkAgainstStatutes(swedish)).toEqual([]));
  test('of Danish law is allowed', () => expect(checkAgainstStatutes(danish)).toEqual([]));
});

describe('a Swedish policy is refused', () => {
  test.each<[string, Partial<PolicyUnderStatute>, string, keyof PolicyUnderStatute, string]>([
    ['a reminder fee of 61', { reminderFee: kronor('61') }, 'lag (1981:739) 4 §', 'reminderFee', '60.00'],
    ['a reminder fee not agreed', { reminderFeeAgreed: false }, 'lag (1981:739) 2 §', 'reminderFee', '0.00'],
    ['a demand fee of 180.01', { demandFee: kronor('180.01') }, 'lag (1981:739) 4 §', 'demandFee', '180.00'],
    ['a plan fee of 200', { planFee: kronor('200') }, 'lag (1981:739) 4 §', 'planFee', '170.00'],
    ['8.5 points of interest', { interestMarginPoints: 8.5 }, 'räntelagen', 'interestMarginPoints', 'is 8;'],
    [
      'legal action on the last day of the demand',
      { daysFromDemandToLegalAction: 8 },
      'inkassolagen',
      'daysFromDemandToLegalAction',
      '9 or more',
    ],
    ['eleven years', { limitationYears: 11 }, 'preskriptionslagen', 'limitationYears', '10 or less'],
  ])('%s', (_, change, paragraph, setting, advice) => {
    const breaches = checkAgainstStatutes({ ...swedish, ...change });
    expect(breaches).toHaveLength(1);
    expect(breaches[0]?.setting).toBe(setting);
    expect(breaches[0]?.paragraph).toContain(paragraph);
    expect(breaches[0]?.message).toContain(advice);
  });

  test('says from which day, what, the limit, and what to do', () => {
    expect(checkAgainstStatutes({ ...swedish, demandFee: kronor('200') })).toEqual([
      {
        setting: 'demandFee',
        paragraph: 'lag (1981:739) 4 § andra stycket 2',
        message:
          'From 2015-01-01, demandFee: it is set to 200.00 and the highest fee for a Swedish collection demand is 180.00; ' +
          'lower it to 180.00 or less.',
      },
    ]);
  });
});

describe('a Danish policy is refused', () => {
  test.each<[string, Partial<PolicyUnderStatute>, string, keyof PolicyUnderStatute]>([
    ['a reminder fee of 101', { reminderFee: kroner('101') }, 'renteloven § 9 b', 'reminderFee'],
    ['four reminders with a fee', { chargeableReminders: 4 }, 'renteloven § 9 b', 'chargeableReminders'],
    ['nine days between reminders', { daysBetweenReminders: 9 }, 'renteloven § 9 b', 'daysBetweenReminders'],
    [
      'nine points, agreed or not',
      { interestMarginPoints: '9', interestMarginAgreed: true },
      'renteloven § 5',
      'interestMarginPoints',
    ],
    ['four years', { limitationYears: 4 }, 'forældelsesloven § 3', 'limitationYears'],
  ])('%s', (_, change, paragraph, setting) => {
    const breaches = checkAgainstStatutes({ ...danish, ...change });
    expect(breaches.map((breach) => breach.setting)).toEqual([setting]);
    expect(breaches[0]?.paragraph).toContain(paragraph);
  });
});

describe('a policy over a change of law', () => {
  const acrossMarch2013 = { ...swedish, validFrom: civilDate('2013-01-01'), validTo: civilDate('2013-12-31') };

  test('is held against both figures, each in its own part', () => {
    const breaches = checkAgainstStatutes({
      country: 'SE',
      validFrom: acrossMarch2013.validFrom,
      validTo: acrossMarch2013.validTo,
      reminderFee: kronor('55'),
      reminderFeeAgreed: true,
      demandFee: kronor('190'),
    });
    expect(breaches.map(({ setting, message }) => [setting, message.slice(0, 15)])).toEqual([
      ['reminderFee', 'From 2013-01-01'],
      ['demandFee', 'From 2013-01-01'],
      ['demandFee', 'From 2013-03-16'],
    ]);
  });

  test('on days before the recorded law is refused, saying so', () => {
    const breaches = checkAgainstStatutes({ ...danish, validFrom: civilDate('2014-01-01') });
    expect(breaches.map((breach) => breach.setting)).toEqual([
      'reminderFee',
      'chargeableReminders',
      'daysBetweenReminders',
    ]);
    expect(breaches[0]?.message).toContain('not recorded');
  });
});

describe('a setting that no law limits', () => {
  test('an agreed Swedish rate over the statutory one', () => {
    expect(checkAgainstStatutes({ ...swedish, interestMarginPoints: '12', interestMarginAgreed: true })).toEqual([]);
  });

  test('free reminders, not agreed', () => {
    expect(checkAgainstStatutes({ ...swedish, reminderFee: kronor('0'), reminderFeeAgreed: false })).toEqual([]);
    expect(checkAgainstStatutes({ ...danish, reminderFee: kroner('0'), chargeableReminders: 5 })).toEqual([]);
  });

  test('250 kroner and five reminders where distraint is possible', () => {
    expect(
      checkAgainstStatutes({
        ...danish,
        danishFeeRegime: 'distraint',
        reminderFee: kroner('250'),
        chargeableReminders: 5,
        daysBetweenReminders: 5,
      }),
    ).toEqual([]);
  });
});
