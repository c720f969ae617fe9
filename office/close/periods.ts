import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { PeriodStates, type PeriodMark, type PeriodState } from '../../ledger/period-of-books';
import { monthAfter, periodMarks } from './period-marks';

/** A month of the books as it stands. */
export interface PeriodInList {
  readonly period: string;
  readonly state: PeriodState;
  /** The first and the last of its days that left in an export, where any did. */
  readonly exported?: { readonly from: CivilDate; readonly to: CivilDate };
  /** Entries on its days. */
  readonly entries: number;
  /** Those of them whose value day lies in a month before: they became known too late for it. */
  readonly priorPeriod: number;
  /** A reopening that waits for a second person. */
  readonly reopening?: PeriodMark;
}

/** The months from the first with an entry or a mark until today's, in order. */
export async function listPeriods(pool: Pool, creditorId: string, today: CivilDate): Promise<PeriodInList[]> {
  const marks = await periodMarks(pool, creditorId);
  const states = new PeriodStates(marks);
  const counts = await countsOf(pool, creditorId);
  const months = [...counts.keys(), ...marks.map(({ period }) => period), today.slice(0, 7)].sort();
  const periods: PeriodInList[] = [];
  const last = months.at(-1) ?? '';
  for (let period = months[0] ?? ''; period <= last; period = monthAfter(period)) {
    const { from, to, ...counted } = counts.get(period) ?? { entries: 0, priorPeriod: 0, from: null, to: null };
    const reopening = states.reopeningOf(period);
    periods.push({
      ...{ period, state: states.of(period), ...counted },
      ...(from !== null && to !== null && { exported: { from, to } }),
      ...(reopening && { reopening }),
    });
  }
  return periods;
}

interface Counts extends Pick<PeriodInList, 'entries' | 'priorPeriod'> {
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

async function countsOf(pool: Pool, creditorId: string): Promise<Map<string, Counts>> {
  const { rows } = await pool.query<Counts & { readonly period: string }>(
    `SELECT month.period, entries, "priorPeriod", min(greatest(from_on, first_day)) FILTER (WHERE from_on IS NOT NULL) AS from,
       max(least(to_on, last_day)) FILTER (WHERE from_on IS NOT NULL) AS to
     FROM (
       SELECT to_char(accounting_on, 'YYYY-MM') AS period, date_trunc('month', accounting_on)::date AS first_day,
         (date_trunc('month', accounting_on) + interval '1 month - 1 day')::date AS last_day, count(*)::integer AS entries,
         count(*) FILTER (WHERE date_trunc('month', business_on) < date_trunc('month', accounting_on))::integer AS "priorPeriod"
       FROM fordring.journal_entry WHERE creditor_id = $1 GROUP BY 1, 2, 3) AS month
     LEFT JOIN fordring.closed_period ON creditor_id = $1 AND closed_by = 'export' AND from_on <= last_day AND to_on >= first_day
     GROUP BY 1, 2, 3`,
    [creditorId],
  );
  return new Map(rows.map(({ period, ...counts }) => [period, counts]));
}
