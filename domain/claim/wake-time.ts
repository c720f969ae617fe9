import { addDays, laterOf, type CivilDate } from '../kernel/civil-date';
import { civilDateAt, instantOf } from '../kernel/civil-time';
import type { Policy } from '../policy/policy';
import type { Rulebook } from '../policy/rulebook';

type Window = Pick<Policy, 'sendingWindow' | 'timeZone'>;

/** A busy engine, or a worker that dies with the step in hand, takes minutes. A window is an hour at least. */
const LEFT_FREE_SECONDS = 15 * 60;

/**
 * The instant at which a claim's workflow wakes for a step, in milliseconds: on the step's day, inside the creditor's
 * sending window but for its last quarter of an hour, at a second that is a stable hash of the claim's id. So a month's invoices that fall due on one
 * morning do not all wake at once, and a claim wakes at the same time of day whenever it is asked.
 */
export function wakeTime(claimId: string, on: CivilDate, policy: Window): number {
  const { fromHour, toHour } = policy.sendingWindow;
  const window = (toHour - fromHour) * 3600;
  const second = stableHash(claimId) % window;
  // Who would wake at the very end wakes earlier: a step that is tried a moment too late waits for the next banking day.
  const inTime = second < window - LEFT_FREE_SECONDS ? second : second % (window - LEFT_FREE_SECONDS);
  return instantOf(on, fromHour * 3600 + inTime, policy.timeZone);
}

/** Whether letters leave at an instant, by the hours of the creditor's day. The end of the window is outside. */
export function isSendingTime(now: number, { sendingWindow, timeZone }: Window): boolean {
  const today = civilDateAt(now, timeZone);
  const { fromHour, toHour } = sendingWindow;
  return instantOf(today, fromHour * 3600, timeZone) <= now && now < instantOf(today, toHour * 3600, timeZone);
}

/**
 * The first instant, seen from `now`, at which a step of that day can be performed: the claim's own second of a banking
 * day. A late step whose second has passed today, while letters still leave, is given today's second: it can be performed
 * at once.
 */
export function performableFrom(
  claimId: string,
  dueOn: CivilDate,
  rulebook: Pick<Rulebook, 'policy' | 'nextBankingDayFrom'>,
  now: number,
): number {
  const { policy } = rulebook;
  const today = civilDateAt(now, policy.timeZone);
  const day = rulebook.nextBankingDayFrom(laterOf(dueOn, today));
  const at = wakeTime(claimId, day, policy);
  if (at > now || isSendingTime(now, policy)) return at;
  return wakeTime(claimId, rulebook.nextBankingDayFrom(addDays(today, 1)), policy);
}

/** FNV-1a, 32 bits: the same on every machine and in every release. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
