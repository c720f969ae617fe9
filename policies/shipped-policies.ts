import type { Policy } from '../domain/policy/policy';
import { dkStatensAdministration } from './rulebooks/dk-statens-administration';
import { seBotkyrka } from './rulebooks/se-botkyrka';

/** The policies that come with Fordring, by id. */
export const SHIPPED_POLICIES: readonly Policy[] = [seBotkyrka, dkStatensAdministration];

export function shippedPolicy(id: string): Policy | undefined {
  return SHIPPED_POLICIES.find((policy) => policy.id === id);
}
