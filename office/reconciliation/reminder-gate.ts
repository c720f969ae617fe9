import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { RunName } from '../../workflows/reconciliation-port';
import { bankGateOn, changeBankGate } from '../creditors/bank-gate';
import { holdsThrough } from '../../domain/policy/bank-frequency';
import type { Recipe } from '../../reconciliation/recipe';
import { currentLoads, isLedgersAnswer } from './loads';
import { recipeNamed } from './recipe-shelf';
import { isSigned, type StatedBalance } from './run-events';
import { eventsOf, latest, readRun, type RunRow } from './run-record';
import { agrees, notTested } from './stated-figure';

/**
 * Opens the reminders of a creditor when its bank is signed without a remainder and by the bank's own balances, which its
 * file says or else the signer states; and closes them when a period of it is
 * signed with one, has passed its day or was opened again: as long as it is not reconciled, no reminder leaves (S003-26,
 * S003-27). Other recipes have no gate.
 */
export async function setReminderGate(pool: Pool, name: RunName, today: CivilDate): Promise<void> {
  const recipe = recipeNamed(name.recipe);
  if (recipe.effect !== 'opens-reminder-gate') return;
  const run = await readRun(pool, name);
  const approved = latest(await eventsOf(pool, run.runId), 'RunApproved');
  const isReopened = approved !== undefined && !isSigned(run.state);
  const isReconciled =
    approved?.event.clean === true &&
    (await isHeldAgainstLedger(pool, run, recipe)) &&
    (isStated(approved.event.stated) ||
      (await notTested(pool, run.runId, recipe, approved.event.matchNumber)).figures.length === 0);
  const open = isSigned(run.state) && isReconciled;
  const isOverdue = !isSigned(run.state) && run.dueOn < today;
  const hasRemainder = isSigned(run.state) && !isReconciled && !(await isFollowed(pool, run));
  if (!open && !isOverdue && !isReopened && !hasRemainder) return;
  const gate = await bankGateOn(pool, name.creditorId, today);
  const isExtended = open && gate.frequency !== undefined && (gate.reconciledThrough ?? '') < run.endsOn;
  if (gate.isOpen === open && !isExtended) return;
  if (open && (await hasOverdueRun(pool, name, today))) return;
  const by = `reconciliation ${name.recipe} for ${name.period}`;
  // A period that was caught up, and that the agreed frequency counts no more, opens nothing.
  if (open && gate.frequency && holdsThrough(run.endsOn, gate.frequency) < today) return;
  const shown = open && gate.frequency ? { reconciledThrough: run.endsOn, evidence: `signed ${by}` } : undefined;
  await changeBankGate(pool, { creditorId: name.creditorId, changedOn: today, open, by, shown });
}

function isStated(stated: StatedBalance | undefined): boolean {
  return stated !== undefined && agrees(stated);
}

/** A file that somebody brought in place of the ledger's own answer proves nothing of the ledger: the bank's against itself always ties. */
async function isHeldAgainstLedger(pool: Pool, { runId }: RunRow, { right }: Recipe): Promise<boolean> {
  if (right.ledgerQuery === undefined) return true;
  const answer = (await currentLoads(pool, runId)).get('right');
  return answer !== undefined && isLedgersAnswer(answer);
}

/** Whether a later period is signed, whose word counts instead. */
async function isFollowed(pool: Pool, { creditorId, recipe, endsOn }: RunRow): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT FROM fordring.reconciliation_run WHERE creditor_id = $1 AND recipe = $2 AND ends_on > $3
       AND state IN ('signed', 'unacknowledged', 'closed') LIMIT 1`,
    [creditorId, recipe, endsOn],
  );
  return rows.length > 0;
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
