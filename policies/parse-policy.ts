import { Fault } from '../domain/kernel/fault';
import type { Policy } from '../domain/policy/policy';
import { checkPolicy } from './writing/check-policy';
import { isRecord } from './writing/policy-problem';

/**
 * A policy is not valid, or it breaks a statute. The message names each wrong setting; correct the settings and give
 * the policy again.
 */
export class PolicyRefused extends Fault {
  override readonly name = 'PolicyRefused';
  override readonly kind = 'refused';
}

/**
 * Reads a policy from data that says all of it. Throws `PolicyRefused`, which names in one round every setting that is
 * wrong and why, and every statute that the policy would break, by its paragraph.
 */
export function parsePolicy(data: unknown): Policy {
  const { policy, problems, breaches } = checkPolicy(data);
  const lawLines = breaches.map(({ setting, message, paragraph }) => `  ${setting}: ${message} (${paragraph})`);
  const lines = problems.map(({ setting, message }) => `  ${setting}: ${message}`);
  if (policy && lawLines.length === 0) return policy;
  const whole = [
    ...(lines.length > 0 ? [`The policy is not valid:\n${lines.join('\n')}`] : []),
    ...(lawLines.length > 0 ? [`Policy ${idOf(data)} breaks the law:\n${lawLines.join('\n')}`] : []),
  ];
  throw new PolicyRefused(whole.join('\n'));
}

function idOf(data: unknown): string {
  const id = isRecord(data) ? data['id'] : undefined;
  return typeof id === 'string' ? id : 'without id';
}
