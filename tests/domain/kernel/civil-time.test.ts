import { addDays, civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { civilDateAt, instantOf } from '../../../domain/kernel/civil-time';
import { wakeTime } from '../../../domain/claim/wake-time';

const ZONES = ['Europe/Stockholm', 'Europe/Copenhagen'];
const at = (text: string): number => Date.parse(text);
const hours = (count: number): number => count * 3600;

/** In 2016 summer time lasts from Sunday 27 March, 02:00 becoming 03:00, to Sunday 30 October, 03:00 becoming 02:00. */
describe.each(ZONES)('clocks in %s', (zone) => {
  test.each([
    ['2016-01-15', 8, '2016-01-15T07:00:00Z', 'winter'],
    ['2016-07-15', 8, '2016-07-15T06:00:00Z', 'summer'],
    ['2016-03-27', 0, '2016-03-26T23:00:00Z', 'midnight before the spring night’s change'],
    ['2016-03-27', 8, '2016-03-27T06:00:00Z', 'the morning after it'],
    ['2016-03-27', 3, '2016-03-27T01:00:00Z', 'the hour of it'],
    ['2016-10-30', 1, '2016-10-29T23:00:00Z', 'before the autumn night’s change'],
    ['2016-10-30', 2, '2016-10-30T00:00:00Z', 'an hour that comes twice: the earlier'],
    ['2016-10-30', 3, '2016-10-30T02:00:00Z', 'after it'],
    ['2016-10-30', 8, '2016-10-30T07:00:00Z', 'the morning after it'],
  ])('on %s at %d o’clock: %s (%s)', (day, hour, instant) => {
    expect(instantOf(civilDate(day), hours(hour), zone)).toBe(at(instant));
  });

  test('an hour that the spring night leaves out is taken an hour later', () => {
    // Half past two does not exist; half past three is 01:30 by Greenwich.
    expect(instantOf(civilDate('2016-03-27'), hours(2.5), zone)).toBe(at('2016-03-27T01:30:00Z'));
  });

  test.each([
    ['2016-03-26T22:59:59.999Z', '2016-03-26'],
    ['2016-03-26T23:00:00Z', '2016-03-27'],
    ['2016-03-27T21:59:59Z', '2016-03-27'],
    ['2016-03-27T22:00:00Z', '2016-03-28'],
    ['2016-10-29T22:00:00Z', '2016-10-30'],
    ['2016-10-30T22:59:59Z', '2016-10-30'],
    ['2016-10-30T23:00:00Z', '2016-10-31'],
    ['2016-12-31T23:00:00Z', '2017-01-01'],
    ['1969-12-31T22:59:59.500Z', '1969-12-31'],
  ])('at %s it is %s', (instant, day) => {
    expect(civilDateAt(at(instant), zone)).toBe(day);
  });
});

describe('when a claim wakes', () => {
  const policy = { timeZone: 'Europe/Stockholm', sendingWindow: { fromHour: 8, toHour: 16 } };
  const secondsOn = (claimId: string, day: CivilDate): number =>
    (wakeTime(claimId, day, policy) - instantOf(day, 0, policy.timeZone)) / 1000;

  test('is inside the sending window of its own day, on every day of the year', () => {
    for (let day = civilDate('2016-01-01'); day < '2017-01-01'; day = addDays(day, 1)) {
      const instant = wakeTime('town/4711', day, policy);
      expect(civilDateAt(instant, policy.timeZone)).toBe(day);
      expect(instant).toBeGreaterThanOrEqual(instantOf(day, hours(8), policy.timeZone));
      expect(instant).toBeLessThan(instantOf(day, hours(16), policy.timeZone));
    }
  });

  test('is the same time of day whenever it is asked, and differs from claim to claim', () => {
    const one = secondsOn('town/4711', civilDate('2016-02-08'));
    expect(secondsOn('town/4711', civilDate('2016-02-18'))).toBe(one);
    expect(secondsOn('town/4712', civilDate('2016-02-18'))).not.toBe(one);
  });

  test('is spread over the window: a thousand claims leave no quarter of an hour empty but the last', () => {
    const quarters = new Set<number>();
    for (let number = 0; number < 1000; number += 1) {
      quarters.add(Math.floor(secondsOn(`town/2016-${number}`, civilDate('2016-02-08')) / 900));
    }
    // 8:00 to 16:00, and nobody wakes at 15:45 or later.
    expect(quarters).toEqual(new Set(Array.from({ length: 31 }, (_, quarter) => 32 + quarter)));
  });
});
