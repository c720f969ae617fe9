import type { Pool } from 'pg';
import type { StandingStep } from '../../domain/close/month-close';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { creditorOfRuns } from '../reconciliation/creditor-of-runs';
import { findClose } from './close-record';
import { daysOf } from './period-marks';

/** Whether it is a step's turn and the step is not signed. */
export function isOutstanding({ state }: Pick<StandingStep, 'state'>): boolean {
  return state !== 'signed' && state !== 'waiting';
}

/** How many steps of a creditor's open closes are outstanding, and were due before a day. */
export async function overdueSteps(pool: Pool, creditorId: string, today: CivilDate): Promise<number> {
  const { rows } = await pool.query<{ period: string }>(
    "SELECT period FROM fordring.period_close WHERE creditor_id = $1 AND state <> 'closed' ORDER BY period",
    [creditorId],
  );
  if (rows.length === 0) return 0;
  const { calendar } = await creditorOfRuns(pool, creditorId);
  let overdue = 0;
  for (const { period } of rows) {
    const monthEnd = daysOf(period).to;
    const { steps = [] } = (await findClose(pool, { creditorId, period }))?.standing ?? {};
    overdue += steps.filter(
      (step) => isOutstanding(step) && calendar.addBankingDays(monthEnd, step.step.dueOnBankingDay) < today,
    ).length;
  }
  return overdue;
}
