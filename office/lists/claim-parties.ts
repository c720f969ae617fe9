import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { administrationsOn } from '../administrations/administrations-on';
import { OWNERS, ownersParameter } from '../administrations/owners';

/** Whose a claim is, and who owes it. */
export interface ClaimParties {
  /** The administration, `none` or `several`. */
  readonly administrationId: string;
  readonly debtorId: string;
  readonly name: string;
  /** A letter finds the debtor: by an address, or by the route of those whose address is protected. */
  readonly isReachable: boolean;
}

export async function partiesOfClaims(
  pool: Pool,
  { creditorId, asOf }: { readonly creditorId: string; readonly asOf: CivilDate },
  claimIds: readonly string[],
): Promise<Map<string, ClaimParties>> {
  const administrations = await administrationsOn(pool, creditorId, asOf);
  const { rows } = await pool.query<ClaimParties & { claimId: string }>(
    `WITH ${OWNERS.with('$2')}
     SELECT claim.claim_id AS "claimId", ${OWNERS.owner} AS "administrationId", debtor.debtor_id AS "debtorId", debtor.name,
       address_protected OR postal_code <> '' AND city <> '' AS "isReachable"
     FROM fordring.claim JOIN fordring.debtor USING (creditor_id, debtor_id) ${OWNERS.join('$2')}
     WHERE claim.claim_id = ANY ($1)`,
    [claimIds, ownersParameter(administrations, asOf)],
  );
  return new Map(rows.map(({ claimId, ...parties }) => [claimId, parties]));
}
