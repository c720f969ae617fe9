import type { Pool } from 'pg';
import type { StandingStep } from '../../domain/close/month-close';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { creditorOfRuns } from '../reconciliation/creditor-of-runs';
import { openClosesOf } from './close-record';
import { daysOf } from './period-marks';

/** Whether it is a step's turn and the step is not signed. */
export function isOutstanding({ state }: Pick<StandingStep, 'state'>): boolean {
  return state !== 'signed' && state !== 'waiting';
}

/** How many steps of a creditor's open closes are outstanding, and were due before a day. */
export async function overdueSteps(pool: Pool, creditorId: string, today: CivilDate): Promise<number> {
  const closes = await openClosesOf(pool, creditorId, today);
  if (closes.length === 0) return 0;
  const { calendar } = await creditorOfRuns(pool, creditorId);
  return closes.flatMap(({ period, standing }) =>
    standing.steps.filter(
      (step) => isOutstanding(step) && calendar.addBankingDays(daysOf(period).to, step.step.dueOnBankingDay) < today,
    ),
  ).length;
}
