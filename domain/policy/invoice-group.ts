import type { Policy } from './policy';

/**
 * The policy's code for a group as a back office writes it: by its code or by one of its aliases, whatever the case.
 * Undefined when the policy declares its groups and this is none of them; a policy without groups takes any code.
 */
export function invoiceGroupCode(policy: Policy, written: string): string | undefined {
  if (!policy.groups) return written;
  const wanted = written.toLowerCase();
  return policy.groups.find(
    ({ code, aliases }) => code.toLowerCase() === wanted || aliases.some((alias) => alias.toLowerCase() === wanted),
  )?.code;
}
