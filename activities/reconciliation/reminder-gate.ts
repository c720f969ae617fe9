import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/civil-date';
import type { RunName } from '../../workflows/reconciliation-port';
import { changeBankGate, isBankGateOpen } from '../ledger/bank-gate';
import { recipeNamed } from './recipe-shelf';
import { isSigned } from './run-events';
import { eventsOf, latest, readRun } from './run-record';

/**
 * Opens the reminders of a creditor when its bank is signed without a remainder, and closes them when a period of it has
 * passed its day or was opened again: as long as it is not reconciled, no reminder leaves (S003-26, S003-27). Other recipes
 * have no gate.
 */
export async function setReminderGate(pool: Pool, name: RunName, today: CivilDate): Promise<void> {
  if (recipeNamed(name.recipe).effect !== 'opens-reminder-gate') return;
  const run = await readRun(pool, name);
  const approved = latest(await eventsOf(pool, run.runId), 'RunApproved');
  const isReopened = approved !== undefined && !isSigned(run.state);
  const open = isSigned(run.state) && approved?.event.clean === true;
  const isOverdue = !isSigned(run.state) && run.dueOn < today;
  if (!open && !isOverdue && !isReopened) return;
  if ((await isBankGateOpen(pool, name.creditorId, today)) === open) return;
  if (open && (await hasOverdueRun(pool, name, today))) return;
  await changeBankGate(pool, {
    creditorId: name.creditorId,
    changedOn: today,
    open,
    by: `reconciliation ${name.recipe} for ${name.period}`,
  });
}

/** A period that was caught up opens nothing while a later one is overdue. */
async function hasOverdueRun(pool: Pool, { creditorId, recipe }: RunName, today: CivilDate): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT FROM fordring.reconciliation_run WHERE creditor_id = $1 AND recipe = $2 AND due_on < $3
       AND state IN ('waiting', 'ready', 'matched', 'prepared') LIMIT 1`,
    [creditorId, recipe, today],
  );
  return rows.length > 0;
}
