import { condition, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { BareInput, BarePort, Due } from './bare-port';

/** A claim's life and nothing else: what the engine itself costs. */

const activities = proxyActivities<BarePort>({ startToCloseTimeout: '1 minute' });

const told = defineSignal('told');

/** How many signals have come. */
function inbox(): { count: number } {
  const signals = { count: 0 };
  setHandler(told, () => {
    signals.count += 1;
  });
  return signals;
}

export async function barePaidOnTime(): Promise<void> {
  const signals = inbox();
  await condition(() => signals.count >= 1);
}

export async function bareEnforcement(input: BareInput): Promise<void> {
  const signals = inbox();
  await until(await activities.remind(input));
  await until(await activities.demand(input));
  await until(await activities.warn(input));
  await activities.refer(input);
  await condition(() => signals.count >= 1);
  await until(await activities.readRuling(input));
  await activities.monitor(input);
  await condition(() => signals.count >= 2);
}

async function until(due: Due): Promise<void> {
  const left = due - Date.now();
  if (left > 0) await sleep(left);
}
