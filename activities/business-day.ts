import { Context } from '@temporalio/activity';
import type { CivilDate } from '../domain/kernel/civil-date';
import { civilDateAt } from '../domain/kernel/civil-time';
import type { BusinessClock } from '../workflows/messages';

/**
 * The business day on which an activity runs. In production the wall's clock tells; a worker that was away for three
 * days performs a step three days late and says so. In virtual time the wall knows nothing of the claim's year, so the
 * instant at which the engine scheduled this attempt counts.
 */
export function businessDay(clock: BusinessClock): CivilDate {
  const now = clock.isVirtual ? Context.current().info.currentAttemptScheduledTimestampMs : Date.now();
  return civilDateAt(now + clock.offsetMilliseconds, clock.timeZone);
}
