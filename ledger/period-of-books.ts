import type { CivilDate } from '../domain/kernel/civil-date';

/** A calendar month of a creditor's books: `2026-08`. */
export type PeriodOfBooks = string;

/**
 * `open`: entries stand on its days. `soft-closed`: only what somebody permitted does. `closed`: no entry stands on its days
 * any more, nor on any day before.
 */
export type PeriodState = 'open' | 'soft-closed' | 'closed';

export const PERIOD_MARKS = [
  'soft-closed',
  'booking-permitted',
  'closed',
  'reopening-proposed',
  'reopening-declined',
  'reopened',
] as const;

/** What was said of a month, by whom, as what and why. */
export interface PeriodMark {
  readonly period: PeriodOfBooks;
  readonly mark: (typeof PERIOD_MARKS)[number];
  readonly reason: string;
  /** On which claim somebody may still book; on any when absent. */
  readonly claimId?: string;
  readonly by: string;
  readonly role: string;
  readonly on: CivilDate;
}

/** How months stand after some marks, given in their order. A month is closed by its own closing, or by a later month's. */
export class PeriodStates {
  private readonly soft = new Set<PeriodOfBooks>();
  private readonly hard = new Set<PeriodOfBooks>();
  private readonly proposals = new Map<PeriodOfBooks, PeriodMark>();

  constructor(marks: readonly PeriodMark[]) {
    for (const mark of marks) this.take(mark);
  }

  private take(said: PeriodMark): void {
    const { period, mark } = said;
    switch (mark) {
      case 'soft-closed':
        this.soft.add(period);
        return;
      case 'closed':
        this.hard.add(period);
        for (const proposed of this.proposals.keys()) if (proposed <= period) this.proposals.delete(proposed);
        return;
      case 'reopening-proposed':
        this.proposals.set(period, said);
        return;
      case 'reopening-declined':
        this.proposals.delete(period);
        return;
      case 'reopened':
        for (const kept of [this.soft, this.hard, this.proposals]) kept.delete(period);
        return;
      case 'booking-permitted':
        return;
    }
  }

  /** The latest month that is closed, with everything before it. */
  get closedThrough(): PeriodOfBooks | undefined {
    return [...this.hard].sort().at(-1);
  }

  of(period: PeriodOfBooks): PeriodState {
    if (period <= (this.closedThrough ?? '')) return 'closed';
    return this.soft.has(period) ? 'soft-closed' : 'open';
  }

  /** A reopening that waits for a second person. A proposal falls when its month, or a later one, is closed meanwhile. */
  reopeningOf(period: PeriodOfBooks): PeriodMark | undefined {
    return this.proposals.get(period);
  }
}
