import type { Policy } from '../domain/policy/policy';
import { parsePolicy } from '../policies/parse-policy';
import { readPolicyFile } from './policy/policy-file';
import { Refused } from './refusals';

/**
 * The policy that an argument names: the id of a shipped one (`se-botkyrka`), or the path of a YAML or JSON file. Settings given
 * beside it (`demand.days=19`, `runs.frequency=monthly`) replace its own, and the whole is validated again.
 */
export async function policyFrom(argument: string, settings: readonly string[] = []): Promise<Policy> {
  const { data } = await readPolicyFile(argument);
  if (settings.length === 0) return parsePolicy(data);
  const changed = structuredClone(data) as Policy;
  for (const setting of settings) apply(changed, setting);
  return parsePolicy(changed);
}

function apply(policy: Policy, setting: string): void {
  const parsed = /^([a-z-]+)\.([a-zA-Z]+)=(.+)$/.exec(setting);
  const [, owner, name, value] = parsed ?? [];
  const target = owner && name && value !== undefined ? settingOf(policy, owner, name) : undefined;
  if (!target || value === undefined) {
    throw new Refused(
      `"${setting}" names no setting of ${policy.id}. Write STEP.days=19, STEP.months=1, STEP.fee=180.00, STEP.claimedOver=500.00 or runs.frequency=monthly.`,
    );
  }
  target['value'] = typeof target['value'] === 'number' ? Number(value) : value;
}

/** The setting as data to be written to: the policy is validated once more afterwards. */
function settingOf(policy: Policy, owner: string, name: string): Record<string, unknown> | undefined {
  const holder: unknown = owner === 'runs' ? policy.runs : policy.steps.find(({ step }) => step === owner);
  const within: unknown =
    name === 'days' || name === 'months' ? (holder as { delay?: unknown } | undefined)?.delay : holder;
  const setting = (within as Record<string, unknown> | undefined)?.[name];
  return typeof setting === 'object' && setting !== null ? (setting as Record<string, unknown>) : undefined;
}
