import type { Pool, PoolClient } from 'pg';
import type { Recipe } from '../../reconciliation/recipe';
import { isSigned } from './run-events';
import { findRun, type RunRow } from './run-record';

/** The recipes that a recipe rests on and whose run of the same period is not signed, or not there (S004-80). */
export async function unsignedBefore(
  client: Pool | PoolClient,
  { after }: Recipe,
  { creditorId, period }: Pick<RunRow, 'creditorId' | 'period'>,
): Promise<string[]> {
  const unsigned: string[] = [];
  for (const recipe of after?.recipes ?? []) {
    const run = await findRun(client, { creditorId, recipe, period });
    if (run === undefined || !isSigned(run.state)) unsigned.push(recipe);
  }
  return unsigned;
}
