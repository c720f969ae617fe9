import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { useTown } from '../support/use-town';

const town = useTown({ policy: dkStatensAdministration });

/** Due Monday 1 February 2016: reminded in the run of Monday 8 February, if the bank is reconciled. */
test('a run waits for the bank without growing the history, and is held on the banking day on which it opens', async () => {
  await town().bank('2016-02-05', 'not reconciled');
  const claim = await town().invoice();
  await claim.lives('2016-02-08'); // day 37: the run finds the bank not reconciled
  const waiting = await claim.ownEvents();
  for (const day of ['2016-02-09', '2016-02-10', '2016-02-12']) {
    await claim.lives(day);
    expect(await claim.ownEvents()).toEqual(waiting);
  }
  // Nothing is in flight, nothing failed: the claim waits, and says for what.
  expect((await claim.handle().describe()).raw.pendingActivities ?? []).toEqual([]);
  expect(waiting.filter((name) => name.includes('failed') || name.includes('timer'))).toEqual([]);
  expect(await claim.status()).toMatchObject({ nextOn: '2016-02-08', waitsFor: 'the bank to be reconciled (S003-26)' });
  expect(await claim.waitsForAttribute()).toBe('gate');
  // Saturday 13: reconciled; the run is held on Monday 15, and the ten days count from then.
  await town().bank('2016-02-13', 'reconciled');
  await claim.lives('2016-02-28');
  expect(await claim.steps()).toEqual(['2016-02-15 reminder 1200.00']);
  expect(await claim.waitsForAttribute()).toBe('day');
  await claim.lives('2016-02-29');
  expect((await claim.steps()).at(-1)).toBe('2016-02-29 second-reminder 1200.00');
  // Monday 8: the gate is closed; Saturday 13: banks are closed; Monday 15: reminded.
  expect(await claim.activities()).toEqual(['sendReminder', 'sendReminder', 'sendReminder', 'sendSecondReminder']);
});

test('a claim that waits a year at a gate grows by no event, and is reminded on the day on which the gate opens', async () => {
  await town().bank('2017-02-03', 'not reconciled');
  const claim = await town().invoice({ due: '2017-02-01' });
  await claim.lives('2017-02-06');
  const before = (await claim.ownEvents()).length;
  await claim.lives('2018-02-05');
  expect((await claim.ownEvents()).length).toBe(before);
  await town().bank('2018-02-06', 'reconciled');
  await claim.lives('2018-02-06');
  expect(await claim.steps()).toEqual(['2018-02-06 reminder 1200.00']);
});

test('a gate that opens while the step is asked for, and one that closes before the claim woke', async () => {
  await town().bank('2019-02-01', 'not reconciled');
  const claim = await town().invoice({ due: '2019-02-01' });
  await claim.lives('2019-02-11');
  // Opened and closed again before anybody looked: the claim asks, and waits on.
  await claim.hearsOfTheGate();
  await claim.idle();
  expect(await claim.activities()).toEqual(['sendReminder', 'sendReminder']);
  expect(await claim.waitsForAttribute()).toBe('gate');
  // Two signals in one task are one question.
  await Promise.all([claim.hearsOfTheGate(), claim.hearsOfTheGate(), claim.hearsOfTheGate()]);
  await claim.idle();
  expect((await claim.activities()).length).toBeLessThanOrEqual(5);
  await town().bank('2019-02-12', 'reconciled');
  await claim.lives('2019-02-12');
  expect(await claim.steps()).toEqual(['2019-02-12 reminder 1200.00']);
  // It waits at no gate now: the signal leads to no question.
  const asked = (await claim.activities()).length;
  await claim.hearsOfTheGate();
  await claim.idle();
  expect(await claim.activities()).toHaveLength(asked);
});

test('a part payment while the run is held up leaves the claim in that run', async () => {
  await town().bank('2020-02-07', 'not reconciled');
  const claim = await town().invoice({ due: '2020-02-03' });
  await claim.lives('2020-02-10');
  await claim.pays('2020-02-11', '200.00');
  await claim.idle();
  expect(await claim.status()).toMatchObject({ nextOn: '2020-02-10', eventNumber: 2 });
  // Wednesday, and no day of a run.
  await town().bank('2020-02-12', 'reconciled');
  await claim.lives('2020-02-12');
  expect(await claim.steps()).toEqual(['2020-02-12 reminder 1000.00']);
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
