import { Decimal } from 'decimal.js';
import { addDays, addMonths, civilDate } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { figureOn } from './statutory-figure';
import type { Confirmation, DatedFigures } from './statutory-figure';

/** First day of the half-year, percent a year, how surely it is known, and where it was read. */
type HalfYear = readonly [from: string, ratePercent: string, confirmation: Confirmation, source: string];

const SWEDISH_HALF_YEARS: readonly HalfYear[] = [
  ['2002-07-01', '4.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2003-01-01', '4.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2003-07-01', '3.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2004-01-01', '3.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2004-07-01', '2.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2005-01-01', '2.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2005-07-01', '1.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2006-01-01', '1.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2006-07-01', '2.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2007-01-01', '3.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2007-07-01', '3.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2008-01-01', '4.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2008-07-01', '4.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2009-01-01', '2.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2009-07-01', '0.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2010-01-01', '0.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2010-07-01', '0.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2011-01-01', '1.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2011-07-01', '2.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2012-01-01', '2.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2012-07-01', '1.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2013-01-01', '1.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2013-07-01', '1.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2014-01-01', '1.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2014-07-01', '1.00', 'official-page', 'Riksbanken, press release 2014'],
  ['2015-01-01', '0.00', 'verified', 'SFS 2015:3'],
  ['2015-07-01', '0.00', 'verified', 'SFS 2015:519'],
  ['2016-01-01', '0.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2016-07-01', '-0.50', 'verified', 'SFS 2016:838'],
  ['2017-01-01', '-0.50', 'verified', 'SFS 2017:1'],
  ['2017-07-01', '-0.50', 'verified', 'SFS 2017:843'],
  ['2018-01-01', '-0.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2018-07-01', '-0.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2019-01-01', '-0.50', 'official-page', 'Riksbanken, referensräntan'],
  ['2019-07-01', '0.00', 'verified', 'SFS 2019:550'],
  ['2020-01-01', '0.00', 'verified', 'SFS 2020:1'],
  ['2020-07-01', '0.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2021-01-01', '0.00', 'official-page', 'Riksbanken, referensräntan'],
  ['2021-07-01', '0.00', 'verified', 'SFS 2021:773'],
  ['2022-01-01', '0.00', 'verified', 'SFS 2022:1'],
  ['2022-07-01', '0.50', 'verified', 'SFS 2022:1339'],
  ['2023-01-01', '2.50', 'verified', 'SFS 2023:1'],
  ['2023-07-01', '3.50', 'verified', 'SFS 2023:509'],
  ['2024-01-01', '4.00', 'verified', 'SFS 2023:954'],
  ['2024-07-01', '4.00', 'verified', 'SFS 2024:613'],
  ['2025-01-01', '3.00', 'verified', 'SFS 2024:1373'],
  ['2025-07-01', '2.00', 'verified', 'SFS 2025:809'],
  ['2026-01-01', '2.00', 'secondary', 'an invoicing guide of 2026'],
  ['2026-07-01', '2.00', 'secondary', 'a public rule register of 2026'],
];

const DANISH_HALF_YEARS: readonly HalfYear[] = [
  ['2005-01-01', '2.15', 'secondary', 'Mineo, interestRates.ts'],
  ['2005-07-01', '2.15', 'secondary', 'Mineo, interestRates.ts'],
  ['2006-01-01', '2.40', 'secondary', 'Mineo, interestRates.ts'],
  ['2006-07-01', '3.00', 'secondary', 'Mineo, interestRates.ts'],
  ['2007-01-01', '3.75', 'secondary', 'Mineo, interestRates.ts'],
  ['2007-07-01', '4.25', 'secondary', 'Mineo, interestRates.ts'],
  ['2008-01-01', '4.25', 'secondary', 'Mineo, interestRates.ts'],
  ['2008-07-01', '4.35', 'secondary', 'Mineo, interestRates.ts'],
  ['2009-01-01', '3.75', 'secondary', 'Mineo, interestRates.ts'],
  ['2009-07-01', '1.55', 'secondary', 'Mineo, interestRates.ts'],
  ['2010-01-01', '1.20', 'secondary', 'Mineo, interestRates.ts'],
  ['2010-07-01', '1.05', 'secondary', 'Mineo, interestRates.ts'],
  ['2011-01-01', '1.05', 'secondary', 'Mineo, interestRates.ts'],
  ['2011-07-01', '1.30', 'secondary', 'Mineo, interestRates.ts'],
  ['2012-01-01', '0.70', 'secondary', 'Mineo, interestRates.ts'],
  ['2012-07-01', '0.45', 'secondary', 'Mineo, interestRates.ts'],
  ['2013-01-01', '0.20', 'secondary', 'Mineo, interestRates.ts'],
  ['2013-07-01', '0.20', 'secondary', 'Mineo, interestRates.ts'],
  ['2014-01-01', '0.20', 'official-page', 'forbrug.dk, morarenten'],
  ['2014-07-01', '0.20', 'official-page', 'forbrug.dk, morarenten'],
  ['2015-01-01', '0.20', 'official-page', 'forbrug.dk, morarenten'],
  ['2015-07-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2016-01-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2016-07-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2017-01-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2017-07-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2018-01-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2018-07-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2019-01-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2019-07-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2020-01-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2020-07-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2021-01-01', '0.05', 'official-page', 'forbrug.dk, morarenten'],
  ['2021-07-01', '-0.35', 'official-page', 'forbrug.dk, morarenten'],
  ['2022-01-01', '-0.45', 'official-page', 'forbrug.dk, morarenten'],
  ['2022-07-01', '-0.45', 'official-page', 'forbrug.dk, morarenten'],
  ['2023-01-01', '1.90', 'official-page', 'forbrug.dk, morarenten'],
  ['2023-07-01', '3.25', 'official-page', 'forbrug.dk, morarenten'],
  ['2024-01-01', '3.75', 'secondary', 'Selandia advokater, Mineo, interestRates.ts'],
  ['2024-07-01', '3.50', 'secondary', 'Mineo, interestRates.ts'],
  ['2025-01-01', '2.75', 'secondary', 'Mineo, interestRates.ts'],
  ['2025-07-01', '1.75', 'secondary', 'Mineo, interestRates.ts'],
  ['2026-01-01', '1.75', 'secondary', 'Mineo, interestRates.ts'],
  ['2026-07-01', '2.00', 'secondary', 'Mineo, interestRates.ts'],
];

/**
 * The reference rate of each half-year, percent a year. Both countries have had negative ones, and they count as such.
 *
 * SE *referensränta*: the Riksbank's rate, rounded up to a half point. DK *referencesats*: Nationalbanken's official
 * lending rate on 1 January and 1 July. Each holds for its own half-year and no longer: the next one is a decision that
 * somebody must enter here, with its source.
 */
export const REFERENCE_RATES: Readonly<Record<Country, DatedFigures<Decimal>>> = {
  SE: halfYearRates('the Swedish reference rate', 'räntelagen (1975:635) 9 §', SWEDISH_HALF_YEARS),
  DK: halfYearRates('the Danish reference rate', 'renteloven § 5, stk. 1', DANISH_HALF_YEARS),
};

/** Percent a year on that day. Throws `NoStatuteForDate` for a half-year that is not recorded. */
export function referenceRateOn(country: Country, date: CivilDate): Decimal {
  return figureOn(REFERENCE_RATES[country], date).value;
}

function halfYearRates(name: string, paragraph: string, halfYears: readonly HalfYear[]): DatedFigures<Decimal> {
  const figures = halfYears.map(([from, ratePercent, confirmation, source]) => ({
    value: new Decimal(ratePercent),
    paragraph,
    from: civilDate(from),
    until: addDays(addMonths(civilDate(from), 6), -1),
    confirmation,
    source,
  }));
  return { name, chosenBy: 'each day on which interest accrues', figures };
}
