import type { Actor } from '../../domain/authority/actor';
import type { CivilDate } from '../../domain/kernel/civil-date';

/**
 * Whoever comes to the counter: a person or a named service, as a verified token tells, with what they say of their errand.
 * A door makes one of these for each call, and nothing else of an errand says who somebody is.
 */
export interface Caller {
  readonly by: Actor;
  /** A second person who is there too, as another verified token tells: what needs two persons is done at once. */
  readonly second?: Actor;
  /** Whose books. Absent where a question is about all creditors that the caller acts for. */
  readonly creditorId?: string;
  /** The business day that the caller states. Absent: the creditor's own today. */
  readonly today?: CivilDate;
  /** The caller's own name for the errand: the same again is done once. */
  readonly key?: string;
}
