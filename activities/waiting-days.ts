import { ApplicationFailure } from '@temporalio/common';
import { Context } from '@temporalio/activity';
import { addDays } from '../domain/kernel/civil-date';
import { civilDateAt, instantOf } from '../domain/kernel/civil-time';
import type { BusinessClock } from '../workflows/messages';

/** When a day's reminders go out. */
const MORNING_SECONDS = 6 * 3600;

/**
 * Waits until the next morning without growing the history: the engine tries the same activity again then, and its UI
 * shows what it waits for.
 */
export function untilTomorrow(clock: BusinessClock, type: string, message: string): ApplicationFailure {
  const now = businessNow(clock);
  const tomorrow = instantOf(addDays(civilDateAt(now, clock.timeZone), 1), MORNING_SECONDS, clock.timeZone);
  return ApplicationFailure.create({ message, type, nextRetryDelay: Math.max(tomorrow - now, 60_000) });
}

/** The instant at which it is morning on a day. */
export function morningOf(day: Parameters<typeof instantOf>[0], timeZone: string): number {
  return instantOf(day, MORNING_SECONDS, timeZone);
}

function businessNow({ isVirtual, offsetMilliseconds }: BusinessClock): number {
  return (isVirtual ? Context.current().info.currentAttemptScheduledTimestampMs : Date.now()) + offsetMilliseconds;
}
