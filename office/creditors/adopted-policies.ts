import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Policy } from '../../domain/policy/policy';
import { compareVersions } from '../../domain/policy/policy-versions';

/** The standing data that says under which versions of which policy the invoices of a creditor begin, beside those before it. */
export interface AdoptedPolicies {
  readonly policyId: string;
  readonly versions: readonly string[];
}

/**
 * The versions that the creditor has adopted by a day (its own today when absent), oldest first. Each adoption adds its
 * versions, in whatever order the adoptions were approved. A version of another policy takes the place of all before it.
 */
export async function adoptedPolicies(
  connection: ClientBase | Pool,
  creditorId: string,
  on?: CivilDate,
): Promise<Policy[]> {
  const { rows } = await connection.query<{ data: Policy }>(
    `WITH adoption AS (
       SELECT contents ->> 'policyId' AS policy_id, contents -> 'versions' AS versions,
         row_number() OVER (ORDER BY CASE WHEN alone THEN valid_from ELSE greatest(valid_from, marked_on) END, mark_number) AS place
       FROM fordring.standing_change JOIN fordring.standing_change_mark USING (change_id)
       WHERE creditor_id = $1 AND kind = 'adopted-policies' AND mark = 'approved'
         AND valid_from <= coalesce($2, fordring.today_of($1)) AND (alone OR marked_on <= coalesce($2, fordring.today_of($1)))
     )
     SELECT data FROM fordring.policy_version AS known WHERE EXISTS (
       SELECT FROM adoption WHERE adoption.policy_id = known.policy_id AND adoption.versions ? known.version
         AND NOT EXISTS (SELECT FROM adoption AS later
           WHERE later.place > adoption.place AND later.policy_id <> adoption.policy_id))`,
    [creditorId, on ?? null],
  );
  return rows.map(({ data }) => data).toSorted((one, other) => compareVersions(one.version, other.version));
}
