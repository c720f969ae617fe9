import { civilDate } from '../../domain/kernel/civil-date';
import { Money } from '../../domain/kernel/money';
import { rulebookOf } from '../../policies/rulebook';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { timeAxis } from '../../rehearsal/time-axis';

const due = (day: string, group?: string) => ({ group, dueOn: civilDate(day), amount: Money.of('1000.00', 'SEK') });

test('an unpaid invoice of Botkyrka: days, letters, last days and costs, and behind them what waits for an answer', () => {
  // 17 days at 8 % a year of 366 days on 1000.00: 3.716, rounded once.
  const { steps } = timeAxis(rulebookOf(seBotkyrka), due('2016-02-01', '61'));
  expect(
    steps.map(({ step, on, letter, lastDay, fee, interest, total }) => [
      step,
      on,
      letter,
      lastDay,
      fee,
      interest,
      total,
    ]),
  ).toEqual([
    ['reminder', '2016-02-08', 'reminder', '2016-02-17', '0.00', '0.00', '1000.00'],
    ['demand', '2016-02-18', 'demand', '2016-02-29', '180.00', '3.72', '1183.72'],
    ['warning', '2016-03-01', 'warning', '2016-03-10', '0.00', '0.00', '1183.72'],
    ['referral', '2016-03-18', null, null, '0.00', '0.00', '1183.72'],
    ['monitoring', null, null, null, '0.00', '0.00', '1183.72'],
  ]);
  expect(steps.at(-1)?.waitsFor).toBe("the enforcement authority's ruling");
  expect(steps[1]?.sources).toContain('lag (1981:739) 4 §');
});

test('steps that a group never reaches are not shown for the group', () => {
  const { steps } = timeAxis(rulebookOf(seBotkyrka), due('2016-02-01', 'social-area'));
  expect(steps.map(({ step }) => step)).toEqual(['reminder', 'administrative-court']);
});

test('where the rate of a later day is not known, days and fees are told, and the interest is not', () => {
  const { steps } = timeAxis(rulebookOf(seBotkyrka), due('2090-02-01', '61'));
  const demand = steps.find(({ step }) => step === 'demand');
  expect(demand).toMatchObject({ fee: '180.00', interest: null, total: null });
  expect(demand?.lastDay).toMatch(/^2090-0[23]/);
  expect(steps.map(({ step }) => step)).toContain('referral');
});

test('a Danish hand-over waits for the client', () => {
  const { group, dueOn } = due('2016-02-01');
  const { steps } = timeAxis(rulebookOf(dkStatensAdministration), { group, dueOn, amount: Money.of('1000.00', 'DKK') });
  expect(steps.at(-1)).toMatchObject({ step: 'referral', on: null, waitsFor: "the client's acceptance" });
});
