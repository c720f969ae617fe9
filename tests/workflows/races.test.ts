import { createClaimActivities } from '../../activities/claim-activities';
import { checkLedger } from '../../office/controls/check-ledger';
import { civilDate } from '../../domain/kernel/civil-date';
import { performanceOf } from '../../domain/claim/claim';
import type { LivingClaim } from '../support/living-claim';
import { useTown } from '../support/use-town';
import { holdClaim, untilWaiting } from '../support/waiting-for-lock';

const town = useTown();

/** Demanded on 18 February, so handed over on Friday 18 March 2016, with 1,384.46. */
const REFERRAL_DAY = '2016-03-18';

function paysInFull(claim: LivingClaim) {
  return claim.books(REFERRAL_DAY, {
    type: 'ReceivePayment',
    paymentId: `${claim.claimId}/full`,
    receivedOn: civilDate(REFERRAL_DAY),
    amount: claim.money('1384.46'),
  });
}

function isReferred(claim: LivingClaim) {
  return claim.books(REFERRAL_DAY, { type: 'PerformStep', step: 'referral', gates: { bankReconciled: true } });
}

/** What was told to the enforcement authority. */
async function handOvers({ claimId }: LivingClaim): Promise<number> {
  const { rowCount } = await town().pool.query(
    `SELECT FROM fordring.outbox WHERE claim_id = $1 AND topic = 'counterpart' AND payload ? 'step'`,
    [claimId],
  );
  return rowCount ?? 0;
}

afterEach(async () => {
  // Money is conserved, whoever won.
  const report = await checkLedger(town().pool);
  expect(report.checks.filter(({ holds }) => !holds)).toEqual([]);
});

describe('payment and hand-over at the same instant, over two connections', () => {
  async function atOnce(claim: LivingClaim, acts: readonly ((claim: LivingClaim) => ReturnType<typeof isReferred>)[]) {
    const hold = await holdClaim(town().pool, claim.claimId);
    const deciding: ReturnType<typeof isReferred>[] = [];
    for (const act of acts) {
      deciding.push(act(claim));
      await untilWaiting(town().pool, deciding.length);
    }
    await hold.letGo();
    return Promise.all(deciding);
  }

  test('the payment was first: there is nothing to hand over', async () => {
    const claim = await town().invoice();
    await claim.lives(REFERRAL_DAY, 'morning');
    const [payment, referral] = await atOnce(claim, [paysInFull, isReferred]);
    expect(payment?.outcome).toBe('accepted');
    expect(referral).toMatchObject({ outcome: 'refused', refusal: { refused: 'settled' } });
    expect(await handOvers(claim)).toBe(0);
    expect(await claim.open()).toBe('0.00');
  });

  test('the hand-over was first: the payment settles a claim that lies with the authority', async () => {
    const claim = await town().invoice();
    await claim.lives(REFERRAL_DAY, 'morning');
    const [referral, payment] = await atOnce(claim, [isReferred, paysInFull]);
    expect([referral?.outcome, payment?.outcome]).toEqual(['accepted', 'accepted']);
    expect(await handOvers(claim)).toBe(1);
    expect(await claim.open()).toBe('0.00');
  });
});

describe('payment and hand-over at the same instant, on the engine', () => {
  test('the payment was first: the workflow hears that the claim is paid, and ends', async () => {
    const claim = await town().invoice();
    await claim.lives(REFERRAL_DAY, 'morning');
    const hold = await holdClaim(town().pool, claim.claimId);
    const paying = paysInFull(claim);
    await untilWaiting(town().pool, 1);
    const living = claim.lives(REFERRAL_DAY); // the worker's hand-over queues behind the payment
    await untilWaiting(town().pool, 2);
    await hold.letGo();
    await Promise.all([paying, living]);
    await expect(claim.handle().result()).resolves.toMatchObject({ outcome: 'settled' });
    expect((await claim.activities()).at(-1)).toBe('referToEnforcement');
    expect(performanceOf(await claim.standing(), 'referral')).toBeUndefined();
    expect(await handOvers(claim)).toBe(0);
  });

  test('the hand-over was first: the payment finds it handed over, and the workflow ends on it', async () => {
    const claim = await town().invoice();
    await claim.lives(REFERRAL_DAY, 'morning');
    const hold = await holdClaim(town().pool, claim.claimId);
    const living = claim.lives(REFERRAL_DAY);
    await untilWaiting(town().pool, 1);
    const paying = paysInFull(claim); // queues behind the worker
    await untilWaiting(town().pool, 2);
    await hold.letGo();
    await Promise.all([paying, living]);
    await town().tellsTheEngine();
    await expect(claim.handle().result()).resolves.toMatchObject({ outcome: 'settled' });
    expect(await handOvers(claim)).toBe(1);
    expect(await claim.open()).toBe('0.00');
  });

  test('two workers perform the same step at once: it is taken, charged and told once', async () => {
    const claim = await town().invoice();
    await claim.lives('2016-02-18', 'morning');
    const { pool, rulebook } = town();
    const activities = createClaimActivities({ pool, rulebookFor: () => rulebook });
    const noon = Date.UTC(2016, 1, 18, 12);
    const clock = { timeZone: 'Europe/Stockholm', offsetMilliseconds: noon - Date.now(), isVirtual: false };
    const order = { claimId: claim.claimId, dueOn: civilDate('2016-02-18'), clock };
    const [one, other] = await Promise.all([
      activities.sendCollectionDemand(order),
      activities.sendCollectionDemand(order),
    ]);
    expect(one).toEqual(other);
    expect((await claim.steps()).filter((step) => step.includes('demand'))).toHaveLength(1);
    expect(await claim.open()).toBe('1384.46');
  });
});
