import { addDays, addMonths, civilDate, daysBetween, laterOf, type CivilDate } from '../../../domain/kernel/civil-date';
import { timetable } from '../../../domain/claim/timetable';
import type { PlannedStep } from '../../../domain/claim/planned-step';
import { bankingCalendarOf } from '../../../policies/calendars/banking-calendar';
import { botkyrka, danishInvoice, invoice, live, outage, register, statensAdministration } from '../../domain/life';

/*
 * Every letter's own time runs out first. The days are counted here by the calendar alone, not by the timetable's own
 * arithmetic.
 */

const swedish = bankingCalendarOf('SE');
const DUE_DATES = everyDay('2012-01-01', '2026-12-31');

test('there are 5,479 due dates from 2012 through 2026', () => {
  expect(DUE_DATES).toHaveLength(5479);
});

describe('the dated examples of a demand, its warning and the hand-over', () => {
  test.each([
    // due date, demand, warning, referral
    ['2015-12-14', '2016-01-04', '2016-01-15', '2016-02-04'],
    ['2015-04-03', '2015-04-20', '2015-04-30', '2015-05-20'],
    ['2016-03-15', '2016-04-01', '2016-04-13', '2016-05-02'],
  ])('due %s', (due, demand, warning, referral) => {
    const { days } = live(invoice({ due }), '2016-12-31');
    expect(days.slice(1)).toEqual([`${demand} demand`, `${warning} warning`, `${referral} referral`]);
  });

  test('a reminder that Christmas moved leaves four banking days: 29 and 30 December, 4 and 5 January', () => {
    const life = live(invoice({ due: '2015-12-17' }), '2016-01-07');
    expect(life.days).toEqual(['2015-12-28 reminder', '2016-01-07 demand']);
    expect(life.claim.performed[0]?.lastDay).toBe('2016-01-05');
    expect(life.claim.performed[1]?.reason).toContain('after the last day of the reminder, 2016-01-05');
  });
});

test('Botkyrka, over all due dates: every step waits for the letter before it, and for nothing else', () => {
  let moved = 0;
  let pastDay21 = 0;
  for (const dueOn of DUE_DATES) {
    const steps = daysOf(dueOn, botkyrka);
    const [reminder, demand, warning, referral] = (['reminder', 'demand', 'warning', 'referral'] as const).map(
      (name) => steps.get(name) ?? 'none',
    ) as [CivilDate, CivilDate, CivilDate, CivilDate];
    expect(reminder).toBe(swedish.nextBankingDayFrom(addDays(dueOn, 7)));
    const day17 = swedish.nextBankingDayFrom(addDays(dueOn, 17));
    expect(demand).toBe(laterOf(day17, swedish.addBankingDays(reminder, 5)));
    if (demand !== day17) moved += 1;
    if (daysBetween(dueOn, demand) > 21) pastDay21 += 1;
    expect(warning).toBe(dayAfterEightDaysAndSevenBankingDays(demand));
    const monthAfter = swedish.nextBankingDayFrom(addMonths(demand, 1));
    expect(referral).toBe(laterOf(monthAfter, dayAfterEightDaysAndSevenBankingDays(warning)));
  }
  expect([moved, pastDay21]).toEqual([133, 28]);
});

test('Denmark, over all due dates: each step comes after the ten days of the reminder before it', () => {
  for (const dueOn of DUE_DATES.filter((day) => day >= '2014-01-06')) {
    const steps = daysOf(dueOn, statensAdministration);
    const [first, second, asked] = (['reminder', 'second-reminder', 'acceptance'] as const).map(
      (name) => steps.get(name) ?? 'none',
    ) as [CivilDate, CivilDate, CivilDate];
    expect(daysBetween(first, second)).toBeGreaterThan(10);
    expect(daysBetween(second, asked)).toBeGreaterThan(10);
  }
});

test('a time-barred claim is not reminded, charged, demanded or handed over: it waits for a person', () => {
  // A water claim of 1 February 2012: three years, through 1 February 2015.
  const water = live(invoice({ due: '2015-02-02', issued: '2012-02-01', group: '55' }), '2015-12-31');
  expect([water.days, water.waitsFor]).toEqual([[], expect.stringContaining('time-barred after 2015-02-01')]);
  const danish = live(
    danishInvoice({ due: '2016-02-01', issued: '2016-01-01' }),
    '2019-12-31',
    outage('2016-02-05', '2019-03-01'),
  );
  expect([danish.days, danish.waitsFor]).toEqual([[], expect.stringContaining('time-barred after 2019-02-01')]);
});

function daysOf(dueOn: CivilDate, under: typeof botkyrka): Map<PlannedStep['step'], CivilDate> {
  const claim = register(under === botkyrka ? invoice({ due: dueOn }) : danishInvoice({ due: dueOn }));
  return new Map(timetable(claim, under, dueOn).flatMap(({ step, on }) => (on ? [[step, on]] : [])));
}

function dayAfterEightDaysAndSevenBankingDays(sentOn: CivilDate): CivilDate {
  const eightDays = swedish.nextBankingDayFrom(addDays(sentOn, 8));
  return swedish.addBankingDays(laterOf(eightDays, swedish.addBankingDays(sentOn, 7)), 1);
}

function everyDay(from: string, through: string): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = civilDate(from); day <= through; day = addDays(day, 1)) days.push(day);
  return days;
}
