import type { ApplicationFailure } from '@temporalio/common';
import { createClaimActivities } from '../../activities/claim-activities';
import { civilDate } from '../../domain/kernel/civil-date';
import { civilDateAt, instantOf } from '../../domain/kernel/civil-time';
import type { ClaimPort } from '../../workflows/claim-port';
import { dkStatensAdministration } from '../../policies/rulebooks/dk-statens-administration';
import { PolicyUnknown } from '../../office/claims/rulebooks';
import type { LivingClaim } from '../support/living-claim';
import { useTown } from '../support/use-town';

const town = useTown({ policy: dkStatensAdministration });

function activities(): ClaimPort {
  const { pool, rulebook } = town();
  return createClaimActivities({ pool, rulebookFor: () => rulebook });
}

/** The order of a step that came due on a day, taken up at noon of that day, or of another day or hour. */
function order({ claimId }: Pick<LivingClaim, 'claimId'>, due: string, takenUp = due, hour = 12) {
  const timeZone = 'Europe/Copenhagen';
  const offsetMilliseconds = instantOf(civilDate(takenUp), hour * 3600, timeZone) - Date.now();
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
  // Ten days from Thursday 11 February end on Sunday 21, so Monday 22 is still the debtor's; the run after it is a week later.
  expect(next).toMatchObject({ step: 'second-reminder', on: '2016-02-29' });
});

describe('while the bank is not reconciled', () => {
  test('the run is told that the step waits at the gate, and on a closed day until when', async () => {
    await town().bank('2016-04-08', 'not reconciled');
    const claim = await town().invoice({ due: '2016-04-04' });
    const closed = await activities().sendReminder({ ...order(claim, '2016-04-11'), form: 2 });
    expect(closed).toMatchObject({
      eventNumber: 1,
      gate: 'bank-reconciled',
      waits: 'gate',
      next: { on: '2016-04-11' },
    });
    // Reconciled on a Saturday: on Monday it goes out, as the step of its own run.
    await town().bank('2016-04-16', 'reconciled');
    const saturday = await activities().sendReminder({ ...order(claim, '2016-04-11', '2016-04-16'), form: 2 });
    expect(saturday).toMatchObject({ next: { step: 'reminder', on: '2016-04-11' } });
    expect(saturday.gate).toBeUndefined();
    expect(civilDateAt(saturday.next?.at ?? 0, 'Europe/Copenhagen')).toBe('2016-04-18');
    await activities().sendReminder({ ...order(claim, '2016-04-11', '2016-04-18'), form: 2 });
    expect(await claim.steps()).toEqual(['2016-04-18 reminder 1200.00']);
  });

  test('a run of the first form is refused, with the next try', async () => {
    await town().bank('2016-05-08', 'not reconciled');
    const claim = await town().invoice({ due: '2016-05-02' });
    const closed = await refusal(activities().sendReminder(order(claim, '2016-05-09')));
    expect(closed).toMatchObject({ type: 'GateClosed', nextRetryDelay: '1 day', nonRetryable: false });
    await town().bank('2016-05-14', 'reconciled');
    const saturday = await refusal(activities().sendReminder(order(claim, '2016-05-09', '2016-05-14')));
    expect(saturday).toMatchObject({ type: 'GateClosed', nonRetryable: false });
    // Noon of Saturday until Tuesday: Monday 16 May is Whit Monday.
    expect(Number(saturday.nextRetryDelay)).toBeGreaterThan(2.5 * 86_400_000);
    await activities().sendReminder(order(claim, '2016-05-09', '2016-05-17'));
    expect(await claim.steps()).toEqual(['2016-05-17 reminder 1200.00']);
  });
});

test('a late step heeds the hours in which letters leave', async () => {
  const claim = await town().invoice({ due: '2017-02-01' });
  const at = (day: string, hour: number) => ({ ...order(claim, '2017-02-06', day, hour), form: 2 as const });
  // Due on Monday 6; the worker comes back on Friday at half past seven in the evening.
  const evening = await activities().sendReminder(at('2017-02-10', 19.5));
  expect(await claim.steps()).toEqual([]);
  expect(evening).toMatchObject({ eventNumber: 1, next: { step: 'reminder', on: '2017-02-06' } });
  expect(civilDateAt(evening.next?.at ?? 0, 'Europe/Copenhagen')).toBe('2017-02-13');
  // Shortly after midnight: later on the same day.
  const night = await activities().sendReminder(at('2017-02-13', 0.3));
  expect(night.next?.at).toBe(evening.next?.at);
  await activities().sendReminder(at('2017-02-13', 15.9));
  expect(await claim.steps()).toEqual(['2017-02-13 reminder 1200.00']);
});

test('a figure that nobody knows yet is a wait, and says so', async () => {
  const claim = await town().invoice({ due: '2018-02-01' });
  const { pool, rulebook } = town();
  let isKnown = false;
  const rulebookFor = () => {
    if (isKnown) return rulebook;
    throw new PolicyUnknown('Policy p version 7 is not known to this process yet; try again.');
  };
  const waiting = createClaimActivities({ pool, rulebookFor });
  const due = { ...order(claim, '2018-02-05'), form: 2 as const };
  for (const answer of [await waiting.sendReminder(due), await waiting.readClaim(due)])
    expect(answer).toMatchObject({
      eventNumber: 1,
      waits: 'figure',
      waitsFor: expect.stringContaining('version 7') as string,
    });
  isKnown = true;
  expect(await waiting.readClaim(due)).toMatchObject({ next: { step: 'reminder' } });
});

test('a claim that nobody knows is not tried again', async () => {
  const nobody = { claimId: `${town().creditorId}/never-issued` };
  for (const activity of ['sendReminder', 'readClaim'] as const) {
    const refused = await refusal(activities()[activity](order(nobody, '2016-02-08')));
    expect(refused).toMatchObject({ type: 'ClaimUnknown', nonRetryable: true });
  }
});
