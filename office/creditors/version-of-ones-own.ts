import type { Pool } from 'pg';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { InputRefused } from '../../domain/kernel/input-refused';
import type { Policy } from '../../domain/policy/policy';
import { parsePolicy } from '../../policies/parse-policy';
import { fillIn } from '../../policies/writing/fill-in';
import { canonicalJson } from '../../store/ledger-json';
import { adoptedPolicies } from './adopted-policies';

/** The parts of its policy that a creditor says for itself, as a policy file writes them. */
export interface PolicyParts {
  /** The invoice groups that there are. */
  readonly groups?: unknown;
  /** When reminders are run: `runs` of a policy. */
  readonly calendar?: unknown;
}

export interface VersionOfOnesOwn {
  /** The newest version that the creditor has adopted. */
  readonly newest: Policy;
  /** Absent where the newest version says so already. */
  readonly version?: Policy;
}

/**
 * The newest version that the creditor has adopted, with other groups or another calendar, under a version number of its
 * own. Throws `InputRefused` without such a version, and `PolicyRefused`.
 */
export async function versionOfOnesOwn(
  pool: Pool,
  { creditorId, validFrom }: { readonly creditorId: string; readonly validFrom: CivilDate },
  parts: PolicyParts,
): Promise<VersionOfOnesOwn> {
  const newest = (await adoptedPolicies(pool, creditorId, validFrom)).at(-1);
  if (!newest) {
    const message = `creditor ${creditorId} has adopted no policy yet; adopt one first: fordring creditor adopt.`;
    throw new InputRefused('Nothing of the creditor was changed.', [{ field: 'policy', message }]);
  }
  const version = await ownVersion(pool, { creditorId, from: validFrom, base: { ...newest, validFrom } }, parts);
  return version ? { newest, version } : { newest };
}

interface Base {
  readonly creditorId: string;
  /** From when the creditor says so. */
  readonly from: CivilDate;
  /** With the day from which the new version is to be valid. */
  readonly base: Policy;
}

/** The same of any version of a policy. Undefined where that version says so already. Throws `PolicyRefused`. */
export async function ownVersion(
  pool: Pool,
  { creditorId, from, base }: Base,
  { groups, calendar }: PolicyParts,
): Promise<Policy | undefined> {
  const written = {
    ...base,
    ...(groups !== undefined && { groups }),
    ...(calendar !== undefined && { runs: calendar }),
  };
  // What the creditor says without a source has the creditor for one.
  const changed = parsePolicy(fillIn({ ...written, sources: [`${creditorId}, from ${from}`] }).data);
  if (canonicalJson(changed) === canonicalJson(base)) return undefined;
  for (let number = 1; ; number++) {
    const version = { ...changed, version: `${base.version}-${number}` };
    if (await isFree(pool, version)) return version;
  }
}

/** Nobody has the version, or it says the same: then the change was put forward before. */
async function isFree(pool: Pool, policy: Policy): Promise<boolean> {
  const { rows } = await pool.query<{ data: Policy }>(
    'SELECT data FROM fordring.policy_version WHERE policy_id = $1 AND version = $2',
    [policy.id, policy.version],
  );
  return rows.every(({ data }) => canonicalJson(data) === canonicalJson(policy));
}
