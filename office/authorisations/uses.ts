import type { Pool } from 'pg';
import {
  compareAuthorisations,
  type AuthorisationFinding,
  type AuthorisationUse,
} from '../../domain/authority/authorisation-review';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { administrationsOn } from '../administrations/administrations-on';
import { ownersOn } from '../administrations/owners-on';
import { rowsOfRoleList, type KeptRoleList } from './role-lists';
import { authorisationRulesOn } from './rules';

interface Row extends Pick<AuthorisationUse, 'subject' | 'on' | 'byHouse' | 'uses'> {
  readonly role: string | null;
  readonly claimId: string | null;
  readonly administrationId: string | null;
}

/** A list of the provider held against what was used from one day to another. */
export interface Compared {
  readonly findings: readonly AuthorisationFinding[];
  readonly listed: number;
  readonly used: number;
}

/** Works a comparison out. `asOf` is the day whose rules count. */
export async function comparedAuthorisations(
  pool: Pool,
  {
    creditorId,
    list,
    from,
    through,
    asOf,
  }: {
    readonly creditorId: string;
    readonly list: KeptRoleList;
    readonly from: CivilDate;
    readonly through: CivilDate;
    readonly asOf: CivilDate;
  },
): Promise<Compared> {
  const { rules } = await authorisationRulesOn(pool, creditorId, asOf);
  const listed = await rowsOfRoleList(pool, list.listNumber);
  const administrations = await administrationsOn(pool, creditorId, through);
  // Whose a claim is matters only where somebody's role is for a part of the town.
  const wantsOwners = listed.some(({ administrationId }) => administrationId !== undefined);
  const { rows } = await pool.query<Row>(
    `SELECT subject, role, on_day AS "on", administration_id AS "administrationId",
       CASE WHEN $4 THEN claim_id END AS "claimId", by_house AS "byHouse", count(*)::integer AS uses
     FROM fordring.authorisation_use WHERE creditor_id = $1 AND on_day BETWEEN $2 AND $3
     GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3`,
    [creditorId, from, through, wantsOwners],
  );
  const claimIds = [...new Set(rows.flatMap(({ claimId }) => claimId ?? []))];
  const owners = claimIds.length === 0 ? undefined : await ownersOn(pool, { administrations, day: through }, claimIds);
  const uses = rows.map(({ role, claimId, administrationId, ...use }): AuthorisationUse => {
    const owner = administrationId ?? (claimId === null ? undefined : owners?.get(claimId));
    return {
      ...use,
      ...(role !== null && { role }),
      ...(owner !== undefined && { administrationId: owner }),
    };
  });
  const findings = compareAuthorisations({ listed, uses, rules, administrations, from, through });
  return { findings, listed: listed.length, used: uses.reduce((sum, use) => sum + use.uses, 0) };
}
