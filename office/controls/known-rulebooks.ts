import type { PoolClient } from 'pg';
import type { Claim } from '../../domain/claim/claim';
import type { Policy } from '../../domain/policy/policy';
import type { Rulebook } from '../../domain/policy/rulebook';
import { rulebookOf } from '../../policies/rulebook';
import { canonicalJson, sha256 } from '../../store/ledger-json';
import type { CheckLog } from './check-report';

/** The rules that the checked claims live under, as the ledger keeps them at this moment. */
export interface KnownRulebooks {
  /** Undefined where the ledger does not have that version of the policy. */
  readonly for: (claim: Pick<Claim, 'policyId' | 'policyVersion'>) => Rulebook | undefined;
}

interface PolicyRow {
  readonly name: string;
  readonly data: Policy;
  readonly checksum: Buffer;
}

/** Reads every policy version, and holds it against its checksum. */
export async function checkPolicies(client: PoolClient, log: CheckLog): Promise<KnownRulebooks> {
  const { rows } = await client.query<PolicyRow>(
    `SELECT concat_ws('@', policy_id, version) AS name, data, checksum FROM fordring.policy_version ORDER BY name`,
  );
  const known = new Map<string, Rulebook>();
  for (const { name, data, checksum } of rows) {
    log.examine('policy-versions');
    const isWhole = sha256(canonicalJson(data)).equals(checksum) && nameOf(data) === name;
    if (!isWhole) log.offend('policy-versions', `policy ${name}: its contents are not what was registered`);
    const rulebook = readable(data);
    if (rulebook) known.set(name, rulebook);
  }
  return { for: ({ policyId, policyVersion }) => known.get(`${policyId}@${policyVersion}`) };
}

function nameOf({ id, version }: Policy): string {
  return `${id}@${version}`;
}

/** A damaged policy may not be read at all: its checksum has told of it then. */
function readable(data: Policy): Rulebook | undefined {
  try {
    return rulebookOf(data);
  } catch {
    return undefined;
  }
}
