import { setTimeout as wait } from 'node:timers/promises';
import { deliverFacts, type CaseEnginePort, type ClaimNews } from '../../../office/claims/deliver-facts';
import { CaseEngine } from '../../../engine/case-engine';
import { civilDate, type CivilDate } from '../../../domain/kernel/civil-date';
import { RehearsedEngine } from '../../../rehearsal/on-engine/rehearsed-engine';
import { useTown } from '../../support/use-town';

const town = useTown();
const UNTIL = civilDate('2016-02-29');

/** As a rehearsal begins on a day, or begins again. */
function rehearsed(today: string, factDays: ReadonlyMap<string, readonly CivilDate[]> = new Map()): RehearsedEngine {
  const { client, taskQueue, clocks } = town();
  return new RehearsedEngine({
    engine: new CaseEngine(client, taskQueue),
    clocks,
    factDays,
    until: UNTIL,
    today: civilDate(today),
  });
}

/** Tells what is untold, and gives the news that was told. */
async function tells(engine: CaseEnginePort): Promise<ClaimNews[]> {
  const told: ClaimNews[] = [];
  const noting: CaseEnginePort = {
    start: (news) => engine.start(news),
    tell: (news) => engine.tell(news).then(() => void told.push(news)),
  };
  while ((await deliverFacts(town().pool, noting)) > 0);
  return told;
}

test('a payment taken back while the paid claim’s workflow is still about to end begins a new one, on its right day', async () => {
  const { pool } = town();
  const engine = rehearsed('2016-02-10');
  const claim = await town().invoice();
  await claim.lives('2016-02-09'); // day 37: reminded
  const amount = claim.money('1200.00');
  // Day 39: paid and told, but the worker is busy and does not come to it.
  await town().stopsWorking();
  const receivedOn = civilDate('2016-02-10');
  await claim.books('2016-02-10', { type: 'ReceivePayment', paymentId: 'p1', receivedOn, amount });
  await deliverFacts(pool, engine);
  // Day 40: taken back. The worker comes while the news is on its way.
  engine.today = civilDate('2016-02-11');
  await claim.books('2016-02-11', { type: 'ReversePayment', reversalId: 'r1', reversedOn: engine.today, amount });
  const telling = deliverFacts(pool, engine);
  await town().worksAgain();
  await telling;
  await claim.lives('2016-02-29');
  expect((await claim.steps()).map((step) => step.slice(0, 17))).toEqual(['2016-02-08 remind', '2016-02-18 demand']);
  expect(await claim.isRunning()).toBe(true);
});

test('an old message that a claim is settled comes after its payment was taken back: the clock goes on all the same', async () => {
  const engine = rehearsed('2016-02-03');
  const claim = await town().invoice();
  await claim.lives('2016-02-03', 'morning');
  const amount = claim.money('1200.00');
  const receivedOn = civilDate('2016-02-03');
  await claim.books('2016-02-03', { type: 'ReceivePayment', paymentId: 'p2', receivedOn, amount });
  const [settled] = await tells(engine);
  engine.today = civilDate('2016-02-04');
  await claim.lives('2016-02-04', 'morning');
  await claim.books('2016-02-04', { type: 'ReversePayment', reversalId: 'r2', reversedOn: engine.today, amount });
  await tells(engine);
  if (settled) await engine.tell(settled);
  await claim.lives('2016-02-29');
  expect(settled?.notice.stage).toBe('settled');
  expect((await claim.steps()).map((step) => step.slice(0, 17))).toEqual(['2016-02-08 remind', '2016-02-18 demand']);
});

test('paid, told and taken back on one day: the claim goes on from that day', async () => {
  const engine = rehearsed('2016-02-10');
  const claim = await town().invoice();
  await claim.lives('2016-02-10', 'morning');
  const amount = claim.money('1200.00');
  const on = civilDate('2016-02-10');
  await claim.books(on, { type: 'ReceivePayment', paymentId: 'p3', receivedOn: on, amount });
  await tells(engine);
  // The workflow ends soon after it was told, and not within the call.
  for (let tries = 0; tries < 100 && (await claim.isRunning()); tries += 1) await wait(100);
  expect(await claim.isRunning()).toBe(false);
  await claim.books(on, { type: 'ReversePayment', reversalId: 'r3', reversedOn: on, amount });
  await tells(engine);
  await claim.lives('2016-02-29');
  expect((await claim.steps()).map((step) => step.slice(0, 17))).toEqual(['2016-02-08 remind', '2016-02-18 demand']);
});

test('a rehearsal that goes on after an interruption tells what was booked on that day as of that day', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-02-10', 'morning');
  const amount = claim.money('1200.00');
  const on = civilDate('2016-02-10');
  await claim.books(on, { type: 'ReceivePayment', paymentId: 'p4', receivedOn: on, amount });
  await tells(rehearsed(on));
  await claim.lives('2016-02-25', 'morning');
  const reversedOn = civilDate('2016-02-25');
  await claim.books(reversedOn, { type: 'ReversePayment', reversalId: 'r4', reversedOn, amount });
  // The process died before it told of the reversal. The next begins at the first day of the portfolio.
  await tells(rehearsed('2016-01-04', new Map([[claim.claimId, [civilDate('2016-02-10'), reversedOn]]])));
  await claim.lives('2016-02-29');
  const steps = await claim.steps();
  expect(steps.map((step) => step.slice(0, 17))).toEqual(['2016-02-08 remind', '2016-02-25 demand']);
});
