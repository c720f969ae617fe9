import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { useTown } from '../support/use-town';

const town = useTown({ policy: dkStatensAdministration });

/** Due Monday 1 February 2016: reminded in the run of Monday 8 February, if the bank is reconciled. */
test('a run waits for the bank without growing the history, and is held on the banking day on which it opens', async () => {
  await town().bank('2016-02-05', 'not reconciled');
  const claim = await town().invoice();
  await claim.lives('2016-02-08'); // day 37: the run finds the bank not reconciled
  const waiting = await claim.ownEvents();
  expect(waiting.at(-1)).toBe('activity_task_scheduled');
  for (const day of ['2016-02-09', '2016-02-10', '2016-02-12']) {
    await claim.lives(day);
    expect(await claim.ownEvents()).toEqual(waiting);
  }
  const { raw } = await claim.handle().describe();
  expect(raw.pendingActivities?.[0]).toMatchObject({ activityType: { name: 'sendReminder' }, attempt: 6 });
  expect(raw.pendingActivities?.[0]?.lastFailure?.message).toBe(
    'reminder waits until the bank is reconciled (S003-26).',
  );
  // Saturday 13: reconciled; the run is held on Monday 15, and the ten days count from then.
  await town().bank('2016-02-13', 'reconciled');
  await claim.lives('2016-02-28');
  expect(await claim.steps()).toEqual(['2016-02-15 reminder 1200.00']);
  await claim.lives('2016-02-29');
  expect((await claim.steps()).at(-1)).toBe('2016-02-29 second-reminder 1200.00');
  expect(await claim.activities()).toEqual(['sendReminder', 'sendSecondReminder']);
});

test('a debtor who pays while the run waits is never reminded', async () => {
  await town().bank('2016-05-06', 'not reconciled');
  const claim = await town().invoice({ due: '2016-05-02' });
  await claim.lives('2016-05-09');
  await claim.pays('2016-05-11', '1200.00');
  // Nothing is waited for any more: the workflow ends at once, not with the run's next look at the bank.
  expect(await claim.handle().result()).toMatchObject({ outcome: 'settled' });
  expect(await claim.steps()).toEqual([]);
  await town().bank('2016-05-13', 'reconciled');
});

test('the client accepts, and the claim is handed over; declined, it stays', async () => {
  const claim = await town().invoice({ due: '2016-08-01' });
  await claim.lives('2016-09-30');
  expect((await claim.steps()).map((step) => step.slice(0, 21))).toEqual([
    '2016-08-08 reminder 1',
    '2016-08-22 second-rem',
    '2016-09-05 acceptance',
  ]);
  expect((await claim.status()).waitsFor).toBe("the client's acceptance");
  await claim.isAcceptedByTheClient('2016-10-01'); // a Saturday
  await claim.lives('2016-10-03');
  expect((await claim.steps()).at(-1)).toBe('2016-10-03 referral 1200.00');
});
