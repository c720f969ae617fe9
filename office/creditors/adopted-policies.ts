import type { ClientBase, Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Policy } from '../../domain/policy/policy';
import { compareVersions } from '../../domain/policy/policy-versions';

/** The standing data that says under which versions of which policy the invoices of a creditor begin. */
export interface AdoptedPolicies {
  readonly policyId: string;
  readonly versions: readonly string[];
}

/** The versions that the creditor has adopted by a day (its own today when absent), oldest first. */
export async function adoptedPolicies(
  connection: ClientBase | Pool,
  creditorId: string,
  on?: CivilDate,
): Promise<Policy[]> {
  const { rows } = await connection.query<{ data: Policy }>(
    `SELECT policy_version.data FROM fordring.standing_data($1, 'adopted-policies', '', coalesce($2, fordring.today_of($1))) AS adopted
     JOIN fordring.policy_version ON policy_id = adopted ->> 'policyId' AND adopted -> 'versions' ? version`,
    [creditorId, on ?? null],
  );
  return rows.map(({ data }) => data).toSorted((one, other) => compareVersions(one.version, other.version));
}

/** What stands adopted once this version is too. A version of another policy takes the place of all before it. */
export function withVersion(adopted: readonly Policy[], { id, version }: Policy): AdoptedPolicies {
  const kept = adopted.filter((known) => known.id === id).map((known) => known.version);
  return { policyId: id, versions: [...new Set([...kept, version])].toSorted(compareVersions) };
}
