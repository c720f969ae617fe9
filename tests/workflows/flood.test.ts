import { setTimeout as wait } from 'node:timers/promises';
import { civilDate } from '../../domain/kernel/civil-date';
import { grpcErrorOf } from '../../engine/reaching';
import type { LivingClaim } from '../support/living-claim';
import { useTown } from '../support/use-town';

const town = useTown();

const SIGNALS = 3000;
const AT_ONCE = 50;

function isBeyondLimit(problem: unknown): boolean {
  return /limit for signal events/.test(grpcErrorOf(problem)?.details ?? '');
}

/** Whoever is refused sends the same signal again a moment later. */
async function untilTaken(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (problem) {
    if (!isBeyondLimit(problem)) throw problem;
    await wait(200);
    await untilTaken(send);
  }
}

/** So many signals that say nothing new, and one in a hundred that makes the claim ask the ledger. */
async function floods(send: (number: number) => Promise<void>): Promise<void> {
  for (let sent = 0; sent < SIGNALS; sent += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_none, index) => untilTaken(() => send(sent + index))));
}

test('a claim in a flood of signals turns its page while it waits, loses nothing, and leaves others alone', async () => {
  const [flooded, other] = [await town().invoice(), await town().invoice({ due: '2016-02-02' })];
  await flooded.lives('2016-02-08');
  const first = await flooded.runId();
  const [asked] = await Promise.all([
    floods((number) => flooded.isSignalled({ eventNumber: number % 100 === 0 ? number : 1, settled: false })),
    other.lives('2016-02-09'),
  ]);
  expect(asked).toBeUndefined();
  expect(await other.steps()).toEqual(['2016-02-09 reminder 1200.00']);
  await flooded.idle();
  expect(await flooded.runId()).not.toBe(first);
  // Signals that say nothing new lead to no question.
  expect((await flooded.activities()).length).toBeLessThanOrEqual(1 + SIGNALS / 100);
  for (const run of await flooded.runs())
    expect((await flooded.history(run)).some(({ activityTaskFailedEventAttributes: failed }) => failed)).toBe(false);
  // It goes on as before: the demand keeps its day, and a payment ends it.
  await flooded.lives('2016-02-18');
  expect((await flooded.steps()).map((step) => step.slice(0, 17))).toEqual(['2016-02-08 remind', '2016-02-18 demand']);
  await flooded.pays('2016-02-19', '1384.46');
  await expect(flooded.handle().result()).resolves.toMatchObject({ outcome: 'settled' });
}, 180_000);

test('a fact that is told in the very task in which the page is turned is asked about on the next page', async () => {
  const claim = await town().invoice({ due: '2016-02-03' });
  await claim.lives('2016-02-10');
  const first = await claim.runId();
  await claim.books('2016-02-11', {
    type: 'RaiseDispute',
    decisionId: 'dispute',
    raisedOn: (await claim.standing()).dueOn,
  });
  await floods((number) => claim.isSignalled({ eventNumber: number === SIGNALS - 1 ? 3 : 1, settled: false }));
  await claim.idle();
  expect(await claim.runId()).not.toBe(first);
  expect((await claim.status()).eventNumber).toBe(3);
  expect(await claim.waitsForAttribute()).toBe('dispute');
}, 180_000);

/** Floods a claim until `enough`, or until one signal is refused; answers how many were taken. */
async function untilRefused(claim: LivingClaim, enough: () => boolean = () => false): Promise<number> {
  let taken = 0;
  for (let isRefused = false; !isRefused && !enough();) {
    const sent = Array.from({ length: AT_ONCE }, () => claim.isSignalled({ eventNumber: 1, settled: false }));
    for (const answer of await Promise.allSettled(sent)) {
      if (answer.status === 'fulfilled') taken += 1;
      else if (isBeyondLimit(answer.reason)) isRefused = true;
      else throw answer.reason;
    }
  }
  return taken;
}

async function failedTasks(claim: LivingClaim): Promise<string[]> {
  const names = await Promise.all((await claim.runs()).map((run) => claim.events(run)));
  return names.flat().filter((name) => name === 'workflow_task_failed');
}

test('a flood that comes while no worker runs is bounded, and taken up in one task when one runs again', async () => {
  const claim = await town().invoice({ due: '2016-02-04' });
  await claim.lives('2016-02-11');
  const first = await claim.runId();
  await town().stopsWorking();
  expect(await untilRefused(claim)).toBeLessThanOrEqual(2_000);
  await town().worksAgain();
  await claim.idle();
  expect(await claim.runId()).not.toBe(first);
  expect(await failedTasks(claim)).toEqual([]);
  await claim.pays('2016-02-12', '1260.00');
  await expect(claim.handle().result()).resolves.toMatchObject({ outcome: 'settled' });
}, 240_000);

test('in a flood that never pauses pages are turned, and what the ledger tells comes through', async () => {
  const claim = await town().invoice({ due: '2016-02-05' });
  await claim.lives('2016-02-12');
  let isOver = false;
  let taken = 0;
  const flood = async (): Promise<void> => {
    while (!isOver) {
      taken += await untilRefused(claim, () => isOver);
      await wait(200);
    }
  };
  const flooding = flood();
  await claim.learns('2016-02-13', { type: 'RaiseDispute', decisionId: 'dispute', raisedOn: civilDate('2016-02-13') });
  while (taken < 3_000) {
    await wait(100);
  }
  await claim.learns('2016-02-14', {
    type: 'ChangeFlag',
    changedOn: civilDate('2016-02-14'),
    flagged: true,
    reason: '',
  });
  isOver = true;
  await flooding;
  await claim.idle();
  expect(await claim.status()).toMatchObject({ eventNumber: 4 });
  expect(await claim.waitsForAttribute()).toBe('dispute');
}, 300_000);
