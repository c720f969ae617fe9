import { setTimeout as wait } from 'node:timers/promises';
import type { BareInput, BarePort, Due } from './bare-port';
import { FAR_AHEAD_MILLISECONDS, type Milestones, type Pace, type Side, type SideParts } from './side';

export function bareActivities(milestones: Milestones, pace: Pace): BarePort {
  const later = (): Promise<Due> => Promise.resolve(Date.now() + pace.timerMilliseconds);
  const reached = (milestone: 'referred' | 'monitored') => {
    return ({ claimId }: BareInput): Promise<void> => {
      milestones.reached(claimId, milestone);
      return Promise.resolve();
    };
  };
  return {
    remind: later,
    demand: later,
    warn: later,
    refer: reached('referred'),
    readRuling: later,
    monitor: reached('monitored'),
  };
}

/** The same messages as ours, with nothing in them. */
export class BareSide implements Side {
  readonly taskQueue: string;
  private readonly parts: SideParts;

  constructor(parts: SideParts) {
    this.parts = parts;
    this.taskQueue = parts.taskQueue;
  }

  workflowId(claimId: string): string {
    return `bare/${claimId}`;
  }

  async liveOnTime(claimId: string): Promise<void> {
    await this.start('barePaidOnTime', claimId, FAR_AHEAD_MILLISECONDS);
    await this.tell('barePaidOnTime', claimId);
    await this.ended(claimId);
  }

  async liveEnforced(claimId: string): Promise<void> {
    const { milestones, pace } = this.parts;
    const referred = milestones.until(claimId, 'referred');
    const monitored = milestones.until(claimId, 'monitored');
    await this.start('bareEnforcement', claimId, pace.timerMilliseconds);
    await referred;
    await wait(pace.timerMilliseconds);
    await this.tell('bareEnforcement', claimId);
    await monitored;
    await wait(pace.timerMilliseconds);
    await this.tell('bareEnforcement', claimId);
    await this.ended(claimId);
  }

  private async start(workflow: string, claimId: string, startDelay: number): Promise<void> {
    await this.parts.client.workflow.start(workflow, { ...this.options(claimId), startDelay });
  }

  private async tell(workflow: string, claimId: string): Promise<void> {
    await this.parts.client.workflow.signalWithStart(workflow, {
      ...this.options(claimId),
      signal: 'told',
      signalArgs: [],
    });
  }

  private options(claimId: string) {
    return { taskQueue: this.taskQueue, workflowId: this.workflowId(claimId), args: [{ claimId } satisfies BareInput] };
  }

  private async ended(claimId: string): Promise<void> {
    await this.parts.client.workflow.getHandle(this.workflowId(claimId)).result();
  }
}
