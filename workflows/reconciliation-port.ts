import type { CivilDate } from '../domain/kernel/civil-date';
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
}

/** A run by its name: a recipe of a creditor for a period. */
export interface RunName {
  readonly creditorId: string;
  readonly recipe: string;
  readonly period: string;
}

export interface RunOrder extends RunName {
  readonly clock: BusinessClock;
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
 * Three activities wait, each as one activity however long the wait takes. They fail by `SourcesMissing`, `NotSigned` and
 * `NotAcknowledged`. The engine tries them again on the next day on which somebody is to be reminded, so that the history
 * does not grow. Not retried: `RunUnknown`, `RecipeUnknown`.
 */
export interface ReconciliationPort {
  readRun(order: RunOrder): Promise<RunNotice>;
  /** Reminds whoever owes a source; fails by `SourcesMissing` while one is missing. */
  awaitSources(order: RunOrder): Promise<RunNotice>;
  /** Loads, matches and classifies. A file that cannot be read sends the run back to wait for a better one. */
  matchSources(order: RunOrder): Promise<RunNotice>;
  /** Reminds of what is overdue and tells the person above; fails by `NotSigned` until the run is signed. */
  awaitSignature(order: RunOrder): Promise<RunNotice>;
  fileEvidence(order: RunOrder): Promise<RunNotice>;
  /** Chases the client; fails by `NotAcknowledged` until the acknowledgement has come. */
  awaitAcknowledgement(order: RunOrder): Promise<RunNotice>;
  /** Opens every run that is due and not yet there, in the order of the periods, and has their workflows started. */
  beginDueRuns(order: CalendarOrder): Promise<BegunRuns>;
}
