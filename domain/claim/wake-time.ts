import type { CivilDate } from '../kernel/civil-date';
import { instantOf } from '../kernel/civil-time';
import type { Policy } from '../policy/policy';

/**
 * The instant at which a claim's workflow wakes for a step, in milliseconds: on the step's day, inside the creditor's
 * sending window, at a second that is a stable hash of the claim's id. So a month's invoices that fall due on one
 * morning do not all wake at once, and a claim wakes at the same time of day whenever it is asked.
 */
export function wakeTime(claimId: string, on: CivilDate, policy: Pick<Policy, 'sendingWindow' | 'timeZone'>): number {
  const { fromHour, toHour } = policy.sendingWindow;
  const second = fromHour * 3600 + (stableHash(claimId) % ((toHour - fromHour) * 3600));
  return instantOf(on, second, policy.timeZone);
}

/** FNV-1a, 32 bits: the same on every machine and in every release. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
