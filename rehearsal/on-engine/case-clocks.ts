import type { Client } from '@temporalio/client';
import type { CivilDate } from '../../domain/kernel/civil-date';
import { instantOf } from '../../domain/kernel/civil-time';
import { fastForward, untilArrived } from '../../stack/virtual-time';
import type { CaseTime } from '../../engine/case-engine';
import { claimWorkflowId } from '../../workflows/ids';
import { recoverClock } from './recover-clock';

/** Facts of a day are known before any letter of that day goes out. */
const MORNING_SECONDS = 6 * 3600;
/** When the last letter of a day has gone out. */
const EVENING_SECONDS = 23 * 3600;
const A_MOMENT = { byMilliseconds: 1 };

/**
 * The clocks of a rehearsed portfolio: each claim's workflow has its own, and its own distance from the engine's time, so
 * that a claim issued in March 2015 starts in March 2015 whenever it is rehearsed.
 */
export class CaseClocks {
  private readonly client: Client;
  private readonly timeZone: string;
  private readonly offsets = new Map<string, number>();
  /** Wound by their start request and not waited for yet. */
  private readonly underWay = new Set<string>();
  private readonly ended = new Set<string>();

  constructor(client: Client, timeZone: string) {
    this.client = client;
    this.timeZone = timeZone;
  }

  /** The time of a case that starts on the morning of a day; one that lives already keeps its own. */
  timeFrom(claimId: string, day: CivilDate): CaseTime {
    const startsAt = instantOf(day, MORNING_SECONDS, this.timeZone);
    let offset = this.ended.has(claimId) ? undefined : this.offsets.get(claimId);
    if (offset === undefined) {
      offset = startsAt - Date.now();
      this.offsets.set(claimId, offset);
      this.ended.delete(claimId);
    }
    return { clock: { timeZone: this.timeZone, offsetMilliseconds: offset, isVirtual: true }, startsAt };
  }

  /** By how much a case that starts on one morning is wound to reach another. */
  fromMorningTo(start: CivilDate, target: CivilDate, atEvening: boolean): number {
    const to = instantOf(target, atEvening ? EVENING_SECONDS : MORNING_SECONDS, this.timeZone);
    return to - instantOf(start, MORNING_SECONDS, this.timeZone);
  }

  wasWound(claimId: string): void {
    this.underWay.add(claimId);
  }

  /** Whether the claim has a workflow. One that was told to end may still be about to: then it is waited for. */
  async livesOn(claimId: string, day: CivilDate): Promise<boolean> {
    if (!this.ended.delete(claimId) && this.offsets.has(claimId)) return true;
    await this.reach(claimId, day);
    if (!this.offsets.has(claimId) || this.ended.has(claimId)) return false;
    // A clock that has passed the day is not waited for, but an end that is under way is.
    if ((await fastForward(this.client, claimWorkflowId(claimId), A_MOMENT)) === 'ended') this.ended.add(claimId);
    return !this.ended.has(claimId);
  }

  /** Its workflow has nothing left to wait for, and needs no clock. */
  ends(claimId: string): void {
    this.ended.add(claimId);
  }

  /** Waits until the claim has lived through everything before the morning (or evening) of a day. */
  async reach(claimId: string, day: CivilDate, atEvening = false): Promise<void> {
    if (this.ended.has(claimId)) return;
    const offset = this.offsets.get(claimId) ?? (await this.recovered(claimId));
    if (offset === undefined) return;
    const workflowId = claimWorkflowId(claimId);
    if (this.underWay.delete(claimId) && (await untilArrived(this.client, workflowId)) === 'ended') {
      this.ended.add(claimId);
      return;
    }
    const to = new Date(instantOf(day, atEvening ? EVENING_SECONDS : MORNING_SECONDS, this.timeZone) - offset);
    if ((await fastForward(this.client, workflowId, { to })) === 'ended') this.ended.add(claimId);
  }

  /** A rehearsal that goes on after an interruption finds the clocks in the cases themselves. */
  private async recovered(claimId: string): Promise<number | undefined> {
    const found = await recoverClock(this.client, claimId);
    if (found === 'ended') this.ended.add(claimId);
    else if (found !== undefined) this.offsets.set(claimId, found);
    return found === 'ended' ? undefined : found;
  }
}
