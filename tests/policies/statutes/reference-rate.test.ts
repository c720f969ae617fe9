import { civilDate } from '../../../domain/kernel/civil-date';
import type { Country } from '../../../domain/policy/policy';
import { lateInterestRateOn } from '../../../policies/statutes/late-interest-rate';
import { REFERENCE_RATES, referenceRateOn } from '../../../policies/statutes/reference-rate';
import { NoStatuteForDate, figureOn } from '../../../policies/statutes/statutory-figure';

describe('the reference rate', () => {
  test.each<[Country, string, string, string]>([
    ['SE', '2012-01-31', '2', 'when the oldest invoice of the audit fell due'],
    ['SE', '2012-07-01', '1.5', 'as the Riksbank corrected its decision'],
    ['DK', '2012-01-31', '0.7', 'as old a Danish one'],
    ['SE', '2014-12-31', '1', 'the last day of a half-year'],
    ['SE', '2015-01-01', '0', 'the first day of the next'],
    ['SE', '2016-06-30', '0', 'the day before the rate went below nought'],
    ['SE', '2016-07-01', '-0.5', 'below nought'],
    ['SE', '2019-06-30', '-0.5', 'still below nought'],
    ['SE', '2024-02-29', '4', 'a leap day'],
    ['DK', '2021-07-01', '-0.35', 'below nought in Denmark'],
    ['DK', '2023-12-31', '3.25', 'the last day of a half-year'],
  ])('%s on %s: %s (%s)', (country, date, percent) => {
    expect(referenceRateOn(country, civilDate(date)).toString()).toBe(percent);
  });

  test.each<[Country, string]>([
    ['SE', '2002-06-30'],
    ['SE', '2027-01-01'],
    ['DK', '2004-12-31'],
    ['DK', '2027-01-01'],
  ])('%s on %s is not recorded, and the nearest one is not carried there', (country, date) => {
    expect(() => referenceRateOn(country, civilDate(date))).toThrow(NoStatuteForDate);
    expect(() => referenceRateOn(country, civilDate(date))).toThrow(date);
  });

  test('says where it was read', () => {
    expect(figureOn(REFERENCE_RATES.SE, civilDate('2016-07-07'))).toMatchObject({
      paragraph: 'räntelagen (1975:635) 9 §',
      source: 'SFS 2016:838',
      confirmation: 'verified',
      until: '2016-12-31',
    });
  });

  test('Swedish rates are whole or half points, as 9 § rounds them', () => {
    for (const { value } of REFERENCE_RATES.SE.figures) expect(value.times(2).isInteger()).toBe(true);
  });
});

describe('the rate of late interest', () => {
  test.each<[Country, string, string | undefined, string | undefined, string, string]>([
    ['SE', '2016-06-30', undefined, undefined, '8', 'eight points over nought'],
    ['SE', '2016-07-01', undefined, undefined, '7.5', 'a negative reference rate is not cut off'],
    ['SE', '2023-07-01', undefined, undefined, '11.5', 'the summer of 2023'],
    ['SE', '2016-07-01', undefined, '2', '1.5', 'two points, as on an instalment of a water connection fee'],
    ['DK', '2016-07-01', '2016-06-01', undefined, '8.05', 'a Danish claim due after the change'],
    ['DK', '2016-07-01', '2013-02-28', undefined, '7.05', 'due the day before the change: seven points for good'],
    ['DK', '2016-07-01', '2013-03-01', undefined, '8.05', 'due on the day of the change'],
    ['DK', '2022-01-01', undefined, undefined, '7.55', 'a negative reference rate in Denmark'],
  ])('%s on %s (due %s, points %s): %s, %s', (country, date, dueOn, points, percent) => {
    const terms = {
      country,
      ...(dueOn === undefined ? {} : { dueOn: civilDate(dueOn) }),
      ...(points === undefined ? {} : { pointsOverReference: points }),
    };
    expect(lateInterestRateOn(civilDate(date), terms).toString()).toBe(percent);
  });
});
