import type { ApplicationFailure } from '@temporalio/common';
import { createClaimActivities } from '../../activities/claim-activities';
import { civilDate } from '../../domain/kernel/civil-date';
import { instantOf } from '../../domain/kernel/civil-time';
import type { ClaimPort } from '../../workflows/claim-port';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import type { LivingClaim } from '../support/living-claim';
import { useTown } from '../support/use-town';

const town = useTown({ policy: dkStatensAdministration });

function activities(): ClaimPort {
  const { pool, rulebook } = town();
  return createClaimActivities({ pool, rulebookFor: () => rulebook });
}

/** The order of a step that came due on a day, taken up at noon of that day or of another. */
function order({ claimId }: Pick<LivingClaim, 'claimId'>, due: string, takenUp = due) {
  const timeZone = 'Europe/Copenhagen';
  const offsetMilliseconds = instantOf(civilDate(takenUp), 12 * 3600, timeZone) - Date.now();
  return { claimId, dueOn: civilDate(due), clock: { timeZone, offsetMilliseconds, isVirtual: false } };
}

function refusal(act: Promise<unknown>): Promise<ApplicationFailure> {
  return act.then(
    () => Promise.reject(new Error('It was not refused.')),
    (problem: unknown) => problem as ApplicationFailure,
  );
}

test('a reminder whose answer was lost is asked for again: it went out once, and the answer tells how the claim stands now', async () => {
  const claim = await town().invoice();
  const first = await activities().sendReminder(order(claim, '2016-02-08'));
  expect(first).toMatchObject({ eventNumber: 2, stage: 'dunning', next: { step: 'second-reminder' } });
  expect(await activities().sendReminder(order(claim, '2016-02-08'))).toEqual(first);
  // Paid before the worker came back and asked once more.
  await claim.books('2016-02-09', {
    type: 'ReceivePayment',
    paymentId: 'p1',
    receivedOn: civilDate('2016-02-09'),
    amount: claim.money('1200.00'),
  });
  expect(await activities().sendReminder(order(claim, '2016-02-08', '2016-02-09'))).toEqual({
    eventNumber: 3,
    stage: 'settled',
  });
  expect(await claim.steps()).toEqual(['2016-02-08 reminder 1200.00']);
});

test('a reminder of a claim that was marked meanwhile is not sent, and the answer says whom it waits for', async () => {
  const claim = await town().invoice();
  const changedOn = civilDate('2016-02-08');
  await claim.books('2016-02-08', { type: 'ChangeFlag', changedOn, flagged: true, reason: 'talks' });
  const answer = await activities().sendReminder(order(claim, '2016-02-08'));
  expect(answer.stage).toBe('awaiting-payment');
  expect(answer.waitsFor).toContain('the client');
  expect(await claim.steps()).toEqual([]);
});

test('a reminder taken up three days late says so, and the next run keeps the ten days', async () => {
  const claim = await town().invoice();
  const { next } = await activities().sendReminder(order(claim, '2016-02-08', '2016-02-11'));
  expect(await claim.steps()).toEqual(['2016-02-11 reminder 1200.00']);
  expect(next).toMatchObject({ step: 'second-reminder', on: '2016-02-22' });
});

test('while the bank is not reconciled the run is refused with the day after as the next try', async () => {
  await town().bank('2016-04-08', 'not reconciled');
  const claim = await town().invoice({ due: '2016-04-04' });
  const closed = await refusal(activities().sendReminder(order(claim, '2016-04-11')));
  expect(closed).toMatchObject({ type: 'GateClosed', nextRetryDelay: '1 day', nonRetryable: false });
  // Reconciled on a Saturday: still a day later, and Monday it goes out, as the step of its own run.
  await town().bank('2016-04-16', 'reconciled');
  const saturday = await refusal(activities().sendReminder(order(claim, '2016-04-11', '2016-04-16')));
  expect(saturday).toMatchObject({ type: 'GateClosed', nextRetryDelay: '1 day' });
  await activities().sendReminder(order(claim, '2016-04-11', '2016-04-18'));
  expect(await claim.steps()).toEqual(['2016-04-18 reminder 1200.00']);
});

test('a claim that nobody knows is not tried again', async () => {
  const nobody = { claimId: `${town().creditorId}/never-issued` };
  for (const activity of ['sendReminder', 'readClaim'] as const) {
    const refused = await refusal(activities()[activity](order(nobody, '2016-02-08')));
    expect(refused).toMatchObject({ type: 'ClaimUnknown', nonRetryable: true });
  }
});
