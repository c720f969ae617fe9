import { deliverFacts } from '../../../office/claims/deliver-facts';
import { CaseEngine } from '../../../engine/case-engine';
import { civilDate } from '../../../domain/kernel/civil-date';
import { RehearsedEngine } from '../../../rehearsal/on-engine/rehearsed-engine';
import { useTown } from '../../support/use-town';

const town = useTown();

test('a payment taken back while the paid claim’s workflow is still about to end begins a new one, on its right day', async () => {
  const { client, taskQueue, clocks, pool } = town();
  const engine = new RehearsedEngine({
    engine: new CaseEngine(client, taskQueue),
    clocks,
    factDays: new Map(),
    until: civilDate('2016-02-29'),
    today: civilDate('2016-02-10'),
  });
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
