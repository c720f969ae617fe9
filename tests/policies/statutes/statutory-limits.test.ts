import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { checkAgainstStatutes } from '../../../policies/statutes/statutory-limits';
import type {
  FeeUnderStatute,
  PolicyUnderStatute,
  StepUnderStatute,
} from '../../../policies/statutes/policy-under-statute';

const kronor = (amount: string): Money => Money.of(amount, 'SEK');
const kroner = (amount: string): Money => Money.of(amount, 'DKK');

const demand = (amount: Money): StepUnderStatute => ({
  step: 'demand',
  document: 'demand',
  fees: [{ setting: 'steps.demand.fee', amount }],
});

const reminder = (amount: Money, other: Partial<FeeUnderStatute> = {}): StepUnderStatute => ({
  step: 'reminder',
  document: 'reminder',
  fees: [{ setting: 'steps.reminder.fee', amount, ...other }],
});

const swedish: PolicyUnderStatute = {
  country: 'SE',
  validFrom: civilDate('2015-01-01'),
  steps: [reminder(kronor('60')), demand(kronor('180'))],
  reminderFeeAgreed: true,
  planFee: kronor('170'),
  interestMarginPoints: '8',
  daysFromDemandToLegalAction: 9,
  limitationYears: 10,
};

/** Three letters of 100.00, each ten days after the one before. */
const danish: PolicyUnderStatute = {
  country: 'DK',
  validFrom: civilDate('2015-01-01'),
  steps: [
    reminder(kroner('100')),
    { ...reminder(kroner('100')), step: 'second-reminder', daysSinceLastFee: 10 },
    { ...demand(kroner('100')), daysSinceLastFee: 10 },
  ],
  reminderFeeAgreed: false,
  interestMarginPoints: '8',
  limitationYears: 3,
};

describe('a policy at the very limits', () => {
  test('of Swedish law is allowed', () => expect(checkAgainstStatutes(swedish)).toEqual([]));
  test('of Danish law is allowed', () => expect(checkAgainstStatutes(danish)).toEqual([]));
});

describe('a Swedish policy is refused', () => {
  test.each<[string, Partial<PolicyUnderStatute>, string, string, string]>([
    ['a reminder fee of 61', { steps: [reminder(kronor('61'))] }, 'lag (1981:739) 4 §', 'steps.reminder.fee', '60.00'],
    ['a reminder fee not agreed', { reminderFeeAgreed: false }, 'lag (1981:739) 2 §', 'steps.reminder.fee', '0.00'],
    [
      'a demand fee of 180.01',
      { steps: [demand(kronor('180.01'))] },
      'lag (1981:739) 4 §',
      'steps.demand.fee',
      '180.00',
    ],
    ['a plan fee of 200', { planFee: kronor('200') }, 'lag (1981:739) 4 §', 'agreements.plan.fee', '170.00'],
    [
      '8.5 points of interest',
      { interestMarginPoints: 8.5 },
      'räntelagen',
      'lateInterest.pointsOverReference',
      'is 8;',
    ],
    [
      'legal action on the last day of the demand',
      { daysFromDemandToLegalAction: 8 },
      'inkassolagen',
      'steps.referral.delay',
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
    expect(checkAgainstStatutes({ ...swedish, steps: [demand(kronor('200'))] })).toEqual([
      {
        setting: 'steps.demand.fee',
        paragraph: 'lag (1981:739) 4 § andra stycket 2',
        message:
          'From 2015-01-01, steps.demand.fee: it is set to 200.00 and the highest fee for a Swedish collection demand is ' +
          '180.00; lower it to 180.00 or less.',
      },
    ]);
  });
});

describe('a Danish policy is refused', () => {
  test.each<[string, Partial<PolicyUnderStatute>, string, string]>([
    ['a reminder fee of 101', { steps: [reminder(kroner('101'))] }, 'renteloven § 9 b', 'steps.reminder.fee'],
    ['a demand of 900', { steps: [demand(kroner('900'))] }, 'renteloven § 9 b', 'steps.demand.fee'],
    [
      'a fourth letter with a fee',
      { steps: [...danish.steps, { ...reminder(kroner('100')), daysSinceLastFee: 10 }] },
      'renteloven § 9 b',
      'steps',
    ],
    [
      'nine days between letters with a fee',
      { steps: [...danish.steps.slice(0, 2), { ...demand(kroner('100')), daysSinceLastFee: 9 }] },
      'renteloven § 9 b',
      'steps.demand.delay',
    ],
    [
      'nine points, agreed or not',
      { interestMarginPoints: '9', interestMarginAgreed: true },
      'renteloven § 5',
      'lateInterest.pointsOverReference',
    ],
    ['four years', { limitationYears: 4 }, 'forældelsesloven § 3', 'limitationYears'],
    [
      'a hand-over of which the debtor was never told',
      { letterBeforeReferral: false, validFrom: civilDate('2021-01-01') },
      'gældsinddrivelsesloven § 2, stk. 3',
      'steps.referral.requires',
    ],
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
      steps: [reminder(kronor('55')), demand(kronor('190'))],
      reminderFeeAgreed: true,
    });
    expect(breaches.map(({ setting, message }) => [setting, message.slice(0, 15)])).toEqual([
      ['steps.reminder.fee', 'From 2013-01-01'],
      ['steps.demand.fee', 'From 2013-01-01'],
      ['steps.demand.fee', 'From 2013-03-16'],
    ]);
  });

  test('on days before the recorded law is refused, saying so', () => {
    const before = { ...danish, validFrom: civilDate('2002-01-01'), validTo: civilDate('2002-07-31') };
    const breaches = checkAgainstStatutes({ ...before, steps: [reminder(kroner('100'))] });
    expect(breaches.map((breach) => breach.setting)).toEqual([
      'steps.reminder.fee',
      'steps',
      'lateInterest.pointsOverReference',
      'limitationYears',
    ]);
    expect(breaches[0]?.message).toContain('not recorded');
  });
});

describe('a setting that no law limits', () => {
  test('an agreed Swedish rate over the statutory one', () => {
    expect(checkAgainstStatutes({ ...swedish, interestMarginPoints: '12', interestMarginAgreed: true })).toEqual([]);
  });

  test('free reminders, not agreed', () => {
    const free: StepUnderStatute = { step: 'reminder', document: 'reminder', fees: [] };
    expect(checkAgainstStatutes({ ...swedish, steps: [free], reminderFeeAgreed: false })).toEqual([]);
    expect(checkAgainstStatutes({ ...danish, steps: [free, free, free, free, free] })).toEqual([]);
  });

  test('250 kroner and five letters close together where distraint is possible', () => {
    const letter = reminder(kroner('250'), { regime: 'distraint' });
    const next = { ...letter, daysSinceLastFee: 5 };
    expect(checkAgainstStatutes({ ...danish, steps: [letter, next, next, next, next] })).toEqual([]);
  });
});
