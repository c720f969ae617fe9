import type { Pool } from 'pg';
import { civilDate } from '../../../domain/kernel/civil-date';
import type { LateInterestRules } from '../../../domain/policy/late-interest-rules';
import type { Policy } from '../../../domain/policy/policy';
import { executeCommand, type LedgerCommand } from '../../../office/claims/execute-command';
import { checkLedger } from '../../../office/controls/check-ledger';
import { untold } from '../../../office/controls/untold';
import { registerCreditor } from '../../../office/creditors/register-creditor';
import { settleByItself } from '../../../office/interest/settle-by-itself';
import { openOffice } from '../../../office/office';
import { registerClaims } from '../../../office/registration/register-claims';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { rulebookOf } from '../../../policies/rulebook';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { tamper } from '../controls/tampered-books';
import { person } from '../decisions/decision-world';
import { anna, invoice, paid, takenBack, useLedger } from '../ledger-world';

/* 1,200.00 due on 2016-02-01 and paid on 10 February: 1,200.00 × 8 % × 9 / 366 = 2.36. Paid on 15 February: 3.67. */

const ledger = useLedger();
let pool: Pool;
const policies = new Map<string, Policy>();
beforeEach(async () => {
  pool = await ledger();
});

const setting = <Value>(value: Value) => ({ value, reason: 'tried', sources: ['test'] });
const SEPARATE = { paidBeforeDemand: setting('separate-invoice' as const) };
const next = (then: 'separate-invoice' | 'waived') => ({
  paidBeforeDemand: setting('next-invoice' as const),
  noNextInvoice: { afterMonths: setting(3), then: setting(then) },
});

const rulebookFor = (id: string) => {
  const policy = policies.get(id);
  if (!policy) throw new Error(`Policy ${id} is not known.`);
  return rulebookOf(policy);
};

async function town(creditorId: string, rules: Partial<LateInterestRules>, ...numbers: string[]): Promise<void> {
  const lateInterest = { pointsOverReference: setting('8'), ...rules };
  const policy = { ...seBotkyrka, id: `se-${creditorId}`, lateInterest };
  policies.set(policy.id, policy);
  await registerCreditor(pool, {
    ...{ creditorId, name: creditorId, policy, chart: SWEDISH_SAMPLE_CHART },
    paymentAccounts: [creditorId === 'north' ? '5050-2055' : '5050-1055'],
  });
  await registerClaims(pool, {
    ...{ creditorId, debtors: [anna], rulebookFor },
    registrations: numbers.map((number) => {
      const { claim, debtorId } = invoice({ number });
      return { debtorId, claim: { ...claim, claimId: `${creditorId}/${number}`, creditorId, policyId: policy.id } };
    }),
  });
}

async function tell(claimId: string, day: string, command: LedgerCommand): Promise<void> {
  const key = `${claimId}/${day}/${command.type}`;
  const told = await executeCommand(pool, { claimId, command, today: civilDate(day), key, rulebookFor });
  expect(told.outcome).toBe('accepted');
}

const pays = (claimId: string, day = '2016-02-10') => tell(claimId, day, paid(day, '1200.00', `${claimId}/${day}`));
const settle = (day: string) =>
  settleByItself({ pool, clock: () => Date.parse(`${day}T11:00:00Z`), rulebookFor: (id) => rulebookFor(id) });

async function taken(): Promise<string[]> {
  const { rows } = await pool.query<{ says: string }>(
    `SELECT concat_ws(' ', claim_id, amount, taken_as, invoice_number, taken_on, taken_by) AS says
     FROM fordring.interest_line LEFT JOIN fordring.interest_line_taken USING (line_number) ORDER BY line_number`,
  );
  return rows.map(({ says }) => says);
}

const office = () => openOffice({ pool });
const caller = (creditorId: string, day: string) => ({
  ...{ by: { ...person('hanna', 'controller'), creditorIds: 'all' as const }, creditorId, today: civilDate(day) },
});

async function work(creditorId: string, day: string): Promise<string[]> {
  const { rows } = await office().work.list(caller(creditorId, day), {});
  return rows
    .filter(({ kind }) => kind === 'late-interest')
    .map(({ about, dueOn, amount, why, act }) => [about, dueOn, amount?.toString(), why, act].join(' | '));
}

const broken = async () =>
  (await checkLedger(pool)).checks.filter(({ holds }) => !holds).map(({ name, offenders }) => [name, ...offenders]);

test('every creditor is settled, twice or by two at once is once, and a dry look afterwards finds nothing', async () => {
  await town('north', SEPARATE, '1001', '1002');
  await town('south', SEPARATE, '1001');
  for (const claimId of ['north/1001', 'north/1002', 'south/1001']) await pays(claimId);
  await Promise.all([settle('2016-02-20'), settle('2016-02-20')]);
  expect(await settle('2016-02-20')).toBe(0);
  expect(await taken()).toEqual([
    'north/1001 2.36 separate-invoice R1 2016-02-20 fordring',
    'north/1002 2.36 separate-invoice R2 2016-02-20 fordring',
    'south/1001 2.36 separate-invoice R3 2016-02-20 fordring',
  ]);
  expect((await office().interest.settle(caller('north', '2016-02-20'), {})).settled).toEqual([]);
  expect(await broken()).toEqual([]);
});

test('a payment that is taken back later is credited by itself', async () => {
  await town('north', SEPARATE, '1001');
  await pays('north/1001');
  await settle('2016-02-20');
  await tell('north/1001', '2016-02-12', takenBack('2016-02-12', '1200.00'));
  expect(await work('north', '2016-02-14')).toEqual([
    'north/1001/interest | 2016-02-13 | 2.36 | SEK 2.36 too much is claimed on invoice R1 for interest of the late payment of invoice 1001, and is not credited: is a worker running? | fordring interest settle',
  ]);
  await settle('2016-02-21');
  expect((await taken())[1]).toBe('north/1001 -2.36 credited R1 2016-02-21 fordring');
  expect(await broken()).toEqual([]);
});

test('interest that cannot be settled is set aside with its reason, is work, and keeps no other waiting', async () => {
  await town('north', SEPARATE, '1001', '1002');
  await town('south', SEPARATE, '1001');
  for (const claimId of ['north/1001', 'north/1002', 'south/1001']) await pays(claimId);
  await tamper(pool, `UPDATE fordring.claim SET policy_version = '99' WHERE claim_id = 'north/1001'`);
  const { settled } = await office().interest.settle(caller('north', '2016-02-20'), { dryRun: true });
  expect(settled.map(({ claimId, outcome }) => `${claimId} ${outcome}`)).toEqual([
    'north/1001 not-settled',
    'north/1002 invoiced',
  ]);
  await settle('2016-02-20');
  expect(await taken()).toEqual([
    'north/1001 2.36',
    'north/1002 2.36 separate-invoice R2 2016-02-20 fordring',
    'south/1001 2.36 separate-invoice R3 2016-02-20 fordring',
  ]);
  const { topics } = await untold(pool, ['north']);
  expect(topics.filter(({ topic }) => topic === 'late-interest')).toMatchObject([{ setAside: 1 }]);
  expect(await work('north', '2016-02-20')).toEqual([
    `north/1001/interest | 2016-02-11 | 2.36 | SEK 2.36 interest of the late payment of invoice 1001 was to be settled on 2016-02-10, and is not: Claim north/1001: policy se-north 99 in its row, se-north ${seBotkyrka.version} by its events. Run the ledger check. | fordring interest settle`,
  ]);
});

test('a number that the back office has used is not used again', async () => {
  await town('north', SEPARATE, '1001', 'R1');
  await pays('north/1001');
  await settle('2016-02-20');
  expect(await taken()).toEqual(['north/1001 2.36 separate-invoice R1-2 2016-02-20 fordring']);
  expect(await broken()).toEqual([]);
});

test('a line that no next invoice has taken is work in its last month, and is waived or invoiced on its day', async () => {
  await town('north', next('waived'), '1001');
  await town('south', next('separate-invoice'), '1001');
  await pays('north/1001');
  await pays('south/1001');
  expect(await work('north', '2016-04-09')).toEqual([]);
  expect(await work('north', '2016-04-10')).toEqual([
    'north/1001/interest | 2016-05-10 | 2.36 | no invoice of the back office has taken SEK 2.36 interest of the late payment of invoice 1001 (line 1); it is waived then | fordring interest confirm 1 --invoice NUMBER',
  ]);
  expect(await work('south', '2016-04-10')).toHaveLength(1);
  expect(await settle('2016-05-09')).toBe(0);
  await settle('2016-05-10');
  expect(await taken()).toEqual([
    'north/1001 2.36 waived 2016-05-10 fordring',
    'south/1001 2.36 separate-invoice R2 2016-05-10 fordring',
    'north/1001 -2.36 waived 2016-05-10 fordring',
  ]);
  expect(await work('north', '2016-05-10')).toEqual([]);
  expect(await broken()).toEqual([]);
});

test('a line of less that no next invoice has taken stays work after its day', async () => {
  await town('north', next('waived'), '1001');
  await pays('north/1001');
  await office().interest.confirm(caller('north', '2016-02-11'), { line: 1, invoiceNumber: '2016-7' });
  await tell('north/1001', '2016-02-12', takenBack('2016-02-12', '1200.00'));
  expect(await settle('2016-12-01')).toBe(0);
  expect(await work('north', '2016-12-01')).toEqual([
    'north/1001/interest | 2016-05-12 | 2.36 | no invoice of the back office has taken SEK 2.36 less interest of the late payment of invoice 1001 (line 2) | fordring interest confirm 2 --invoice NUMBER',
  ]);
});

test.each<[what: string, statement: string, offender: string]>([
  [
    'a line that is gone',
    'DELETE FROM fordring.interest_line WHERE line_number = 2',
    'claim north/1002: event 3 has no line, separate-invoice 2.36 on 2016-02-10 by its event',
  ],
  [
    'a line of another sum',
    'UPDATE fordring.interest_line SET amount = 1.36 WHERE line_number = 2',
    'claim north/1002: event 3 has separate-invoice 1.36 on 2016-02-10, separate-invoice 2.36 on 2016-02-10 by its event',
  ],
  [
    'a line that somebody withdrew',
    `INSERT INTO fordring.interest_line_taken (line_number, taken_as, taken_on, taken_by) VALUES (2, 'withdrawn', '2016-02-20', 'x')`,
    'claim north/1002: lines of 2.36 were taken without any invoice',
  ],
  [
    'a line on an invoice that is not there',
    `INSERT INTO fordring.interest_line_taken VALUES (2, 'separate-invoice', 'R9', '2016-02-20', 'x')`,
    'claim north/1002: line 2 went on invoice R9, which is not there',
  ],
  [
    'an invoice that no line names any more',
    'DELETE FROM fordring.interest_line_taken WHERE line_number = 1',
    'claim north/R1: it claims interest of 2.36, and its lines say 0.00',
  ],
])('the check of the ledger finds %s', async (_, statement, offender) => {
  await town('north', SEPARATE, '1001', '1002');
  await pays('north/1001');
  await settle('2016-02-20');
  await pays('north/1002');
  expect(await broken()).toEqual([]);
  await tamper(pool, statement);
  const found = (await broken()).find(([name]) => name === 'late-interest');
  expect(found).toEqual(['late-interest', offender]);
});
