import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { PeriodStates } from '../../ledger/period-of-books';
import { canonicalJson } from '../../store/ledger-json';
import type { CloseName } from '../../workflows/close-port';
import { creditorOfRuns } from '../reconciliation/creditor-of-runs';
import { readCreditor } from '../creditors/creditor';
import { checklistOf, stepsFor } from './close-checklist';
import { isClosingOf } from './closings';
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
  const { due, next } = await closesToBegin(pool, creditorId, today);
  const begun: CloseName[] = [];
  for (const { period, steps } of due) {
    const { rowCount } = await pool.query(
      `INSERT INTO fordring.period_close (creditor_id, period, steps, opened_on) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [creditorId, period, canonicalJson(steps), today],
    );
    if (rowCount === 1) begun.push({ creditorId, period });
  }
  return { begun, ...(next && { next }) };
}

export interface CloseToBegin extends CloseName {
  readonly dueOn: CivilDate;
  readonly steps: ReturnType<typeof stepsFor>;
}

/** The closes that are due by a day and that have not begun, the earliest first, and the day of the next one. */
export async function closesToBegin(
  pool: Pool,
  creditorId: string,
  today: CivilDate,
): Promise<{ readonly due: readonly CloseToBegin[]; readonly next?: CivilDate }> {
  const checklist = await checklistOf(pool, creditorId, today);
  if (!checklist) return { due: [] };
  const { calendar } = await creditorOfRuns(pool, creditorId);
  const creditor = await readCreditor(pool, creditorId);
  const closedThrough = new PeriodStates(await periodMarks(pool, creditorId)).closedThrough ?? '';
  const { rows } = await pool.query<{ period: string }>(
    'SELECT period FROM fordring.period_close WHERE creditor_id = $1',
    [creditorId],
  );
  const known = new Set(rows.map(({ period }) => period));
  const due: CloseToBegin[] = [];
  for (let period = checklist.from; ; period = monthAfter(period)) {
    const dueOn = calendar.addBankingDays(daysOf(period).to, checklist.beginsOnBankingDay);
    if (dueOn > today) return { due, next: dueOn };
    if (period <= closedThrough || known.has(period)) continue;
    const isClosing = await isClosingOf(pool, creditor, period);
    due.push({ creditorId, period, dueOn, steps: stepsFor(checklist, period, { isClosing }) });
  }
}
