import type { Client } from '@temporalio/client';
import { inParallel } from '../../domain/kernel/in-parallel';
import type { Morning } from './morning';

const STARTED_AT_ONCE = 48;

export interface BareHerd {
  readonly client: Client;
  readonly taskQueue: string;
  readonly claims: number;
  readonly morning: Morning;
}

/** As many workflows as a herd has claims, asleep until the morning, that know nothing and ask nobody. */
export async function startBareHerd({ client, taskQueue, claims, morning }: BareHerd): Promise<void> {
  const numbers = Array.from({ length: claims }, (_none, index) => index);
  await inParallel(numbers, STARTED_AT_ONCE, async (number) => {
    await client.workflow.start('bareDueClaim', {
      taskQueue,
      workflowId: `${taskQueue}/${number}`,
      startDelay: Math.max(morning.realInstant - Date.now(), 0),
      args: [],
    });
  });
}
