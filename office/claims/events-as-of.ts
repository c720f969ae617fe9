import type { CivilDate } from '../../domain/kernel/civil-date';
import type { RecordedEvent } from './read-events';

/** What a question goes by: the same two days give the same answer for ever. */
export interface AsOf {
  /** Facts of later days are left out. */
  readonly asOf: CivilDate;
  /** What the ledger learned after this day is left out; nothing is when absent. */
  readonly known?: CivilDate;
}

/**
 * A claim's events up to a day, as they were known on another; none when it was not registered by then. An event counts
 * from the latest day of those before it: it was decided in the knowledge of them.
 */
export function eventsAsOf(events: readonly RecordedEvent[], { asOf, known }: AsOf): readonly RecordedEvent[] {
  const later = events.findIndex(({ event, bookedOn }) => event.on > asOf || (known !== undefined && bookedOn > known));
  return later < 0 ? events : events.slice(0, later);
}
