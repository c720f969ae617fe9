import { addDays, civilDateOf } from '../../../domain/kernel/civil-date';
import type { CivilDate } from '../../../domain/kernel/civil-date';
import { easterSunday } from '../../../policies/calendars/easter';

describe('Easter Sunday', () => {
  test.each([
    ['1818-03-22', 'the earliest possible'],
    ['1943-04-25', 'the latest possible'],
    ['1954-04-18', "the year of Gauss's exception"],
    ['1981-04-19', "the year of Gauss's other exception"],
    ['2000-04-23', 'a leap century'],
    ['2004-04-11', 'the last year of Whit Monday in Sweden'],
    ['2008-03-23', 'the earliest of this age'],
    ['2015-04-05', 'as almanacs print it'],
    ['2016-03-27', 'as almanacs print it'],
    ['2023-04-09', 'as almanacs print it'],
    ['2024-03-31', 'as almanacs print it'],
    ['2025-04-20', 'as almanacs print it'],
    ['2026-04-05', 'as almanacs print it'],
    ['2027-03-28', 'as almanacs print it'],
    ['2038-04-25', 'the latest possible'],
  ])('falls on %s (%s)', (date) => {
    expect(easterSunday(Number(date.slice(0, 4)))).toBe(date);
  });

  test("agrees with Gauss's rule in every year from 1900 to 2199", () => {
    for (let year = 1900; year <= 2199; year += 1) expect(easterSunday(year)).toBe(easterByGauss(year));
  });
});

/** Gauss's rule with its two exceptions, for the centuries in which his constants M and N are the ones below. */
function easterByGauss(year: number): CivilDate {
  const [constantM, constantN] = year < 2100 ? [24, 5] : [24, 6];
  const d = (19 * (year % 19) + constantM) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + constantN) % 7;
  const exception = (d === 29 && e === 6) || (d === 28 && e === 6 && (11 * constantM + 11) % 30 < 19);
  return addDays(civilDateOf(year, 3, 22), d + e - (exception ? 7 : 0));
}
