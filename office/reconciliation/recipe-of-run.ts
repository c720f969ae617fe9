import type { Pool, PoolClient } from 'pg';
import type { Currency } from '../../domain/kernel/money';
import type { CreditorBooks } from '../../reconciliation/creditor-books';
import { endOf } from '../../reconciliation/period';
import { inCurrency, type Recipe } from '../../reconciliation/recipe';
import type { RunName } from '../../workflows/reconciliation-port';
import { booksOf } from './control-accounts';
import { creditorOfRuns } from './creditor-of-runs';
import { recipeNamed } from './recipe-shelf';
import { sourcesOf } from '../../reconciliation/recipe';

/**
 * A run's recipe. Where our own ledger is a source, amounts are in the creditor's currency, whichever country the recipe was
 * written in: the bank is reconciled in both. Which accounts it speaks of is the creditor's own data, as it counts for the
 * run's period. Throws `RecipeUnknown` and `CreditorUnknown`.
 */
export async function recipeOfRun(
  client: Pool | PoolClient,
  { creditorId, recipe: id, period }: RunName,
): Promise<Recipe> {
  const { currency } = await creditorOfRuns(client, creditorId);
  if (!recipeNamed(id).forCreditor) return recipeIn(id, currency);
  const { books } = await booksOf(client, creditorId, endOf(period));
  return recipeIn(id, currency, books);
}

/** Throws `RecipeUnknown`. */
export function recipeIn(id: string, currency: Currency, books?: CreditorBooks): Recipe {
  const shelved = recipeNamed(id);
  const recipe = (books && shelved.forCreditor?.(books)) ?? shelved;
  const asksLedger = [...sourcesOf(recipe).values()].some(({ ledgerQuery }) => ledgerQuery !== undefined);
  return asksLedger ? inCurrency(recipe, currency) : recipe;
}
