import { setTimeout as wait } from 'node:timers/promises';
import type { ClaimNews } from '../../office/claims/deliver-facts';
import { CaseEngine } from '../../engine/case-engine';
import type { CaseNotice, Stage } from '../../domain/claim/case-notice';
import { civilDate } from '../../domain/kernel/civil-date';
import type { StepName } from '../../domain/policy/policy';
import type { ClaimPort } from '../../workflows/claim-port';
import { claimWorkflowId } from '../../workflows/ids';
import { FAR_AHEAD_MILLISECONDS, type Milestones, type Pace, type Side, type SideParts } from './side';

/** Days are only names here; `at` decides when a workflow wakes. */
const SOME_DAY = civilDate('2016-02-08');

type EnforcementPort = Pick<
  ClaimPort,
  | 'sendReminder'
  | 'sendCollectionDemand'
  | 'sendEnforcementWarning'
  | 'referToEnforcement'
  | 'readClaim'
  | 'startLongTermMonitoring'
>;

/** A ledger of one life: every answer is known beforehand, and given at once. */
export function cannedLedger(milestones: Milestones, pace: Pace): EnforcementPort {
  const upNext = (eventNumber: number, stage: Stage, step: StepName): Promise<CaseNotice> =>
    Promise.resolve(dueIn(pace.timerMilliseconds, eventNumber, stage, step));
  const waiting = (eventNumber: number, stage: Stage, waitsFor: string): Promise<CaseNotice> =>
    Promise.resolve({ eventNumber, stage, waitsFor });
  return {
    sendReminder: () => upNext(2, 'dunning', 'demand'),
    sendCollectionDemand: () => upNext(3, 'dunning', 'warning'),
    sendEnforcementWarning: () => upNext(4, 'dunning', 'referral'),
    referToEnforcement: ({ claimId }) => {
      milestones.reached(claimId, 'referred');
      return waiting(5, 'enforcement', "the enforcement authority's ruling");
    },
    readClaim: () => upNext(6, 'enforcement', 'monitoring'),
    startLongTermMonitoring: ({ claimId }) => {
      milestones.reached(claimId, 'monitored');
      return waiting(7, 'monitoring', 'payment; every step of the policy has been taken');
    },
  };
}

/** The engine's side of the outbox as it is, and our own workflow. */
export class OurSide implements Side {
  readonly taskQueue: string;
  private readonly parts: SideParts;
  private readonly engine: CaseEngine;

  constructor(parts: SideParts) {
    this.parts = parts;
    this.taskQueue = parts.taskQueue;
    this.engine = new CaseEngine(parts.client, parts.taskQueue);
  }

  workflowId(claimId: string): string {
    return claimWorkflowId(claimId);
  }

  async liveOnTime(claimId: string): Promise<void> {
    await this.engine.start(newsOf(claimId, dueIn(FAR_AHEAD_MILLISECONDS, 1, 'awaiting-payment', 'reminder')));
    await this.engine.tell(newsOf(claimId, { eventNumber: 2, stage: 'settled' }));
    await this.ended(claimId);
  }

  async liveEnforced(claimId: string): Promise<void> {
    const { milestones, pace } = this.parts;
    const referred = milestones.until(claimId, 'referred');
    const monitored = milestones.until(claimId, 'monitored');
    await this.engine.start(newsOf(claimId, dueIn(pace.timerMilliseconds, 1, 'awaiting-payment', 'reminder')));
    await referred;
    await wait(pace.timerMilliseconds);
    await this.engine.tell(newsOf(claimId, { eventNumber: 6, stage: 'enforcement' }));
    await monitored;
    await wait(pace.timerMilliseconds);
    await this.engine.tell(newsOf(claimId, { eventNumber: 8, stage: 'settled' }));
    await this.ended(claimId);
  }

  private async ended(claimId: string): Promise<void> {
    await this.parts.client.workflow.getHandle(this.workflowId(claimId)).result();
  }
}

function dueIn(milliseconds: number, eventNumber: number, stage: Stage, step: StepName): CaseNotice {
  return { eventNumber, stage, next: { step, on: SOME_DAY, at: Date.now() + milliseconds } };
}

function newsOf(claimId: string, notice: CaseNotice): ClaimNews {
  return {
    claimId,
    creditorId: 'bench',
    invoiceGroup: '61',
    timeZone: 'Europe/Stockholm',
    registered: notice.eventNumber === 1,
    bookedOn: SOME_DAY,
    notice,
  };
}
