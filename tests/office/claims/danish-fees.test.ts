import type { Pool } from 'pg';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { Policy } from '../../../domain/policy/policy';
import { instantOf } from '../../../domain/kernel/civil-time';
import { DANISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { changeBankGate } from '../../../office/creditors/bank-gate';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { performStep, type StepAnswer } from '../../../office/claims/perform-step';
import { registerClaims } from '../../../office/registration/register-claims';
import { rulebookOf } from '../../../policies/rulebook';
import { dearDanish } from '../../policies/rulebooks/dear-danish';
import { anna, useLedger } from '../ledger-world';

/* Due on Monday 2016-02-01; the first run is on 8 February. Renteloven § 9 b, stk. 2: ten days between letters with a fee. */

const ledger = useLedger();
const RUN = civilDate('2016-02-08');
const NUMBERS = ['1', '2', '3', '4', '5', '6'];

async function town(policy: Policy): Promise<Pool> {
  const pool = await ledger();
  await registerCreditor(pool, {
    ...{ creditorId: 'aasby', name: 'Åsby Kommune', policy, chart: DANISH_SAMPLE_CHART },
    paymentAccounts: ['123456789'],
  });
  const dueOn = civilDate('2016-02-01');
  const issuedOn = addDays(dueOn, -30);
  await registerClaims(pool, {
    ...{ creditorId: 'aasby', debtors: [anna], rulebookFor: () => rulebookOf(policy) },
    registrations: NUMBERS.map((number) => ({
      debtorId: 'anna',
      claim: {
        ...{ on: issuedOn, claimId: `aasby/${number}`, creditorId: 'aasby', invoiceNumber: number },
        ...{ invoiceGroup: 'rent', issuedOn, dueOn, amount: Money.of('1200.00', 'DKK'), paymentReference: number },
        ...{ debtorStatus: 'ordinary', policyId: policy.id, policyVersion: policy.version },
      },
    })),
  });
  await changeBankGate(pool, { creditorId: 'aasby', changedOn: issuedOn, open: true, by: 'test' });
  return pool;
}

const reminded = (pool: Pool, policy: Policy, number: string): Promise<StepAnswer> =>
  performStep(pool, {
    ...{ claimId: `aasby/${number}`, step: 'reminder', dueOn: RUN, today: RUN, rulebookFor: () => rulebookOf(policy) },
    now: instantOf(RUN, 12 * 3600, policy.timeZone),
  });

test('claims of one debtor that are reminded at the same moment charge one fee, and each other letter says why not', async () => {
  const pool = await town(dearDanish);
  const answers = await Promise.all(NUMBERS.map((number) => reminded(pool, dearDanish, number)));
  expect(answers.map(({ refusal }) => refusal)).toEqual(NUMBERS.map(() => undefined));
  const { rows } = await pool.query<{ fee: string; rule: string | null }>(
    `SELECT data -> 'fee' ->> 'amount' AS fee, data -> 'feeWithheld' ->> 'rule' AS rule
     FROM fordring.claim_event WHERE type = 'StepPerformed' ORDER BY fee DESC`,
  );
  expect(rows).toEqual([
    { fee: '100.00', rule: null },
    ...NUMBERS.slice(1).map(() => ({ fee: '0.00', rule: 'days-apart' })),
  ]);
  // Once more, each answers as before and charges nothing.
  await Promise.all(NUMBERS.map((number) => reminded(pool, dearDanish, number)));
  const { rows: fees } = await pool.query<{ sum: string }>(
    `SELECT sum(amount)::text FROM fordring.posting WHERE account = $1`,
    [DANISH_SAMPLE_CHART.feeIncome.number],
  );
  expect(fees).toEqual([{ sum: '-100.00' }]);
});

test('where the policy waits, the notice says from which day the letter may cost something', async () => {
  const wait: Policy = { ...dearDanish, feeNotAllowed: { value: 'wait', reason: 'tried', sources: ['test'] } };
  const pool = await town(wait);
  await reminded(pool, wait, '1');
  const { refusal, notice } = await reminded(pool, wait, '2');
  expect(refusal).toMatchObject({ refused: 'fee-not-yet', until: '2016-02-18' });
  expect(notice.next).toMatchObject({ step: 'reminder', on: RUN });
  const from = instantOf(civilDate('2016-02-18'), 8 * 3600, wait.timeZone);
  expect(notice.next?.at).toBeGreaterThanOrEqual(from);
  expect(notice.next?.at).toBeLessThan(instantOf(civilDate('2016-02-18'), 16 * 3600, wait.timeZone));
});
