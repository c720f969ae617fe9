import type { Pool, PoolClient } from 'pg';
import { canonicalJson } from '../../store/ledger-json';
import type { CreditorBooks } from '../../reconciliation/creditor-books';
import type { Recipe } from '../../reconciliation/recipe';
import type { RunRow } from './run-record';
import { RunRefused } from './run-refused';

/** Why the latest result rests on books that do not count any more, and what to do, in sentences; nothing where they count. */
export async function staleBy(
  client: Pool | PoolClient,
  { runId }: Pick<RunRow, 'runId'>,
  { books: now }: Pick<Recipe, 'books'>,
): Promise<string | undefined> {
  const { rows } = await client.query<{ books: CreditorBooks | null }>(
    `SELECT contents::json -> 'books' AS books FROM fordring.reconciliation_result
     WHERE run_id = $1 ORDER BY match_number DESC LIMIT 1`,
    [runId],
  );
  const then = rows[0]?.books;
  // Results of before this was kept do not say by which books they were matched.
  if (!then || !now || canonicalJson(then) === canonicalJson(now)) return undefined;
  return `The creditor’s control accounts have changed since this result: ${inWords(then)} then, ${inWords(now)} now. Take one of the run’s files out and deliver it again (fordring reconciliations withdraw, then deliver): it is then matched anew.`;
}

/** Throws `RunRefused`: nobody prepares or signs a result that another match would not give. */
export async function refuseStale(client: PoolClient, run: RunRow, recipe: Recipe): Promise<void> {
  const stale = await staleBy(client, run, recipe);
  if (stale !== undefined)
    throw new RunRefused('stale-result', `${run.recipe} for ${run.period} is out of date. ${stale}`);
}

function inWords({ controlAccounts, invoiceIn, subLedgerSign = 'as-is', sections = [] }: CreditorBooks): string {
  return [
    controlAccounts.join(', '),
    ...(sections.length > 0 ? [`sections ${sections.join(', ')}`] : []),
    ...(invoiceIn === undefined ? [] : [`invoices by ${invoiceIn}`]),
    ...(subLedgerSign === 'opposite' ? ['the sub-ledger with the opposite sign'] : []),
  ].join('; ');
}
