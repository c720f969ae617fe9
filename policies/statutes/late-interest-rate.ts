import { Decimal } from 'decimal.js';
import { civilDate } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Country } from '../../domain/policy/policy';
import { referenceRateOn } from './reference-rate';
import { figureOn } from './statutory-figure';
import type { DatedFigures } from './statutory-figure';

/**
 * Percentage points over the reference rate that a creditor may claim without any agreement.
 *
 * In Denmark the day on which the claim fell due decides, once and for all: an old claim keeps its 7 points however long
 * it stays open.
 */
export const LATE_INTEREST_MARGINS: Readonly<Record<Country, DatedFigures<Decimal>>> = {
  SE: {
    name: 'the margin of Swedish late interest over the reference rate',
    chosenBy: 'each day on which interest accrues',
    figures: [
      {
        value: new Decimal(8),
        paragraph: 'räntelagen (1975:635) 6 §',
        from: civilDate('2002-07-01'),
        confirmation: 'verified',
        source: 'SFS 1975:635',
      },
    ],
  },
  DK: {
    name: 'the margin of Danish late interest over the reference rate',
    chosenBy: 'the day the claim falls due',
    figures: [
      {
        value: new Decimal(7),
        paragraph: 'renteloven § 5, stk. 1, before 2013-03-01',
        from: civilDate('2002-08-01'),
        until: civilDate('2013-02-28'),
        confirmation: 'verified',
        source: 'LBK 459/2014, forbrug.dk',
      },
      {
        value: new Decimal(8),
        paragraph: 'renteloven § 5, stk. 1',
        from: civilDate('2013-03-01'),
        confirmation: 'verified',
        source: 'LBK 459/2014',
      },
    ],
  },
};

/** What a Danish council may decide that claims with distraint bear for each month begun, from the due date. */
export const DANISH_MONTHLY_INTEREST_MAXIMUM: DatedFigures<Decimal> = {
  name: 'the highest Danish interest for a month begun, in percent',
  chosenBy: 'each day on which a month begins',
  figures: [
    {
      value: new Decimal(1),
      paragraph: 'gebyrloven (LBK 468/2024) § 3',
      from: civilDate('1992-01-01'),
      confirmation: 'verified',
      source: 'LBK 468/2024 §§ 3, 5',
    },
  ],
};

export interface LateInterestTerms {
  readonly country: Country;
  /** When the claim fell due. Needed for Danish claims due before 2013-03-01; else the day of accrual tells the same. */
  readonly dueOn?: CivilDate;
  /** Points over the reference rate, when the creditor takes other than the law's own. */
  readonly pointsOverReference?: string;
}

/**
 * Percent a year on a day on which interest accrues: the half-year's reference rate and the margin. A negative reference
 * rate lowers it; nothing is cut off at nought.
 *
 * Example: Sweden, 2016-07-01: −0.50 + 8 = 7.50.
 */
export function lateInterestRateOn(accruesOn: CivilDate, terms: LateInterestTerms): Decimal {
  const margin =
    terms.pointsOverReference === undefined
      ? figureOn(LATE_INTEREST_MARGINS[terms.country], marginDay(accruesOn, terms)).value
      : new Decimal(terms.pointsOverReference);
  return referenceRateOn(terms.country, accruesOn).plus(margin);
}

/**
 * The points that a policy may claim on a claim that fell due on a day: its own, and in Denmark never more than the law gave
 * claims of that day. Example: 8 points are 7 for a Danish claim that fell due on 2013-02-28.
 */
export function lawfulPoints(country: Country, points: string, dueOn: CivilDate): string {
  if (country !== 'DK') return points;
  return Decimal.min(points, figureOn(LATE_INTEREST_MARGINS.DK, dueOn).value).toString();
}

function marginDay(accruesOn: CivilDate, terms: LateInterestTerms): CivilDate {
  return terms.country === 'DK' ? (terms.dueOn ?? accruesOn) : accruesOn;
}
