import type { CivilDate } from '../domain/kernel/civil-date';
import type { BusinessClock } from './messages';

/** A month's close by its name. */
export interface CloseName {
  readonly creditorId: string;
  /** `2026-08`. */
  readonly period: string;
}

export interface CloseOrder extends CloseName {
  readonly clock: BusinessClock;
}

/** What the workflow knows of a close: states and ids of steps, never what stands in the books. */
export interface CloseNotice {
  /** `open`: steps are left. `proposed`: a person may close the month. `closed`: the database takes nothing more in it. */
  readonly state: 'open' | 'proposed' | 'closed';
  /** How much of the close's news the answer knows. */
  readonly news: number;
  readonly signed: number;
  readonly steps: number;
  /** What the close waits for, as an operator reads it. */
  readonly waitsFor?: string;
  /** When the close is looked at again: milliseconds of business time, and the day. */
  readonly next?: { readonly at: number; readonly on: CivilDate };
}

/** What the close of a month asks of the world. Every activity can be called twice. Not retried: `CloseUnknown`. */
export interface ClosePort {
  /**
   * Begins the reconciliations and works out the reports whose turn it is, sees which runs are signed, chases late steps, and
   * proposes the closing when every required step is signed. The answer says what the close waits for.
   */
  advanceClose(order: CloseOrder): Promise<CloseNotice>;
}
