import { ApplicationFailure } from '@temporalio/common';
import { addDays } from '../domain/kernel/civil-date';
import { civilDateAt, instantOf } from '../domain/kernel/civil-time';
import type { BusinessClock } from '../workflows/messages';
import { businessNow } from './business-day';

/** When a day's reminders go out. */
const MORNING_SECONDS = 6 * 3600;

/**
 * Lets a run that began before waits were answers wait until the next morning: the engine tries the same activity again
 * then, and its UI shows what the run waits for.
 */
export function untilTomorrow(clock: BusinessClock, type: string, message: string): ApplicationFailure {
  const now = businessNow(clock);
  const tomorrow = morningOf(addDays(civilDateAt(now, clock.timeZone), 1), clock.timeZone);
  return ApplicationFailure.create({ message, type, nextRetryDelay: Math.max(tomorrow - now, 60_000) });
}

/** The instant at which it is morning on a day. */
export function morningOf(day: Parameters<typeof instantOf>[0], timeZone: string): number {
  return instantOf(day, MORNING_SECONDS, timeZone);
}
