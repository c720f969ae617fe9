import { shippedPolicy } from '../../policies/shipped-policies';
import type { Desk } from '../counter/act';
import { registerPolicy } from '../creditors/register-creditor';

/** A policy that comes with Fordring is there to be named, also before an invoice was imported under it. */
export async function takeUpShipped({ pool, rulebooks }: Desk, terms: unknown): Promise<void> {
  const { policyId, policyVersion } = (terms ?? {}) as {
    readonly policyId?: unknown;
    readonly policyVersion?: unknown;
  };
  const policy = typeof policyId === 'string' ? shippedPolicy(policyId) : undefined;
  if (policy?.version !== policyVersion || policy === undefined) return;
  await registerPolicy(pool, policy);
  await (await rulebooks()).refresh();
}
