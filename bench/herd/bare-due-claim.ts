import { proxyActivities } from '@temporalio/workflow';

export interface BareStep {
  take(): Promise<void>;
}

const { take } = proxyActivities<BareStep>({ startToCloseTimeout: '1 minute' });

/** One step of a claim and nothing else: what the engine itself costs. */
export async function bareDueClaim(): Promise<void> {
  await take();
}
