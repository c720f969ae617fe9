import { addDays, addMonths, civilDate, weekdayOf, yearOf } from '../../domain/kernel/civil-date';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { bankingCalendarOf } from '../calendars/banking-calendar';
import { easterSunday } from '../calendars/easter';
import { limitationThrough } from './limitation';
import type { Limitation, LimitationEvent, LimitationPeriod } from './limitation';
import { knownFigureOn } from './statutory-figure';
import type { DatedFigures } from './statutory-figure';

/** With a title, the claim rests on a debt instrument, a written acknowledgement of its size, a settlement or a judgment. */
export type DanishClaimKind = 'ordinary' | 'with-title';

/** Forældelsesloven came into force on 2008-01-01; that day is general knowledge, the periods were read in LBK 1238/2015. */
const ACT_IN_FORCE = civilDate('2008-01-01');

export const DANISH_LIMITATION_YEARS: Readonly<Record<DanishClaimKind, DatedFigures<number>>> = {
  ordinary: {
    name: 'the Danish period of limitation, in years',
    chosenBy: 'the last day on which payment is in time',
    figures: [
      {
        value: 3,
        paragraph: 'forældelsesloven § 3, stk. 1',
        from: ACT_IN_FORCE,
        confirmation: 'verified',
        source: 'LBK 1238/2015',
      },
    ],
  },
  'with-title': {
    name: 'the Danish period of limitation of a claim with a title, in years',
    chosenBy: 'the day the title is given',
    figures: [
      {
        value: 10,
        paragraph: 'forældelsesloven § 5, stk. 1',
        from: ACT_IN_FORCE,
        confirmation: 'verified',
        source: 'LBK 1238/2015',
      },
    ],
  },
};

/**
 * The rule was read in force on 2020-02-11; when it began was not verified. A receipt of before lengthens nothing, since
 * the earlier day is the safe one. Municipal claims of private law keep their own time, which is as long.
 */
export const DANISH_COLLECTION_YEARS: DatedFigures<number> = {
  name: 'the least Danish limitation of a claim that Gældsstyrelsen received, in years',
  chosenBy: 'the day of the first receipt',
  figures: [
    {
      value: 3,
      paragraph: 'gældsinddrivelsesloven § 18 a, stk. 4',
      from: civilDate('2020-02-11'),
      startedEarlier: true,
      confirmation: 'verified',
      source: 'LBK 1063/2024',
    },
  ],
};

/**
 * The last day on which the claim can be demanded: three years from the last day on which payment was in time (§ 2, stk. 1
 * and 2), counting the same day of the month (§ 27, stk. 1). An admission, a part payment among them (§ 15), and legal steps
 * interrupt it (§§ 16–18). **A reminder does not**, however well its arrival is proved.
 *
 * Example: last timely day 2016-06-01: demandable through Monday 2019-06-03, since 1 June 2019 is a Saturday.
 */
export function danishLimitation(claim: {
  readonly period: LimitationPeriod;
  /** The due date, or the last day of grace after it; for a claim with a title, the day of the title. */
  readonly lastTimelyDay: CivilDate;
  readonly events: readonly LimitationEvent[];
}): Limitation {
  const { period, lastTimelyDay, events } = claim;
  const interrupting = events.filter((event) => event.what !== 'written-demand-received');
  return limitationThrough({ ...period, on: lastTimelyDay }, interrupting, (begins) => yearsFrom(begins, period.years));
}

/**
 * A claim that Gældsstyrelsen received is time-barred three years after its first receipt at the earliest. A claim that is
 * sent once more gets no new three years (gældsinddrivelsesloven § 18 a).
 */
export function afterFirstReceipt(on: CivilDate): LimitationEvent[] {
  const figure = knownFigureOn(DANISH_COLLECTION_YEARS, on);
  return figure ? [{ what: 'not-before', on, lastDay: yearsFrom(on, figure.value) }] : [];
}

function yearsFrom(begins: CivilDate, years: number): CivilDate {
  return nextDanishWeekday(addMonths(begins, years * 12));
}

/** A period that ends at a weekend, on a holiday, on 5 June, 24 or 31 December runs to the next weekday (§ 27, stk. 2). */
function nextDanishWeekday(date: CivilDate): CivilDate {
  let candidate = date;
  while (!isDanishWeekday(candidate)) candidate = addDays(candidate, 1);
  return candidate;
}

/** The Friday after Ascension closes the banks, yet the law knows it as a weekday like any other. */
function isDanishWeekday(date: CivilDate): boolean {
  if (bankingCalendarOf('DK').isBankingDay(date)) return true;
  return weekdayOf(date) === 5 && date === addDays(easterSunday(yearOf(date)), 40);
}
