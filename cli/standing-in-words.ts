import type { CivilDate } from '../domain/kernel/civil-date';

/** `event 4, next step on 2016-02-18`, or `event 4, no next step`. */
export function standingInWords({
  eventNumber,
  nextOn,
}: {
  readonly eventNumber: number;
  readonly nextOn?: CivilDate;
}): string {
  return `event ${eventNumber}, ${nextOn === undefined ? 'no next step' : `next step on ${nextOn}`}`;
}
