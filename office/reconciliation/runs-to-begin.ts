import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { endsTheRound } from '../../store/relay/ends-the-round';
import { runsOf, scheduledRows, type DueRun } from './begin-due-runs';
import { creditorOfRuns } from './creditor-of-runs';
import { findRun } from './run-record';

/**
 * The scheduled runs that are due by a day and are not there yet. A row of the calendar that cannot be followed is left out:
 * the row stands among what was set aside.
 */
export async function runsToBegin(pool: Pool, creditorId: string, today: CivilDate): Promise<readonly DueRun[]> {
  const { calendar } = await creditorOfRuns(pool, creditorId);
  const found: DueRun[] = [];
  for (const row of await scheduledRows(pool, creditorId)) {
    try {
      const { due } = await runsOf(pool, { creditorId, ...row }, today, calendar);
      for (const run of due) if (!(await findRun(pool, run))) found.push(run);
    } catch (problem) {
      if (endsTheRound(problem)) throw problem;
    }
  }
  return found;
}

/** How many runs are begun and should have been signed before a day. */
export async function overdueRuns(pool: Pool, creditorId: string, today: CivilDate): Promise<number> {
  const { rows } = await pool.query<{ overdue: number }>(
    `SELECT count(*)::integer AS overdue FROM fordring.reconciliation_run
     WHERE creditor_id = $1 AND due_on < $2 AND state NOT IN ('signed', 'unacknowledged', 'closed', 'passed-over')`,
    [creditorId, today],
  );
  return rows[0]?.overdue ?? 0;
}
