import type { Pool } from 'pg';
import { checkLedger } from '../../../office/controls/check-ledger';
import { importPayments } from '../../../office/payments/import-payments';
import { civilDate } from '../../../domain/kernel/civil-date';
import { claimedOf } from '../../../domain/claim/claim';
import {
  balances,
  bankFile,
  carryOut,
  invoice,
  movement,
  paid,
  register,
  rulebookFor,
  useLedger,
} from '../ledger-world';
import { matchSuspense, type SuspenseMatchRequest } from '../../support/match-suspense';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }));
  await importPayments(
    pool,
    bankFile(
      movement({ key: 'lost', amount: '1200.00', text: ['rent for Anna'] }),
      movement({ key: 'back', amount: '50.00', kind: 'reversal' }),
      movement({ key: 'found', amount: '1.00', for: ['91002'] }),
    ),
  );
});

function match(
  paymentId: string,
  number: string,
  key = `match ${paymentId}`,
): Promise<Awaited<ReturnType<typeof matchSuspense>>> {
  const request: SuspenseMatchRequest = {
    ...{ creditorId: 'town', paymentId, claimId: `town/${number}`, today: civilDate('2016-02-05') },
    ...{ key, by: 'clerk@town', rulebookFor },
  };
  return matchSuspense(pool, request);
}

test('a person gives a payment in suspense its place; it counts from the day on which it came', async () => {
  const matched = await match('lost', '1001');
  expect(matched.events).toMatchObject([{ type: 'PaymentReceived', on: '2016-01-28', paymentId: 'lost' }]);
  expect(claimedOf(matched.claim).toString()).toBe('0.00');
  expect(await balances(pool)).toEqual(['15190 1199.00', '19410 1151.00', '29990 50.00', '31100 -2400.00']);
  const { rows } = await pool.query(`SELECT status, matched_by FROM fordring.payment WHERE payment_id = 'lost'`);
  expect(rows).toEqual([{ status: 'matched-by-hand', matched_by: 'clerk@town' }]);
  expect((await checkLedger(pool)).holds).toBe(true);
});

test('repeated with the same key it is done once; with another claim under that key it is refused', async () => {
  const first = await match('lost', '1001');
  const again = await match('lost', '1001');
  expect([first.replayed, again.replayed]).toEqual([false, true]);
  expect(again.events).toEqual(first.events);
  await expect(match('lost', '1002')).rejects.toMatchObject({ name: 'KeyReusedWithOtherContents' });
  expect(await balances(pool)).toContain('29990 50.00');
});

test('a payment has its place only once, also when two people decide at the same moment', async () => {
  const both = await Promise.allSettled([match('lost', '1001', 'one'), match('lost', '1002', 'other')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({ name: 'PaymentNotInSuspense' });
  expect(await balances(pool)).toContain('15190 1199.00');
});

test.each([
  ['a payment that found its claim', 'found', 'Payment found has its place already (matched).'],
  ['a payment that nobody made', 'never', 'There is no payment never of creditor town.'],
])('%s cannot be matched by hand', async (_what, paymentId, message) => {
  await expect(match(paymentId, '1001')).rejects.toThrow(message);
});

test('what the bank took back is taken from a claim that was paid, and refused where nothing was', async () => {
  expect(await match('back', '1001')).toMatchObject({ outcome: 'refused', refusal: { refused: 'not-possible' } });
  await carryOut(pool, '1001', '2016-01-20', paid('2016-01-20', '1200.00'));
  const taken = await match('back', '1001');
  expect(claimedOf(taken.claim).toString()).toBe('50.00');
  expect(await balances(pool)).toEqual(['15190 1249.00', '19410 2351.00', '29990 -1200.00', '31100 -2400.00']);
  expect((await checkLedger(pool)).holds).toBe(true);
});
