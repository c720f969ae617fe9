import type { Pool } from 'pg';
import type { DebtorRecord } from '../../../domain/claim/debtor-record';
import type { InvoiceRecord } from '../../../domain/claim/invoice-record';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { Policy } from '../../../domain/policy/policy';
import { openOffice, type Office } from '../../../office/office';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { person } from '../decisions/decision-world';
import { anna, count, kronor, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
const hanna = person('hanna', 'case-handler');

beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2016-01-20T11:00:00Z') });
  await handOver({ invoices: [record('1001')] });
});

const record = (invoiceNumber: string, changed: Partial<InvoiceRecord> = {}): InvoiceRecord => ({
  ...{ invoiceNumber, debtorId: 'anna', invoiceGroup: '61', issuedOn: civilDate('2016-01-02') },
  ...{ dueOn: civilDate('2016-02-01'), amount: kronor('1200.00'), paymentReference: '' },
  ...changed,
});

interface Given {
  readonly invoices: readonly InvoiceRecord[];
  readonly debtors?: readonly DebtorRecord[];
  readonly policy?: Policy;
  readonly creditorId?: string;
}

const handOver = ({ creditorId = 'town', ...given }: Given, dryRun = false) =>
  office.registration.registerInvoices(
    { by: { ...hanna, creditorIds: 'all' }, creditorId },
    { debtors: [anna], ...given, ...(dryRun && { dryRun }) },
  );

const said = async (given: Given, dryRun: boolean): Promise<string> =>
  handOver(given, dryRun).then(
    ({ registered, repeated }) => `${registered} registered, ${repeated} repeated`,
    (fault: unknown) => (fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)),
  );

/** Everything that a registration writes. */
async function books(): Promise<number[]> {
  const tables = ['claim', 'claim_event', 'journal_entry', 'debtor', 'outbox', 'invoice_import', 'policy_version'];
  const rows: number[] = [];
  for (const table of tables) rows.push(await count(pool, table));
  return rows;
}

const cases: [what: string, given: Given, says: RegExp][] = [
  ['another currency', { invoices: [record('1', { amount: Money.of('1.00', 'DKK') })] }, /^InputRefused/],
  ['a group that the policy does not know', { invoices: [record('1', { invoiceGroup: '99' })] }, /^InputRefused/],
  ['a policy of another country', { invoices: [record('1')], policy: dkStatensAdministration }, /^PolicyNotOfCreditor/],
  [
    'a version that the creditor has not adopted',
    { invoices: [record('1')], policy: { ...seBotkyrka, version: '99' } },
    /^PolicyNotAdopted/,
  ],
  [
    'an invoice that is registered with another amount',
    { invoices: [record('1001', { amount: kronor('1.00') })] },
    /^InvoiceKnownOtherwise/,
  ],
  ['an invoice that stands twice in the file', { invoices: [record('1'), record('1')] }, /^InvoiceKnownOtherwise/],
  ['a debtor of whom nobody knows', { invoices: [record('1', { debtorId: 'nobody' })] }, /^DebtorUnknown/],
  ['a day that has not come', { invoices: [record('1', { issuedOn: civilDate('2017-01-02') })] }, /^InputRefused/],
  ['a creditor that is not there', { invoices: [record('1')], creditorId: 'moon' }, /^CreditorUnknown/],
  ['one that is new and one that is there', { invoices: [record('1'), record('1001')] }, /^1 registered, 1 repeated$/],
];

test.each(cases)('a dry run says of %s what the real run says, and keeps nothing', async (_what, given, says) => {
  const before = await books();
  const foretold = await said(given, true);
  expect(foretold).toMatch(says);
  expect(await books()).toEqual(before);
  expect(await said(given, false)).toBe(foretold);
});

test('a dry run names no import, and its name can be used for the real one', async () => {
  const caller = { by: hanna, creditorId: 'town', key: 'first' };
  const given = { invoices: [record('1')], debtors: [{ ...anna, name: 'Anna Ny' }] };
  expect(await office.registration.registerInvoices(caller, { ...given, dryRun: true })).not.toHaveProperty('importId');
  expect((await pool.query('SELECT name FROM fordring.debtor')).rows).toEqual([{ name: anna.name }]);
  expect(await office.registration.registerInvoices(caller, given)).toMatchObject({ registered: 1, importId: 'first' });
});
