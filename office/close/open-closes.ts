import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { PeriodStates } from '../../ledger/period-of-books';
import { canonicalJson } from '../../store/ledger-json';
import type { CloseName } from '../../workflows/close-port';
import { creditorOfRuns } from '../reconciliation/creditor-of-runs';
import { checklistOf, stepsFor } from './close-checklist';
import { daysOf, monthAfter, periodMarks } from './period-marks';

/** What was begun, and the day on which the next close begins. */
export interface BegunCloses {
  readonly begun: readonly CloseName[];
  readonly next?: CivilDate;
}

/**
 * Begins the close of every month that is due and not begun yet, the earliest first. A month that was closed without one is
 * passed over. May be repeated.
 */
export async function beginDueCloses(pool: Pool, creditorId: string, today: CivilDate): Promise<BegunCloses> {
  const checklist = await checklistOf(pool, creditorId, today);
  if (!checklist) return { begun: [] };
  const { calendar } = await creditorOfRuns(pool, creditorId);
  const closedThrough = new PeriodStates(await periodMarks(pool, creditorId)).closedThrough ?? '';
  const begun: CloseName[] = [];
  for (let period = checklist.from; ; period = monthAfter(period)) {
    const dueOn = calendar.addBankingDays(daysOf(period).to, checklist.beginsOnBankingDay);
    if (dueOn > today) return { begun, next: dueOn };
    if (period <= closedThrough) continue;
    const { rowCount } = await pool.query(
      `INSERT INTO fordring.period_close (creditor_id, period, steps, opened_on) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [creditorId, period, canonicalJson(stepsFor(checklist, period)), today],
    );
    if (rowCount === 1) begun.push({ creditorId, period });
  }
}
