import type { CivilDate } from '../../domain/kernel/civil-date';

/** Something that may make a claim's time run anew. Which of these do is each country's own law. */
export type LimitationEvent =
  /** The debtor promised to pay, paid a part or interest, or admitted the debt otherwise. */
  | { readonly what: 'acknowledged'; readonly on: CivilDate }
  /** A written demand or reminder that can be proved to have reached the debtor. */
  | { readonly what: 'written-demand-received'; readonly on: CivilDate }
  /** The claim was brought to court, to the enforcement authority or into a bankruptcy. */
  | { readonly what: 'proceedings'; readonly on: CivilDate; readonly endedOn?: CivilDate }
  /** No new time, but the law lets the time end on this last day at the earliest. It counts once. */
  | { readonly what: 'not-before'; readonly on: CivilDate; readonly lastDay: CivilDate };

/** How long a claim can still be demanded, if nothing more happens. */
export type Limitation =
  | { readonly status: 'running'; readonly lastDay: CivilDate; readonly years: number; readonly paragraph: string }
  /** No time runs while proceedings are pending. */
  | { readonly status: 'interrupted'; readonly since: CivilDate; readonly years: number; readonly paragraph: string };

/** How long the time is, and by which paragraph. */
export interface LimitationPeriod {
  readonly years: number;
  readonly paragraph: string;
}

/**
 * Lets a period run from its first day through the events that interrupt it. `periodFrom` gives the last day of a period
 * that begins on a day. An event after the last day comes too late and changes nothing.
 */
export function limitationThrough(
  { on: begins, years, paragraph }: LimitationPeriod & { readonly on: CivilDate },
  events: readonly LimitationEvent[],
  periodFrom: (begins: CivilDate) => CivilDate,
): Limitation {
  let lastDay = periodFrom(begins);
  let isLengthened = false;
  for (const event of events.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))) {
    if (event.on > lastDay) break;
    if (event.what === 'proceedings' && event.endedOn === undefined) {
      return { status: 'interrupted', since: event.on, years, paragraph };
    }
    if (event.what === 'not-before') {
      if (isLengthened || event.lastDay <= lastDay) continue;
      isLengthened = true;
      lastDay = event.lastDay;
      continue;
    }
    const renewed = periodFrom(event.what === 'proceedings' ? (event.endedOn ?? event.on) : event.on);
    if (renewed > lastDay) lastDay = renewed;
  }
  return { status: 'running', lastDay, years, paragraph };
}
