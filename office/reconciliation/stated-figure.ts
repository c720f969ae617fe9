import type { Pool, PoolClient } from 'pg';
import type { Recipe } from '../../reconciliation/recipe';

/**
 * What a result did not test of all that the recipe's effect rests on, as the figures that a person states instead: the
 * bank's balance where its file has none. Nothing where everything was tested.
 */
export async function figuresToState(
  client: Pool | PoolClient,
  runId: number,
  recipe: Recipe,
  matchNumber: number,
): Promise<string[]> {
  const wanted = recipe.identities.filter(({ orStated }) => orStated !== undefined);
  if (wanted.length === 0) return [];
  const { rows } = await client.query<{ identities: readonly { readonly name: string }[] }>(
    `SELECT contents::json -> 'identities' AS identities FROM fordring.reconciliation_result
     WHERE run_id = $1 AND match_number = $2`,
    [runId, matchNumber],
  );
  const tested = new Set(rows[0]?.identities.map(({ name }) => name));
  return [...new Set(wanted.flatMap(({ name, orStated = '' }) => (tested.has(name) ? [] : [orStated])))];
}

/** Kronor and öre, as people write them: `12 345,67`, `-1.234,50`, `0.00`. A day (`03.02.2016`) is none. */
const AMOUNT = /(?<![\d.,])\d{1,3}(?:[ .,\u00a0\u202f]?\d{3})*[.,]\d{2}(?!\d|[.,]\d)/;

/** Whether the words name an amount, and so state a figure. */
export function statesFigure(words: string | undefined): boolean {
  return words !== undefined && AMOUNT.test(words);
}
