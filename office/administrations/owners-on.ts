import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { administrationsOn } from './administrations-on';
import { OWNERS, ownersParameter } from './owners';

/** Asks whose some claims are on a day, by their ids; nothing where the creditor has no administrations then. */
export async function ownersOn(
  pool: Pool,
  creditorId: string,
  day: CivilDate,
): Promise<((claimIds: readonly string[]) => Promise<ReadonlyMap<string, string>>) | undefined> {
  const administrations = await administrationsOn(pool, creditorId, day);
  if (administrations.length === 0) return undefined;
  const parameter = ownersParameter(administrations, day);
  return async (claimIds) => {
    const { rows } = await pool.query<{ claim_id: string; owner: string }>(
      `WITH ${OWNERS.with('$2')}
       SELECT claim.claim_id, ${OWNERS.owner} AS owner FROM fordring.claim ${OWNERS.join('$2')}
       WHERE claim.claim_id = ANY ($1)`,
      [claimIds, parameter],
    );
    return new Map(rows.map(({ claim_id: claimId, owner }) => [claimId, owner]));
  };
}
