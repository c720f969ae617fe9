import type { Pool } from 'pg';
import type { Administration } from '../../domain/administrations/administration';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { OWNERS, ownersParameter } from './owners';

/** Whose some claims are, by their ids, as the administrations are organised on a day. */
export async function ownersOn(
  pool: Pool,
  { administrations, day }: { readonly administrations: readonly Administration[]; readonly day: CivilDate },
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ claim_id: string; owner: string }>(
    `WITH ${OWNERS.with('$2')}
     SELECT claim.claim_id, ${OWNERS.owner} AS owner FROM fordring.claim ${OWNERS.join('$2')}
     WHERE claim.claim_id = ANY ($1)`,
    [claimIds, ownersParameter(administrations, day)],
  );
  return new Map(rows.map(({ claim_id: claimId, owner }) => [claimId, owner]));
}
