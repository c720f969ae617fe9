import { condition, continueAsNew, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';

/** Small workflows whose clocks the tests wind; they have nothing to do with claims. */
const { letThrough } = proxyActivities<{ letThrough: (onAttempt: number) => Promise<void> }>({
  startToCloseTimeout: '1 minute',
});

export const paid = defineSignal('paid');

const DAY = 86_400_000;

function day(since: number): number {
  return Math.floor((Date.now() - since) / DAY);
}

/** Does something every `days`, unless it is paid. Tells on which of its own days each thing happened. */
export async function claim({ days }: { readonly days: readonly number[] }): Promise<string[]> {
  const began = Date.now();
  const diary: string[] = [];
  let isPaid = false;
  setHandler(paid, () => {
    isPaid = true;
  });
  for (const wait of days) {
    if (await condition(() => isPaid, wait * DAY)) return [...diary, `paid on day ${day(began)}`];
    diary.push(`step on day ${day(began)}`);
  }
  return diary;
}

/** Waits for a signal and for nothing else. */
export async function untilPaid(): Promise<number> {
  const began = Date.now();
  let isPaid = false;
  setHandler(paid, () => {
    isPaid = true;
  });
  await condition(() => isPaid);
  return day(began);
}

/** A gate: an activity that says "not yet, in a day" until it lets through. */
export async function behindGate({ onAttempt }: { readonly onAttempt: number }): Promise<number> {
  const began = Date.now();
  await letThrough(onAttempt);
  return day(began);
}

/** A month a run. */
export async function monthByMonth({
  months,
  began,
}: {
  readonly months: number;
  readonly began?: number;
}): Promise<number> {
  const first = began ?? Date.now();
  await sleep(30 * DAY);
  if (months > 1) await continueAsNew<typeof monthByMonth>({ months: months - 1, began: first });
  return day(first);
}
