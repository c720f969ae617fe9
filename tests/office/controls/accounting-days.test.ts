import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { addDays, civilDate } from '../../../domain/kernel/civil-date';
import { readSie } from '../../formats/sie/read-sie';
import { checkLedger } from '../../../office/controls/check-ledger';
import { importPayments } from '../../../office/payments/import-payments';
import { openOffice } from '../../../office/office';
import { bankFile, kronor, movement, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let folder: string;
beforeEach(async () => {
  pool = await ledger();
  folder = await mkdtemp(join(tmpdir(), 'fordring-outbox-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const by: Actor = { subject: 'ops', roles: ['manager'], creditorIds: 'all', source: 'local' };
const officeOn = (today: string) => openOffice({ pool, clock: () => Date.parse(`${today}T12:00:00+01:00`) });

async function handOver(today: string, number: string, issued: string): Promise<void> {
  const issuedOn = civilDate(issued);
  await officeOn(today).registration.registerInvoices(
    { by, creditorId: 'town' },
    {
      debtors: [
        {
          debtorId: 'd1',
          kind: 'person',
          name: 'Prov Person',
          addressLines: ['Provgatan 1'],
          postalCode: '99901',
          city: 'Prov',
          country: 'SE',
          identityNumber: '',
        },
      ],
      invoices: [
        {
          invoiceNumber: number,
          debtorId: 'd1',
          invoiceGroup: '61',
          ...{ issuedOn, dueOn: addDays(issuedOn, 30), amount: kronor('1200.00'), paymentReference: '' },
        },
      ],
    },
  );
}

const exported = async (today: string, from: string, to: string) => {
  const left = await officeOn(today).controls.exportLedger(
    { by, creditorId: 'town' },
    { from: civilDate(from), to: civilDate(to), folder },
  );
  return { ...left, days: readSie(left.bytes).vouchers.map(({ date, registeredOn }) => [date, registeredOn]) };
};

async function holds(): Promise<void> {
  const { checks } = await checkLedger(pool);
  expect(checks.filter(({ holds: one }) => !one).map(({ name, offenders }) => [name, offenders])).toEqual([]);
}

test('an invoice of September that comes in November leaves once, with the first days that were open then', async () => {
  await handOver('2026-09-10', '1', '2026-09-01');
  expect((await exported('2026-10-02', '2026-09-01', '2026-09-30')).days).toEqual([['2026-09-01', '2026-09-10']]);
  expect((await exported('2026-11-02', '2026-10-01', '2026-10-31')).days).toEqual([]);
  await handOver('2026-11-10', '2', '2026-09-12');
  await handOver('2026-11-10', '3', '2026-11-09');
  const november = await exported('2026-12-01', '2026-11-01', '2026-11-30');
  expect(november.days).toEqual([
    ['2026-11-01', '2026-11-10'],
    ['2026-11-09', '2026-11-10'],
  ]);
  expect(november).toMatchObject({ vouchers: 2, repeated: 0, missing: 0 });
  expect(november.bytes.toString('latin1')).toContain('Invoice 2: issued (value day 2026-09-12)');
  // The files that left stay as they were.
  expect(await exported('2026-12-02', '2026-09-01', '2026-09-30')).toMatchObject({ number: 1, vouchers: 1 });
  await holds();
});

test('an export in the middle of its days closes them up to today; what follows leaves with the rest', async () => {
  await handOver('2026-11-10', '1', '2026-11-09');
  expect(await exported('2026-11-10', '2026-11-01', '2026-11-30')).toMatchObject({ vouchers: 1 });
  await handOver('2026-11-10', '2', '2026-11-09');
  expect((await exported('2026-12-01', '2026-11-11', '2026-11-30')).days).toEqual([['2026-11-11', '2026-11-10']]);
  await holds();
});

test('a payment of a closed month stands in the next in the accounts, and on its own day at the bank', async () => {
  await exported('2016-03-01', '2016-02-01', '2016-02-29');
  const late = bankFile(movement({ key: 'late', amount: '33.00', on: '2016-02-20' }));
  await importPayments(pool, { ...late, today: civilDate('2016-03-02') });
  const { rows } = await pool.query(
    'SELECT business_on, accounting_on, booked_on FROM fordring.journal_entry ORDER BY entry_id',
  );
  expect(rows).toEqual([{ business_on: '2016-02-20', accounting_on: '2016-03-01', booked_on: '2016-03-02' }]);
  await holds();
});

test('the database takes no entry on a closed day, and no closed period back', async () => {
  await exported('2016-03-01', '2016-02-01', '2016-02-29');
  const entry = (day: string) =>
    pool.query(
      `INSERT INTO fordring.journal_entry (creditor_id, payment_id, business_on, accounting_on, booked_on, text, posting_count)
       VALUES ('town', 'p', '2016-02-01', $1, '2016-03-01', 'test', 2)`,
      [day],
    );
  await expect(entry('2016-02-29')).rejects.toMatchObject({ code: 'FD056' });
  await expect(pool.query('DELETE FROM fordring.closed_period')).rejects.toThrow(/refused/);
  await expect(pool.query("UPDATE fordring.closed_period SET to_on = '2016-02-02'")).rejects.toThrow(/refused/);
});

test('an invoice that was imported late is not accused of standing still, and a known day leaves it out', async () => {
  await handOver('2026-11-10', '1', '2026-06-01');
  const asked = (known?: string) =>
    officeOn('2026-11-10').claims.standstill(
      { by, creditorId: 'town' },
      known === undefined ? {} : { known: civilDate(known) },
    );
  expect(await asked()).toEqual([]);
  // The reminder could go out on the day of the import, and did not.
  const later = await officeOn('2026-11-20').claims.standstill({ by, creditorId: 'town' }, {});
  expect(later).toMatchObject([{ claimId: 'town/1', reason: { type: 'undocumented', step: 'reminder' } }]);
  const before = { known: civilDate('2026-11-09') };
  expect(await officeOn('2026-11-20').claims.standstill({ by, creditorId: 'town' }, before)).toEqual([]);
});

describe('the books can be read at any time', () => {
  beforeEach(async () => {
    await handOver('2026-09-10', '1', '2026-09-01');
    await exported('2026-10-02', '2026-09-01', '2026-09-30');
    await handOver('2026-10-10', '2', '2026-09-12');
  });

  const accountsOn = async (today: string, known?: string) => {
    const { accounts, control } = await officeOn(today).controls.accounts(
      { by, creditorId: 'town' },
      known === undefined ? {} : { known: civilDate(known) },
    );
    const moved = accounts.filter(({ debit, credit }) => !debit.isZero() || !credit.isZero());
    return [...moved.map(({ account, balance }) => `${account} ${balance.toString()}`), control.toString()];
  };

  it('accounts, by accounting day and by what was known', async () => {
    const one = ['15190 1200.00', '31100 -1200.00', '1200.00'];
    const both = ['15190 2400.00', '31100 -2400.00', '2400.00'];
    expect(await accountsOn('2026-08-31')).toEqual(['0.00']);
    expect(await accountsOn('2026-09-30')).toEqual(one);
    expect(await accountsOn('2026-10-31')).toEqual(both);
    expect(await accountsOn('2026-10-31', '2026-10-09')).toEqual(one);
    expect(await accountsOn('2026-10-31', '2026-10-10')).toEqual(both);
  });

  it('the journal and one voucher, with three days and the export', async () => {
    const { controls } = officeOn('2026-10-31');
    const { vouchers, isMore } = await controls.journal({ by, creditorId: 'town' }, {});
    expect([vouchers.length, isMore]).toEqual([2, false]);
    expect(vouchers).toMatchObject([
      { accountingOn: '2026-09-01', valueOn: '2026-09-01', knownOn: '2026-09-10', invoice: '1', exports: [1] },
      { accountingOn: '2026-10-01', valueOn: '2026-09-12', knownOn: '2026-10-10', invoice: '2', exports: [] },
    ]);
    const october = await controls.journal({ by, creditorId: 'town' }, { from: civilDate('2026-10-01') });
    expect(october.vouchers).toEqual(vouchers.slice(1));
    const [first] = vouchers;
    const after = await controls.journal({ by, creditorId: 'town' }, { after: first?.voucher, account: '15190' });
    expect(after.vouchers).toEqual(vouchers.slice(1));
    const ofInvoice = await controls.journal({ by, creditorId: 'town' }, { invoice: '1' });
    expect(ofInvoice.vouchers).toEqual([first]);
    expect(await controls.voucher({ by, creditorId: 'town' }, { voucher: first?.voucher ?? 0 })).toEqual(first);
    await expect(controls.voucher({ by, creditorId: 'town' }, { voucher: 999_999 })).rejects.toMatchObject({
      name: 'VoucherNotFound',
    });
  });
});
