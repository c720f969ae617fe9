import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { LeftCharges } from '../../../domain/policy/left-charges';
import type { Policy } from '../../../domain/policy/policy';
import { executeCommand, type LedgerCommand } from '../../../office/claims/execute-command';
import { checkLedger } from '../../../office/controls/check-ledger';
import { registerCreditor, registerPolicy } from '../../../office/creditors/register-creditor';
import { settleByItself } from '../../../office/interest/settle-by-itself';
import { openOffice, type Office } from '../../../office/office';
import { registerClaims } from '../../../office/registration/register-claims';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { person } from '../decisions/decision-world';
import { anna, invoice, paid, takenBack, useLedger } from '../ledger-world';
import { sumOnAccount } from './sum-on-account';

/*
 * 1,200.00 due on 2016-02-01. The reminder of 8 February costs 60.00. 1,200.00 come in on 12 February: the fee is left.
 */

const ledger = useLedger();
let pool: Pool;
let policy: Policy;
let now: string;
const setting = <Value>(value: Value) => ({ value, reason: 'tried', sources: ['test'] });
const rulebookFor = () => rulebookOf(policy);
const next = (then: 'separate-invoice' | 'waived'): LeftCharges => ({
  way: setting('next-invoice' as const),
  noNextInvoice: { afterMonths: setting(3), then: setting(then) },
});
const separate: LeftCharges = { way: setting('separate-invoice' as const) };

async function register(number: string, amount?: string): Promise<void> {
  const { claim, debtorId } = invoice({ number, ...(amount !== undefined && { amount }) });
  await registerClaims(pool, {
    ...{ creditorId: 'late', debtors: [anna], rulebookFor },
    registrations: [
      { debtorId, claim: { ...claim, claimId: `late/${number}`, creditorId: 'late', policyId: policy.id } },
    ],
  });
}

async function townWith(leftCharges: LeftCharges): Promise<void> {
  pool = await ledger();
  now = '2016-02-20';
  const steps = seBotkyrka.steps.map((rule) => (rule.step === 'reminder' ? { ...rule, fee: setting('60.00') } : rule));
  policy = { ...seBotkyrka, id: 'se-left', reminderFeeAgreed: true, steps, leftCharges };
  await registerCreditor(pool, {
    ...{ creditorId: 'late', name: 'Late town', policy, chart: SWEDISH_SAMPLE_CHART, paymentAccounts: ['5050-2055'] },
  });
  await register('1001');
  await tell('1001', '2016-02-08', { type: 'PerformStep', step: 'reminder', gates: { bankReconciled: true } });
  await tell('1001', '2016-02-12', paid('2016-02-12', '1200.00'));
}

async function tell(number: string, day: string, command: LedgerCommand): Promise<void> {
  const key = `${number}/${day}/${command.type}`;
  const told = await executeCommand(pool, {
    ...{ claimId: `late/${number}`, command, today: civilDate(day), key, rulebookFor },
  });
  expect(told.outcome).toBe('accepted');
}

const office = (): Office => openOffice({ pool, clock: () => Date.parse(`${now}T11:00:00Z`) });
const caller = () => ({ by: { ...person('hanna', 'controller'), creditorIds: 'all' as const }, creditorId: 'late' });

async function settled(): Promise<string[]> {
  const { settled: done } = await office().interest.settle(caller(), {});
  return done.map(({ claimId, outcome, amount, invoiceNumber = '' }) =>
    `${claimId} ${outcome} ${amount.toString()} ${invoiceNumber}`.trim(),
  );
}

async function lines(): Promise<string[]> {
  const listed = await office().interest.list(caller(), { all: true });
  return listed.map(({ covers, way, amount, taken }) =>
    `${covers} ${way} ${amount.toString()} ${taken?.as ?? 'open'} ${taken?.invoiceNumber ?? ''}`.trim(),
  );
}

const account = (number: string): Promise<string> => sumOnAccount(pool, 'late', number);

async function isWhole(): Promise<void> {
  const report = await checkLedger(pool);
  expect(report.checks.flatMap(({ offenders }) => offenders)).toEqual([]);
}

const credit = (amount: string): LedgerCommand => ({
  ...{ type: 'CreditClaim', decisionId: 'd-1', creditedOn: civilDate('2016-03-10'), documentNumber: 'K1' },
  amount: invoice({ number: 'x', amount }).claim.amount,
});

test('the back office takes the fee once; the next invoice that is credited gives it back, for another invoice', async () => {
  await townWith(next('waived'));
  expect(await lines()).toEqual(['charges next-invoice 60.00 open']);
  expect(await account('36910')).toBe('0.00');
  await office().interest.confirm(caller(), { line: 1, invoiceNumber: '1002' });
  await register('1002', '860.00');
  expect(await settled()).toEqual([]);
  await tell('1002', '2016-03-10', credit('860.00'));
  now = '2016-03-10';
  expect(await settleByItself({ pool, clock: () => Date.parse(`${now}T11:00:00Z`), rulebookFor })).toBe(1);
  expect(await lines()).toEqual([
    'charges next-invoice 60.00 next-invoice 1002',
    'charges next-invoice -60.00 next-invoice 1002',
    'charges next-invoice 60.00 open',
  ]);
  expect(await settled()).toEqual(['late/1001 waits-for-next-invoice 60.00']);
  await isWhole();
  // Another invoice has three months from the credit note, not from the payment of 12 February.
  now = '2016-05-20';
  expect(await settled()).toEqual(['late/1001 waits-for-next-invoice 60.00']);
  now = '2016-06-10';
  expect(await settled()).toEqual(['late/1001 waived 60.00']);
});

test('a fee that cannot be taken back from a credited invoice is work of the claim', async () => {
  await townWith(next('waived'));
  await office().interest.confirm(caller(), { line: 1, invoiceNumber: '1002' });
  await register('1002', '860.00');
  await tell('1002', '2016-03-10', credit('860.00'));
  now = '2016-03-12';
  // As the workers leave it when another invoice has the rest.
  await pool.query(
    `INSERT INTO fordring.set_aside (topic, subject, creditor_id, claim_id, reason, tries, next_try_at)
     VALUES ('late-interest', 'late/1001 on 1002', 'late', 'late/1001', 'Another invoice has the rest.', 1, clock_timestamp())`,
  );
  const { rows } = await office().work.list(caller(), {});
  const found = rows.filter(({ kind }) => kind === 'late-interest');
  expect(found).toMatchObject([
    {
      ...{ about: 'late/1001/charges on 1002', claimId: 'late/1001', since: '2016-03-10', dueOn: '2016-03-11' },
      ...{ why: 'Another invoice has the rest.', act: 'fordring interest settle' },
    },
  ]);
  expect(await settled()).toEqual(['late/1001 back-from-invoice 60.00 1002', 'late/1001 waits-for-next-invoice 60.00']);
});

test('a claim that moves to a policy with the rule has its charges set apart in the same act', async () => {
  await townWith({ way: setting('followed-up' as const) });
  expect(await lines()).toEqual([]);
  const ahead: Policy = { ...policy, version: '99', leftCharges: next('waived') };
  await registerPolicy(pool, ahead);
  const moved = await executeCommand(pool, {
    ...{ claimId: 'late/1001', today: civilDate('2016-02-15'), key: 'moved' },
    command: {
      ...{ type: 'ChangePolicy', decisionId: 'd-2', changedOn: civilDate('2016-02-15') },
      ...{ policyId: policy.id, policyVersion: '99' },
    },
    rulebookFor: (_id, version) => rulebookOf(version === '99' ? ahead : policy),
  });
  expect(moved.events.map(({ type }) => type)).toEqual(['PolicyChanged', 'ChargesClaimedApart']);
  expect(await lines()).toEqual(['charges next-invoice 60.00 open']);
});

test('nobody takes the fee within three months: it is waived, once', async () => {
  await townWith(next('waived'));
  now = '2016-05-12';
  expect(await settled()).toEqual(['late/1001 waived 60.00']);
  expect(await settled()).toEqual([]);
  expect(await account('36910')).toBe('0.00');
  await isWhole();
});

test('an invoice of its own: its fee is income, it has a letter, and no step follows', async () => {
  await townWith(separate);
  expect(await settled()).toEqual(['late/1001 invoiced 60.00 R1']);
  expect(await account('36910')).toBe('-60.00');
  expect(await account('31100')).toBe('-1200.00');
  const { rows } = await pool.query(
    `SELECT kind, next_step_on FROM fordring.claim JOIN fordring.document USING (claim_id) WHERE claim_id = 'late/R1'`,
  );
  expect(rows).toEqual([{ kind: 'charges-invoice', next_step_on: null }]);
  await isWhole();
  await tell('1001', '2016-02-24', takenBack('2016-02-24', '1200.00'));
  now = '2016-02-24';
  expect(await settled()).toEqual(['late/1001 credited -60.00 R1']);
  expect(await account('36910')).toBe('-60.00');
  await isWhole();
});
