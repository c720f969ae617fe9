import { Context } from '@temporalio/activity';
import type { CivilDate } from '../domain/kernel/civil-date';
import { civilDateAt } from '../domain/kernel/civil-time';
import type { BusinessClock } from '../workflows/messages';

/**
 * The instant of business time at which an activity runs, in milliseconds. In production the wall's clock tells; a worker
 * that was away for three days performs a step three days late and says so. In virtual time the wall knows nothing of the
 * claim's year, so the instant at which the engine scheduled this attempt counts.
 */
export function businessNow({ isVirtual, offsetMilliseconds }: BusinessClock): number {
  return (isVirtual ? Context.current().info.currentAttemptScheduledTimestampMs : Date.now()) + offsetMilliseconds;
}

/** The business day on which an activity runs. */
export function businessDay(clock: BusinessClock): CivilDate {
  return civilDateAt(businessNow(clock), clock.timeZone);
}
