import type { PoolClient } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { CloseName } from '../../workflows/close-port';
import { isSigned } from '../reconciliation/run-events';
import { findRun } from '../reconciliation/run-record';
import { checklistOf, runOf } from './close-checklist';
import { findClose, type KeptClose } from './close-record';
import { PeriodRefused } from './period-refused';

/**
 * Before a month is closed for good, with every month before it. Throws `PeriodRefused` while a required step of the close is
 * open, while its close has not begun though the checklist has the month, and while an earlier close goes on.
 */
export async function refuseOpenSteps(client: PoolClient, name: CloseName, today: CivilDate): Promise<void> {
  await refuseEarlierClose(client, name);
  const close = await findClose(client, name, true);
  if (!close) return refuseUnbegun(client, name, today);
  const open = [...close.standing.missing, ...(await openedAgain(client, close))];
  if (open.length === 0) return;
  throw new PeriodRefused(
    'steps-open',
    `The close of ${name.period} has open steps: ${open.join(', ')}. See fordring close show ${name.period}.`,
  );
}

async function refuseEarlierClose(client: PoolClient, { creditorId, period }: CloseName): Promise<void> {
  const { rows } = await client.query<{ period: string }>(
    `SELECT period FROM fordring.period_close WHERE creditor_id = $1 AND period < $2 AND state <> 'closed'
     ORDER BY period LIMIT 1`,
    [creditorId, period],
  );
  const [earlier] = rows;
  if (!earlier) return;
  throw new PeriodRefused(
    'out-of-order',
    `The close of ${earlier.period} has begun, and ${period} would close that month too. Close ${earlier.period} first.`,
  );
}

async function refuseUnbegun(client: PoolClient, { creditorId, period }: CloseName, today: CivilDate): Promise<void> {
  const checklist = await checklistOf(client, creditorId, today);
  if (!checklist || period < checklist.from) return;
  throw new PeriodRefused(
    'steps-open',
    `The close of ${period} has not begun, and the checklist asks for its steps. See fordring close begin.`,
  );
}

/** A signed reconciliation may have been opened again since the close took its signature over. */
async function openedAgain(client: PoolClient, close: KeptClose): Promise<string[]> {
  const opened: string[] = [];
  for (const { step, state, signedBy } of close.standing.steps) {
    if (!step.required || step.recipe === undefined || state !== 'signed' || signedBy !== undefined) continue;
    const run = await findRun(client, runOf(close, step.recipe));
    if (!run || !isSigned(run.state)) opened.push(step.id);
  }
  return opened;
}
