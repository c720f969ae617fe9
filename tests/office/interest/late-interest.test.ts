import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { LateInterestRules } from '../../../domain/policy/late-interest-rules';
import type { Policy } from '../../../domain/policy/policy';
import { executeCommand, type LedgerCommand } from '../../../office/claims/execute-command';
import { checkLedger } from '../../../office/controls/check-ledger';
import { registerCreditor } from '../../../office/creditors/register-creditor';
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
 * 1,200.00 due on 2016-02-01 and paid on 10 February bear interest of nine days: 1,200.00 × 8 % × 9 / 366 = 2.36. Paid on 15
 * February: 3.67. Nothing is charged by a step until the demand of 18 February.
 */

const ledger = useLedger();
let pool: Pool;
let policy: Policy;
let now: string;
const hanna = person('hanna', 'controller');

const setting = <Value>(value: Value) => ({ value, reason: 'tried', sources: ['test'] });

async function townClaims(rules: Partial<LateInterestRules>): Promise<void> {
  pool = await ledger();
  now = '2016-02-20';
  policy = { ...seBotkyrka, id: 'se-late', lateInterest: { pointsOverReference: setting('8'), ...rules } };
  await registerCreditor(pool, {
    creditorId: 'late',
    name: 'Late town',
    policy,
    chart: SWEDISH_SAMPLE_CHART,
    paymentAccounts: ['5050-2055'],
  });
  const { claim, debtorId } = invoice({ number: '1001' });
  await registerClaims(pool, {
    creditorId: 'late',
    debtors: [anna],
    rulebookFor,
    registrations: [{ debtorId, claim: { ...claim, claimId: 'late/1001', creditorId: 'late', policyId: policy.id } }],
  });
}

let isRateRecorded = true;
const rulebookFor = () => ({
  ...rulebookOf(policy),
  ...(!isRateRecorded && { lateInterestIfKnown: () => undefined }),
});
const separate = { paidBeforeDemand: setting('separate-invoice' as const) };
const next = (then: 'separate-invoice' | 'waived') => ({
  paidBeforeDemand: setting('next-invoice' as const),
  noNextInvoice: { afterMonths: setting(3), then: setting(then) },
});

const office = (): Office => openOffice({ pool, clock: () => Date.parse(`${now}T11:00:00Z`) });
const caller = () => ({ by: { ...hanna, creditorIds: 'all' as const }, creditorId: 'late' });

async function tell(number: string, day: string, command: LedgerCommand): Promise<void> {
  const key = `${number}/${day}/${command.type}`;
  const told = await executeCommand(pool, {
    ...{ claimId: `late/${number}`, command, today: civilDate(day), key, rulebookFor },
  });
  expect(told.outcome).toBe('accepted');
}

async function settled(dryRun = false): Promise<string[]> {
  const { settled: done } = await office().interest.settle(caller(), dryRun ? { dryRun } : {});
  return done.map(({ claimId, outcome, amount, invoiceNumber = '' }) =>
    `${claimId} ${outcome} ${amount.toString()} ${invoiceNumber}`.trim(),
  );
}

async function lines(): Promise<string[]> {
  const listed = await office().interest.list(caller(), { all: true });
  return listed.map(({ way, amount, taken }) =>
    `${way} ${amount.toString()} ${taken?.as ?? 'open'} ${taken?.invoiceNumber ?? ''}`.trim(),
  );
}

const account = (number: string): Promise<string> => sumOnAccount(pool, 'late', number);

async function isWhole(): Promise<void> {
  const report = await checkLedger(pool);
  expect(report.checks.flatMap(({ offenders }) => offenders)).toEqual([]);
}

test('an invoice of its own: number, days, reference, letter, accounts, workflow, and no interest on interest', async () => {
  await townClaims(separate);
  await tell('1001', '2016-02-10', paid('2016-02-10', '1200.00'));
  expect(await settled(true)).toEqual(['late/1001 invoiced 2.36 R1']);
  expect(await lines()).toEqual(['separate-invoice 2.36 open']);
  expect(await settled()).toEqual(['late/1001 invoiced 2.36 R1']);
  expect(await settled()).toEqual([]);
  const { rows } = await pool.query(
    `SELECT issued_on, due_on, amount::text, payment_reference, debtor_id, invoice_group FROM fordring.claim
     WHERE claim_id = 'late/R1'`,
  );
  expect(rows).toEqual([
    {
      ...{ issued_on: '2016-02-20', due_on: '2016-03-21', amount: '2.36', debtor_id: 'anna', invoice_group: '61' },
      payment_reference: '90000000118',
    },
  ]);
  const { rows: told } = await pool.query<{ topic: string; kind: string | null }>(
    `SELECT topic, kind FROM fordring.outbox LEFT JOIN fordring.document USING (claim_id, event_number)
     WHERE claim_id = 'late/R1' ORDER BY topic`,
  );
  expect(told.map(({ topic, kind }) => `${topic} ${kind}`)).toEqual([
    'document interest-invoice',
    'engine interest-invoice',
  ]);
  expect(await account('84310')).toBe('-2.36');
  await isWhole();
});

test('a payment that is taken back credits the invoice; the next payment makes a new one', async () => {
  await townClaims(separate);
  await tell('1001', '2016-02-10', paid('2016-02-10', '1200.00'));
  expect(await settled()).toEqual(['late/1001 invoiced 2.36 R1']);
  await tell('1001', '2016-02-12', takenBack('2016-02-12', '1200.00'));
  expect(await settled()).toEqual(['late/1001 credited -2.36 R1']);
  expect(await account('84310')).toBe('0.00');
  await tell('1001', '2016-02-15', paid('2016-02-15', '1200.00', 'p2'));
  expect(await settled()).toEqual(['late/1001 invoiced 3.67 R3']);
  expect(await account('84310')).toBe('-3.67');
  await isWhole();
});

test('taken back before anything was invoiced, the lines come to nothing', async () => {
  await townClaims(separate);
  await tell('1001', '2016-02-10', paid('2016-02-10', '1200.00'));
  await tell('1001', '2016-02-12', takenBack('2016-02-12', '1200.00'));
  expect(await settled()).toEqual(['late/1001 withdrawn 0.00']);
  expect(await lines()).toEqual(['separate-invoice 2.36 withdrawn', 'separate-invoice -2.36 withdrawn']);
});

test('a line for the next invoice is confirmed once, by one invoice; taken back, a line of less follows', async () => {
  await townClaims(next('waived'));
  await tell('1001', '2016-02-10', paid('2016-02-10', '1200.00'));
  expect(await settled()).toEqual(['late/1001 waits-for-next-invoice 2.36']);
  const confirm = (line: number, invoiceNumber: string) => office().interest.confirm(caller(), { line, invoiceNumber });
  await confirm(1, '1002');
  await confirm(1, '1002');
  await expect(confirm(1, '1003')).rejects.toMatchObject({
    name: 'InterestLineTaken',
    message: expect.stringContaining('next-invoice (invoice 1002) on 2016-02-20') as string,
  });
  await expect(confirm(9, '1003')).rejects.toMatchObject({ name: 'InterestLineUnknown' });
  await tell('1001', '2016-02-12', takenBack('2016-02-12', '1200.00'));
  expect(await settled()).toEqual(['late/1001 waits-for-next-invoice -2.36']);
  await confirm(2, '1004');
  expect(await lines()).toEqual(['next-invoice 2.36 next-invoice 1002', 'next-invoice -2.36 next-invoice 1004']);
  await isWhole();
});

test('a debtor without a next invoice in time gets an invoice of its own, or the interest is waived', async () => {
  await townClaims(next('separate-invoice'));
  await tell('1001', '2016-02-10', paid('2016-02-10', '1200.00'));
  now = '2016-05-09';
  expect(await settled()).toEqual(['late/1001 waits-for-next-invoice 2.36']);
  now = '2016-05-10';
  expect(await settled()).toEqual(['late/1001 invoiced 2.36 R1']);
  await townClaims(next('waived'));
  await tell('1001', '2016-02-10', paid('2016-02-10', '1200.00'));
  now = '2016-05-10';
  expect(await settled()).toEqual(['late/1001 waived 2.36']);
  expect(await lines()).toEqual(['next-invoice 2.36 waived', 'waived -2.36 waived']);
  expect(await settled()).toEqual([]);
  await isWhole();
});

test('an interest line for an invoice of its own is refused on a next invoice', async () => {
  await townClaims(separate);
  await tell('1001', '2016-02-10', paid('2016-02-10', '1200.00'));
  await expect(office().interest.confirm(caller(), { line: 1, invoiceNumber: '1002' })).rejects.toMatchObject({
    message: expect.stringContaining('goes on no next invoice') as string,
  });
});

test('what was invoiced and is owed no longer is credited, also where a later rate was not recorded for a while', async () => {
  await townClaims(separate);
  await tell('1001', '2016-02-10', paid('2016-02-10', '1200.00'));
  expect(await settled()).toEqual(['late/1001 invoiced 2.36 R1']);
  await tell('1001', '2016-02-12', takenBack('2016-02-12', '1200.00'));
  isRateRecorded = false;
  await tell('1001', '2016-02-15', paid('2016-02-15', '1200.00', 'p2'));
  const settle = () =>
    settleByItself({ pool, clock: () => Date.parse(`${now}T11:00:00Z`), rulebookFor: () => rulebookFor() });
  await settle();
  expect(await lines()).toEqual(
    ['separate-invoice 2.36 separate-invoice R1', 'separate-invoice -2.36 open ', 'awaits-rate 0.00 open '].map(
      (each) => each.trim(),
    ),
  );
  isRateRecorded = true;
  await settle();
  // 3.67 are owed now, of which R1 has 2.36.
  await settle();
  expect(await account('84310')).toBe('-3.67');
  expect((await lines()).filter((each) => each.includes('open'))).toEqual([]);
  await isWhole();
});
