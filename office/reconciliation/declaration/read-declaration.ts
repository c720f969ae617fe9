import type { Pool, PoolClient } from 'pg';
import { addDays } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import { declarationOf, type Declaration, type DeclaredItem } from '../../../reconciliation/declaration';
import type { Recipe } from '../../../reconciliation/recipe';
import type { RunName } from '../../../workflows/reconciliation-port';
import { creditorOfRuns } from '../creditor-of-runs';
import { currentLoads } from '../loads';
import { recipeOfRun } from '../recipe-of-run';
import { isSigned } from '../run-events';
import { eventsOf, latest, readRun, type RunRow } from '../run-record';
import { linesOfFiles } from '../source-of-run';

/**
 * The declaration of a run, from the very files that were reconciled: what it says is what was signed, whenever it is asked
 * for (S003-34). Nothing for a recipe that declares nothing, and before the run was matched. Throws `RunUnknown`.
 */
export async function readDeclaration(client: Pool | PoolClient, name: RunName): Promise<Declaration | undefined> {
  const recipe = await recipeOfRun(client, name);
  if (recipe.third?.ledgerQuery !== 'declaration') return undefined;
  const run = await readRun(client, name);
  const declared = (await currentLoads(client, run.runId)).get('third');
  const financeModule = await rightTotalOf(client, run);
  if (!declared || financeModule === undefined) return undefined;
  const { name: creditorName, currency } = await creditorOfRuns(client, name.creditorId);
  const items: DeclaredItem[] = [];
  for await (const lines of linesOfFiles(client, recipe.third, declared.files)) {
    for (const { fields } of lines) {
      const { item = '' } = recipe.third.derives?.(fields) ?? fields;
      const { invoice_number: invoiceNumber = '', due_on: dueOn = '', amount = '0' } = fields;
      items.push({ item, invoiceNumber, dueOn, amount: Money.of(amount, currency) });
    }
  }
  const signed = await signatureOf(client, run, recipe);
  const about = { creditorName, period: run.period, endsOn: run.endsOn, currency };
  return declarationOf(
    { ...about, financeModule: Money.of(financeModule, currency), ...(signed && { signed }) },
    items,
  );
}

/** What the other side came to when the run was last matched. */
async function rightTotalOf(client: Pool | PoolClient, { runId }: RunRow): Promise<string | undefined> {
  const { rows } = await client.query<{ total: string }>(
    `SELECT contents::jsonb #>> '{right,total}' AS total FROM fordring.reconciliation_result
     WHERE run_id = $1 ORDER BY match_number DESC LIMIT 1`,
    [runId],
  );
  return rows[0]?.total;
}

/** The days of the client count from the day on which the signed run was filed and sent. */
async function signatureOf(
  client: Pool | PoolClient,
  { runId, state }: RunRow,
  { acknowledgement }: Recipe,
): Promise<Declaration['signed']> {
  if (!isSigned(state)) return undefined;
  const events = await eventsOf(client, runId);
  const approved = latest(events, 'RunApproved');
  if (!approved) return undefined;
  const sentOn = latest(events, 'EvidenceFiled')?.on ?? approved.on;
  return {
    by: approved.by ?? '',
    on: approved.on,
    ...(acknowledgement && { acknowledgeBy: addDays(sentOn, acknowledgement.withinDays) }),
  };
}
