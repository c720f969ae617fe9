import type { Pool, PoolClient } from 'pg';
import type { Currency } from '../../domain/kernel/money';
import { controlAccountsOf, type ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { inCurrency, type Recipe } from '../../reconciliation/recipe';
import type { RunName } from '../../workflows/reconciliation-port';
import { creditorOfRuns } from './creditor-of-runs';
import { recipeNamed } from './recipe-shelf';
import { sourcesOf } from './source-of-run';

/**
 * A run's recipe. Where our own ledger is a source, amounts are in the creditor's currency, whichever country the recipe was
 * written in: the bank is reconciled in both. Which accounts it speaks of is the creditor's own data. Throws `RecipeUnknown`
 * and `CreditorUnknown`.
 */
export async function recipeOfRun(
  client: Pool | PoolClient,
  { creditorId, recipe: id }: Pick<RunName, 'creditorId' | 'recipe'>,
): Promise<Recipe> {
  const { currency } = await creditorOfRuns(client, creditorId);
  const accounts = recipeNamed(id).forCreditor ? await controlAccountsIn(client, creditorId) : [];
  return recipeIn(id, currency, ...accounts);
}

async function controlAccountsIn(client: Pool | PoolClient, creditorId: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ chart: ChartOfAccounts }>(
    'SELECT chart FROM fordring.creditor WHERE creditor_id = $1',
    [creditorId],
  );
  return rows[0] ? controlAccountsOf(rows[0].chart) : [];
}

/** Throws `RecipeUnknown`. */
export function recipeIn(id: string, currency: Currency, ...controlAccounts: readonly string[]): Recipe {
  const shelved = recipeNamed(id);
  const recipe = controlAccounts.length > 0 ? (shelved.forCreditor?.({ controlAccounts }) ?? shelved) : shelved;
  const asksLedger = [...sourcesOf(recipe).values()].some(({ ledgerQuery }) => ledgerQuery !== undefined);
  return asksLedger ? inCurrency(recipe, currency) : recipe;
}
