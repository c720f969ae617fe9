import type { Client } from '@temporalio/client';

/** One of the two ways of living a claim's life on the engine. */
export interface Side {
  readonly taskQueue: string;
  workflowId(claimId: string): string;
  /** Started asleep until its first step, and told at once that it is paid. Resolves when its workflow has ended. */
  liveOnTime(claimId: string): Promise<void>;
  /** Reminder, demand, warning, hand-over, ruling, monitoring, and paid in the end. */
  liveEnforced(claimId: string): Promise<void>;
}

export interface SideParts {
  readonly client: Client;
  readonly taskQueue: string;
  readonly milestones: Milestones;
  readonly pace: Pace;
}

/** How long a life waits between its steps, and how long the world takes to send the next signal. */
export interface Pace {
  timerMilliseconds: number;
}

/** What the activities have done for a claim, for whoever sends it the next signal. */
export class Milestones {
  private readonly awaited = new Map<string, () => void>();

  reached(claimId: string, milestone: 'referred' | 'monitored'): void {
    const key = `${claimId} ${milestone}`;
    this.awaited.get(key)?.();
    this.awaited.delete(key);
  }

  /** Ask before it can have happened. */
  until(claimId: string, milestone: 'referred' | 'monitored'): Promise<void> {
    return new Promise((resolve) => this.awaited.set(`${claimId} ${milestone}`, resolve));
  }
}

/** Nobody pays within a bench: the first step of a claim that is paid on time lies behind it. */
export const FAR_AHEAD_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;
