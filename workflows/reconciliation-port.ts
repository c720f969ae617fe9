import type { CivilDate } from '../domain/kernel/civil-date';
import type { Form } from './forms';
import type { BusinessClock } from './messages';

/**
 * Where a run stands: `waiting` for its sources · `ready` to be matched · `matched`: one person is to prepare it ·
 * `prepared`: another is to sign it · `signed`: its evidence is to be filed · `unacknowledged` by the client · `closed` ·
 * `passed-over`: a later period was signed before it.
 */
export type RunState =
  'waiting' | 'ready' | 'matched' | 'prepared' | 'signed' | 'unacknowledged' | 'closed' | 'passed-over';

/** What the workflow knows of a run: ids and states, never what stands in its files. */
export interface RunNotice {
  readonly state: RunState;
  /** The number of the run's latest event. */
  readonly eventNumber: number;
  /** What the run waits for, as an operator reads it; absent when there is something to do. */
  readonly waitsFor?: string;
  /** When a run that waits is looked at again: milliseconds of business time, and the day. Somebody may be to be reminded. */
  readonly next?: { readonly at: number; readonly on: CivilDate };
}

/** A run by its name: a recipe of a creditor for a period. */
export interface RunName {
  readonly creditorId: string;
  readonly recipe: string;
  readonly period: string;
}

export interface RunOrder extends RunName {
  readonly clock: BusinessClock;
  /** Absent in the orders of runs that began before waits were answers. */
  readonly form?: Form;
}

export interface CalendarOrder {
  readonly creditorId: string;
  readonly clock: BusinessClock;
}

export interface BegunRuns {
  /** In the order of their periods. */
  readonly begun: readonly RunName[];
  /** When the next run is due (milliseconds of business time), and on which day; absent when nothing is scheduled. */
  readonly next?: { readonly at: number; readonly on: CivilDate };
}

/**
 * What a reconciliation asks of the world. Every activity can be called twice; the second call finds what the first did.
 *
 * Three activities tell of a wait. Their answer says what the run waits for, and on which banking day the run is looked at
 * again. Only runs of the first form are told by the failures `SourcesMissing`, `NotSigned` and `NotAcknowledged`, which
 * are retried each morning. Not retried: `RunUnknown`, `RecipeUnknown`.
 */
export interface ReconciliationPort {
  readRun(order: RunOrder): Promise<RunNotice>;
  /** Reminds whoever owes a source. */
  awaitSources(order: RunOrder): Promise<RunNotice>;
  /** Loads, matches and classifies. A file that cannot be read sends the run back to wait for a better one. */
  matchSources(order: RunOrder): Promise<RunNotice>;
  /** Reminds of what is overdue, and tells the person above. */
  awaitSignature(order: RunOrder): Promise<RunNotice>;
  fileEvidence(order: RunOrder): Promise<RunNotice>;
  /** Chases the client until the acknowledgement has come. */
  awaitAcknowledgement(order: RunOrder): Promise<RunNotice>;
  /** Opens every run that is due and not yet there, in the order of the periods, and has their workflows started. */
  beginDueRuns(order: CalendarOrder): Promise<BegunRuns>;
}
