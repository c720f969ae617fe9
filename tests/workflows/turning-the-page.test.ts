import { Worker } from '@temporalio/worker';
import { createClaimActivities } from '../../activities/claim-activities';
import { civilDate } from '../../domain/kernel/civil-date';
import { rulebookOf } from '../../policies/rulebook';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { useTown } from '../support/use-town';

/** What happens after a step was booked, and before its workflow hears of it. */
let betweenBookingAndAnswer: (claimId: string) => Promise<void> = async () => undefined;

const town = useTown({
  worker: async ({ world, pool }) => {
    const rulebook = rulebookOf(seBotkyrka);
    const claims = createClaimActivities({ pool, rulebookFor: () => rulebook });
    return Worker.create({
      connection: world.nativeConnection,
      namespace: world.stack.temporal.namespace,
      taskQueue: world.taskQueue,
      workflowBundle: await world.workflowBundle(),
      activities: {
        ...claims,
        referToEnforcement: async (order: Parameters<typeof claims.referToEnforcement>[0]) => {
          const answer = await claims.referToEnforcement(order);
          await betweenBookingAndAnswer(order.claimId);
          return answer;
        },
        sendReminder: async (order: Parameters<typeof claims.sendReminder>[0]) => {
          const answer = await claims.sendReminder(order);
          await betweenBookingAndAnswer(order.claimId);
          return answer;
        },
      },
    });
  },
});

afterEach(() => {
  betweenBookingAndAnswer = async () => undefined;
});

test('a claim that leaves a stage keeps its history, and its place in the operator’s lists follows', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-03-18'); // handed over
  await claim.isRuledOn('2016-05-10');
  await claim.lives('2016-05-11'); // monitored
  expect(await claim.runs()).toHaveLength(1);
  const { typedSearchAttributes } = await claim.handle().describe();
  const found = Object.fromEntries([...typedSearchAttributes.getAll()].map(({ key, value }) => [key.name, value]));
  expect(found).toMatchObject({
    FordringCreditor: town().creditorId,
    FordringGroup: '61',
    FordringStage: 'monitoring',
    FordringWaitsFor: 'payment',
  });
});

test('a ruling that comes while the hand-over is being answered is not lost', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-03-18', 'morning');
  betweenBookingAndAnswer = async () => {
    await claim.books('2016-03-18', { type: 'RecordRuling', rulingId: 'quick', ruledOn: civilDate('2016-03-18') });
    await town().tellsTheEngine();
  };
  await claim.lives('2016-03-18');
  await claim.lives('2016-03-21');
  expect((await claim.steps()).slice(-2).map((step) => step.slice(0, 21))).toEqual([
    '2016-03-18 referral 1',
    '2016-03-18 monitoring',
  ]);
  expect((await claim.activities()).slice(-3)).toEqual(['referToEnforcement', 'readClaim', 'startLongTermMonitoring']);
});

test('a payment that comes while the reminder is being answered closes the claim at once', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-02-08', 'morning');
  betweenBookingAndAnswer = async () => {
    await claim.books('2016-02-08', {
      type: 'ReceivePayment',
      paymentId: 'quick',
      receivedOn: civilDate('2016-02-08'),
      amount: claim.money('1200.00'),
    });
    await claim.isSignalled({ eventNumber: 3, settled: true });
  };
  await claim.lives('2016-02-08');
  expect(await claim.isRunning()).toBe(false);
  expect(await claim.activities()).toEqual(['sendReminder']);
});

test('a part payment that comes while the reminder is being answered is in the demand', async () => {
  const claim = await town().invoice();
  await claim.lives('2016-02-08', 'morning');
  betweenBookingAndAnswer = async () => {
    await claim.books('2016-02-08', {
      type: 'ReceivePayment',
      paymentId: 'part',
      receivedOn: civilDate('2016-02-08'),
      amount: claim.money('500.00'),
    });
    await town().tellsTheEngine();
  };
  await claim.lives('2016-02-08');
  expect((await claim.status()).eventNumber).toBe(3);
  expect(await claim.activities()).toEqual(['sendReminder', 'readClaim']);
});
