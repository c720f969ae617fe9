import type { Pool } from 'pg';
import { accountsInOrder } from '../../domain/payment/accounts';
import type { Policy } from '../../domain/policy/policy';
import { Fault } from '../../domain/kernel/fault';
import type { ChartOfAccounts } from '../../ledger/chart-of-accounts';
import { canonicalJson, sha256 } from '../../store/ledger-json';
import { refuseDraft } from '../../policies/refuse-draft';
import type { AdoptedPolicies } from './adopted-policies';
import { layDownFirst } from './lay-down-first';

export interface Creditor {
  readonly creditorId: string;
  readonly name: string;
  /** Under which new claims start; its country, currency and time zone are the creditor's. */
  readonly policy: Policy;
  readonly chart: ChartOfAccounts;
  /** The bankgiro numbers and IBANs that payments come to. */
  readonly paymentAccounts: readonly string[];
}

/** The same version of a policy was registered before with other settings. Give the changed policy a new version. */
export class PolicyVersionChanged extends Fault {
  override readonly name = 'PolicyVersionChanged';
  override readonly kind = 'refused';
}

/**
 * A creditor's country and currency may not change; its name, policy, chart and accounts may. Register another
 * creditor.
 */
export class CreditorChanged extends Fault {
  override readonly name = 'CreditorChanged';
  override readonly kind = 'refused';
}

/**
 * Takes up a policy version for good, and says whether the version is new. Again with the same contents it does nothing;
 * with others it throws `PolicyVersionChanged`. A draft is never taken up: `PolicyNotAdopted`.
 */
export async function registerPolicy(pool: Pool, policy: Policy): Promise<boolean> {
  refuseDraft(policy);
  const data = canonicalJson(policy);
  const checksum = sha256(data);
  const { rowCount: added } = await pool.query(
    `INSERT INTO fordring.policy_version (policy_id, version, data, checksum) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [policy.id, policy.version, data, checksum],
  );
  const { rows } = await pool.query<{ checksum: Buffer }>(
    'SELECT checksum FROM fordring.policy_version WHERE policy_id = $1 AND version = $2',
    [policy.id, policy.version],
  );
  if (rows[0]?.checksum.equals(checksum)) return added === 1;
  throw new PolicyVersionChanged(
    `Policy ${policy.id} version ${policy.version} was registered with other settings. Give the changed policy a new version.`,
  );
}

/**
 * Takes up a creditor with its policy, or brings one up to date. Accounts and the policy's version are laid down with a new
 * creditor, and changed by `proposeStandingChange` alone. Throws `PolicyNotAdopted`, `PolicyVersionChanged` and
 * `CreditorChanged`.
 */
export async function registerCreditor(pool: Pool, creditor: Creditor): Promise<void> {
  const { creditorId, name, policy, chart, paymentAccounts } = creditor;
  await registerPolicy(pool, policy);
  const { rowCount } = await pool.query(
    `INSERT INTO fordring.creditor AS known (creditor_id, name, country, currency, time_zone, policy_id, chart)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (creditor_id) DO UPDATE SET name = excluded.name, time_zone = excluded.time_zone
     WHERE known.country = excluded.country AND known.currency = excluded.currency AND known.chart = excluded.chart`,
    [creditorId, name, policy.country, policy.currency, policy.timeZone, policy.id, JSON.stringify(chart)],
  );
  if (rowCount === 1) {
    const adopted = { policyId: policy.id, versions: [policy.version] } satisfies AdoptedPolicies;
    await layDownFirst(pool, { creditorId, kind: 'adopted-policies', contents: adopted });
    if (paymentAccounts.length === 0) return;
    return layDownFirst(pool, { creditorId, kind: 'payment-accounts', contents: accountsInOrder(paymentAccounts) });
  }
  throw new CreditorChanged(
    `Creditor ${creditorId} is registered with another country, currency or chart of accounts. Its books would no longer tie.`,
  );
}
