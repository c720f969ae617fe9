import { civilDate } from '../../../domain/kernel/civil-date';
import { figuresRunningOut } from '../../../policies/statutes/figures-running-out';
import { mostStepFee } from '../../../policies/statutes/most-step-fee';

describe('the reference rates are recorded through 31 December 2026', () => {
  test.each([
    ['2026-09-29', []],
    ['2026-09-30', ['the Swedish reference rate']],
    ['2027-02-01', ['the Swedish reference rate']],
  ])('on %s there are told: %j', (day, told) => {
    expect(figuresRunningOut(['SE', 'SE'], civilDate(day)).map(({ name }) => name)).toEqual(told);
  });

  test('each country has its own', () => {
    expect(figuresRunningOut(['SE', 'DK'], civilDate('2026-11-30'))).toEqual([
      { name: 'the Swedish reference rate', paragraph: 'räntelagen (1975:635) 9 §', until: '2026-12-31' },
      { name: 'the Danish reference rate', paragraph: 'renteloven § 5, stk. 1', until: '2026-12-31' },
    ]);
  });
});

test.each([
  ['SE', 'demand', '2012-02-17', '160.00'],
  ['SE', 'demand', '2013-03-15', '160.00'],
  ['SE', 'demand', '2013-03-16', '180.00'],
  ['SE', 'reminder', '2013-03-15', '50.00'],
  ['SE', 'warning', '2016-03-01', '0.00'],
  ['DK', 'reminder', '2016-03-01', '100.00'],
  ['DK', 'acceptance', '2016-03-01', '0.00'],
] as const)('%s %s on %s may cost %s', (country, step, day, most) => {
  expect(mostStepFee(country, step, { sentOn: civilDate(day), agreed: true }).toString()).toBe(most);
});
