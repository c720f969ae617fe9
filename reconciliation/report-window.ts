import { addDays, addMonths, civilDate, type CivilDate } from '../domain/kernel/civil-date';
import { startOf, type Period } from './period';

/** How far back its system lets a report be drawn: what happened before that day is in no report that is drawn then. */
export interface ReportWindow {
  readonly back: { readonly days: number } | { readonly months: number };
  readonly cites: readonly string[];
}

/** KY's reports with a row for each posting, payout or claim (S004-07). */
export const DETAIL_REPORT: ReportWindow = { back: { days: 90 }, cites: ['S004-07'] };

/** KY's reports of sums (S004-08). */
export const SUM_REPORT: ReportWindow = { back: { months: 18 }, cites: ['S004-08'] };

/** The guide gives 92 days for the details of claims (S004-09). */
export const CLAIMS_REPORT: ReportWindow = { back: { days: 92 }, cites: ['S004-09'] };

/** The last day on which the report can be drawn for all of a period: `2021-04-01` for January, of a report of 90 days. */
export function lastDayToDraw({ back }: ReportWindow, period: Period): CivilDate {
  const first = civilDate(startOf(period));
  return 'days' in back ? addDays(first, back.days) : addMonths(first, back.months);
}

/** `90 days`, `18 months`. */
export function windowInWords({ back }: ReportWindow): string {
  return 'days' in back ? `${back.days} days` : `${back.months} months`;
}
