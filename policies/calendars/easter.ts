import { addDays, civilDateOf } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';

/**
 * Easter Sunday of the western churches, by the method printed anonymously in Nature in 1876 (Meeus, Jones and Butcher
 * carry it on). It holds for every year of the Gregorian calendar and has no exceptions to remember.
 *
 * Example: 2016-03-27, 2026-04-05.
 */
export function easterSunday(year: number): CivilDate {
  const placeInLunarCycle = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const skippedLeapDays = century - Math.floor(century / 4);
  const lunarCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const ageOfMoon = (19 * placeInLunarCycle + skippedLeapDays - lunarCorrection + 15) % 30;
  const daysToSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - ageOfMoon - (yearOfCentury % 4)) % 7;
  const lateMoonCorrection = Math.floor((placeInLunarCycle + 11 * ageOfMoon + 22 * daysToSunday) / 451);
  return addDays(civilDateOf(year, 3, 22), ageOfMoon + daysToSunday - 7 * lateMoonCorrection);
}
