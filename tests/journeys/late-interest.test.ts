import { civilDate } from '../../domain/kernel/civil-date';
import { checkLedger } from '../../office/controls/check-ledger';
import { journalOf, sieOf } from '../../office/controls/export-sie';
import { settleByItself } from '../../office/interest/settle-by-itself';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { readSie } from '../formats/sie/read-sie';
import { LivingClaim } from '../support/living-claim';
import { useTown } from '../support/use-town';

/**
 * 1,200.00 due on Monday 1 February 2016 and paid on the 10th: 1,200.00 × 8 % × 9 / 366 = 2.36 of interest, which no step has
 * charged. The town claims such interest on an invoice of its own.
 */
const setting = <Value>(value: Value) => ({ value, reason: 'tried', sources: ['test'] });
const town = useTown({
  policy: {
    ...seBotkyrka,
    lateInterest: {
      pointsOverReference: setting('8'),
      paidBeforeDemand: setting('separate-invoice' as const),
    },
  },
});

const settle = (day: string) =>
  settleByItself({
    ...{ pool: town().pool, clock: () => Date.parse(`${day}T11:00:00Z`) },
    rulebookFor: () => town().rulebook,
  });

async function interestIncome(): Promise<string[]> {
  const { pool, creditorId } = town();
  const asked = { creditorId, from: civilDate('2015-01-01'), to: civilDate('2016-12-31'), on: civilDate('2016-12-31') };
  const { vouchers } = readSie(sieOf(await journalOf(pool, asked), asked.on));
  return vouchers.flatMap(({ transactions }) =>
    transactions.filter(({ account }) => account === '84310').map(({ amount }) => amount.toString()),
  );
}

test('paid late: the invoice for the interest lives as a workflow of its own, and ends when it is paid', async () => {
  const paidLate = await town().invoice();
  await paidLate.pays('2016-02-10', '1200.00');
  expect(await paidLate.handle().result()).toMatchObject({ outcome: 'settled' });
  expect(await settle('2016-02-11')).toBe(1);
  expect(await settle('2016-02-11')).toBe(0);
  await town().tellsTheEngine();
  const interest = new LivingClaim(town(), `${town().creditorId}/R1`);
  expect(await interest.isRunning()).toBe(true);
  // Due on Saturday 12 March, thirty days from 11 February.
  await interest.lives('2016-03-10');
  expect(await interest.steps()).toEqual([]);
  await interest.pays('2016-03-11', '2.36');
  expect(await interest.handle().result()).toMatchObject({ outcome: 'settled' });
  expect(await interestIncome()).toEqual(['-2.36']);
  const { checks } = await checkLedger(town().pool);
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
});

/** 120,000.00 × 8 % × 9 / 366 = 236.07. Due on 12 March. */
test('not paid, it is reminded and demanded as others are, and bears no interest', async () => {
  const paidLate = await town().invoice({ amount: '120000.00' });
  await paidLate.pays('2016-02-10', '120000.00');
  await settle('2016-02-11');
  await town().tellsTheEngine();
  const interest = new LivingClaim(town(), `${town().creditorId}/R2`);
  await interest.lives('2016-03-31');
  // The reminder of Monday 21 March gives four banking days with Easter between them, through Tuesday the 29th.
  expect(await interest.steps()).toEqual(['2016-03-21 reminder 236.07', '2016-03-30 demand 416.07']);
});
