import { civilDate } from '../../../domain/kernel/civil-date';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import { DANISH_REMINDER_FEE_MAXIMUM, chargedReminderRefusal } from '../../../policies/statutes/danish-reminders';
import { figureOn } from '../../../policies/statutes/statutory-figure';

const chargedOn = (...dates: string[]): CivilDate[] => dates.map(civilDate);

test('a Danish reminder costs at most 100 kroner in private law, and 250 where distraint is possible', () => {
  const date = civilDate('2016-07-01');
  expect(figureOn(DANISH_REMINDER_FEE_MAXIMUM['private-law'], date).value.toString()).toBe('100.00');
  expect(figureOn(DANISH_REMINDER_FEE_MAXIMUM.distraint, date).value.toString()).toBe('250.00');
});

describe('a fee for a reminder of a private-law claim', () => {
  const regime = 'private-law';

  test('is allowed for the first', () => {
    expect(chargedReminderRefusal({ regime, sentOn: civilDate('2016-06-01'), chargedOn: [] })).toBeUndefined();
  });

  test('is refused nine days after the one before, and allowed after ten', () => {
    const early = chargedReminderRefusal({
      regime,
      sentOn: civilDate('2016-06-10'),
      chargedOn: chargedOn('2016-06-01'),
    });
    expect(early).toMatchObject({ paragraph: 'renteloven § 9 b, stk. 2' });
    expect(early?.message).toContain('2016-06-11');
    expect(
      chargedReminderRefusal({ regime, sentOn: civilDate('2016-06-11'), chargedOn: chargedOn('2016-06-01') }),
    ).toBeUndefined();
  });

  test('counts from the latest, in whatever order they are told', () => {
    const earlier = chargedOn('2016-06-11', '2016-06-01');
    expect(chargedReminderRefusal({ regime, sentOn: civilDate('2016-06-20'), chargedOn: earlier })).toBeDefined();
  });

  test('is refused for the fourth', () => {
    const three = chargedOn('2016-06-01', '2016-06-15', '2016-07-01');
    expect(chargedReminderRefusal({ regime, sentOn: civilDate('2016-08-01'), chargedOn: three })?.message).toContain(
      '3 is the most',
    );
  });
});

test('a claim with distraint has no highest number of reminders', () => {
  const four = chargedOn('2016-06-01', '2016-06-02', '2016-06-03', '2016-06-04');
  expect(
    chargedReminderRefusal({ regime: 'distraint', sentOn: civilDate('2016-06-05'), chargedOn: four }),
  ).toBeUndefined();
});
