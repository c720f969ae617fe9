import type { Country } from '../../domain/policy/policy';
import { addDays, civilDate, type CivilDate } from '../../domain/kernel/civil-date';
import { figureOn, type DatedFigures, type StatutoryFigure } from './statutory-figure';

/**
 * How many years a municipality keeps its accounting records, counted from the end of the year in which the accounting year
 * ended. Both countries' municipalities account by calendar year.
 */
export const RETENTION_YEARS: Readonly<Record<Country, DatedFigures<number>>> = {
  SE: {
    name: 'the years for which a Swedish municipality keeps accounting records',
    chosenBy: 'the day on which the record was booked',
    figures: [
      {
        value: 10,
        paragraph: 'lag (1997:614) om kommunal redovisning 2 kap. 11 §',
        from: civilDate('1998-01-01'),
        until: civilDate('2018-12-31'),
        confirmation: 'secondary',
        source: 'SKV M 2005:26, which quotes the paragraph; the day of coming into force is general knowledge',
      },
      {
        value: 7,
        paragraph: 'lag (2018:597) om kommunal bokföring och redovisning 3 kap. 13 §',
        from: civilDate('2019-01-01'),
        confirmation: 'official-page',
        source: 'Skatteverket, Rättslig vägledning 2024.2; Linköping municipality: ten years for records before 2019',
      },
    ],
  },
  DK: {
    name: 'the years for which a Danish municipality keeps accounting records',
    chosenBy: 'the day on which the record was booked',
    figures: [
      {
        value: 5,
        paragraph: 'bogføringsloven § 10, now § 12; a municipality follows its own rules of account',
        from: civilDate('1999-07-01'),
        confirmation: 'unverified',
        source: 'bogføringsloven as read on a secondary page; for municipalities five years are usual',
      },
    ],
  },
};

/** What a creditor's own document plan demands beyond the law (arkivlagen 10 §, arkivloven). */
export interface RetentionPlan {
  readonly years: number;
  /** Which plan says so, and where. */
  readonly plan: string;
}

/** Until when records are kept, and by which paragraph or plan. */
export interface Retention {
  readonly through: CivilDate;
  readonly paragraph: string;
}

/**
 * The last day on which records are kept that were booked in these years; undefined where nothing was booked. A plan counts
 * where it demands more than the law. What was booked in 2016 is kept in Sweden through 31 December 2026, and what was
 * booked in 2019 no longer than that. Throws `NoStatuteForDate`.
 */
export function retentionOf(
  country: Country,
  bookedIn: readonly number[],
  plan?: RetentionPlan,
): Retention | undefined {
  const each = bookedIn.map((year): Retention => {
    const law = figureOn(RETENTION_YEARS[country], civilDate(`${year}-12-31`));
    const own = plan !== undefined && plan.years > law.value ? plan : undefined;
    const through = civilDate(`${year + (own?.years ?? law.value)}-12-31`);
    return { through, paragraph: own?.plan ?? law.paragraph };
  });
  return each.reduce<Retention | undefined>(
    (last, one) => (last !== undefined && last.through >= one.through ? last : one),
    undefined,
  );
}

/**
 * The first figure of the law that asks for more years than a plan, among those that hold on a day or later; undefined
 * where the plan meets the law. Throws `NoStatuteForDate`.
 */
export function lawAbovePlan(country: Country, years: number, from: CivilDate): StatutoryFigure<number> | undefined {
  const now = figureOn(RETENTION_YEARS[country], from);
  const later = RETENTION_YEARS[country].figures.filter((figure) => figure.from > from);
  return [now, ...later].find(({ value }) => value > years);
}

/** The first day on which nothing has to be kept any more. */
export function firstDayAfter({ through }: Retention): CivilDate {
  return addDays(through, 1);
}
