import { Fault } from '../domain/kernel/fault';
import type { Policy } from '../domain/policy/policy';

/**
 * A draft is used for no claim, and no version before the creditor has adopted it. Adopt an adopted version by
 * `fordring creditor adopt`; two persons do so.
 */
export class PolicyNotAdopted extends Fault {
  override readonly name = 'PolicyNotAdopted';
  override readonly kind = 'refused';
}

/** Throws `PolicyNotAdopted` for a draft. */
export function refuseDraft({ id, version, status }: Pick<Policy, 'id' | 'version' | 'status'>): void {
  if (status !== 'draft') return;
  throw new PolicyNotAdopted(
    `Policy ${id} version ${version} is a draft, and a draft is used for no claim. Only fordring preview takes a draft. Set its status to adopted once it is decided.`,
  );
}
