import type { CivilDate } from '../../domain/kernel/civil-date';
import type { RecordedEvent } from './read-events';

/**
 * A claim's events that were known at the end of a day; none when it was not registered by then. What was booked with a
 * past business day on top of a later one counts from the later: it was decided in the knowledge of what stood before it.
 */
export function eventsKnownOn(events: readonly RecordedEvent[], day: CivilDate): readonly RecordedEvent[] {
  const later = events.findIndex(({ bookedOn }) => bookedOn > day);
  return later < 0 ? events : events.slice(0, later);
}
