import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { civilDate } from '../../../domain/kernel/civil-date';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { openOffice } from '../../../office/office';
import { importPayments } from '../../../office/payments/import-payments';
import { accountBalances } from '../../../office/controls/account-balances';
import { person } from '../decisions/decision-world';
import {
  anna,
  bankFile,
  carryOut,
  demanded,
  invoice,
  kronor,
  movement,
  paid,
  register,
  takenBack,
  useLedger,
} from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const by: Actor = { subject: 'carl', roles: ['manager'], creditorIds: 'all', source: 'local' };
const officeOn = (today: string) => openOffice({ pool, clock: () => Date.parse(`${today}T12:00:00+01:00`) });

async function ages(asOf: string, known?: string) {
  const found = await officeOn('2017-01-01').close.ages(
    { by, creditorId: 'town', today: civilDate(asOf) },
    known === undefined ? {} : { known: civilDate(known) },
  );
  const sums = found.all.buckets.flatMap(({ bucket, claims, open }) =>
    claims === 0 ? [] : [`${bucket}: ${claims} of ${open.toString()}`],
  );
  return { sums, total: found.all.total.open.toString(), difference: found.difference.toString(), found };
}

const items = async (asOf: string, words: { invoiceGroup?: string } = {}) =>
  (await officeOn('2017-01-01').close.openItems({ by, creditorId: 'town', today: civilDate(asOf) }, words)).items.map(
    ({ invoiceNumber, dueOn, daysPastDue, open }) => `${invoiceNumber} ${dueOn} ${daysPastDue} ${open.toString()}`,
  );

test('claims stand in the bucket of their days past due, and come to what the control accounts come to', async () => {
  // On 1 March 2016: due that day, and 1, 7, 8, 15, 16, 30, 31 days before; 90 and 91, 180 and 181 days before.
  const dueDays = ['2016-03-01', '2016-02-29', '2016-02-23', '2016-02-22', '2016-02-15', '2016-02-14', '2016-01-31'];
  const longAgo = ['2016-01-30', '2015-12-02', '2015-12-01', '2015-09-03', '2015-09-02'];
  await register(
    pool,
    ...[...dueDays, ...longAgo].map((due, at) => invoice({ number: `${at}`, due, amount: '100.00' })),
  );
  expect(await ages('2016-03-01')).toMatchObject({
    sums: [
      'not-due: 1 of 100.00',
      '1-7: 2 of 200.00',
      '8-15: 2 of 200.00',
      '16-30: 2 of 200.00',
      '31-90: 2 of 200.00',
      '91-180: 2 of 200.00',
      '181-: 1 of 100.00',
    ],
    total: '1200.00',
    difference: '0.00',
  });
});

test('a deferred claim is not overdue, from the day of the decision until the decision is taken back', async () => {
  await register(pool, invoice({ number: '1' }), invoice({ number: '2' }));
  const newDueOn = civilDate('2016-04-01');
  await carryOut(pool, '1', '2016-02-10', {
    type: 'GrantDeferral',
    ...{ decisionId: 'd1', grantedOn: civilDate('2016-02-10'), newDueOn },
  });
  expect(await items('2016-02-09')).toEqual(['1 2016-02-01 8 1200.00', '2 2016-02-01 8 1200.00']);
  expect(await items('2016-02-10')).toEqual(['2 2016-02-01 9 1200.00', '1 2016-04-01 0 1200.00']);
  expect((await ages('2016-02-10')).sums).toEqual(['not-due: 1 of 1200.00', '8-15: 1 of 1200.00']);
  await carryOut(pool, '1', '2016-02-20', {
    type: 'ReverseDecision',
    ...{ decisionId: 'd2', reversedOn: civilDate('2016-02-20'), reverses: 'd1' },
  });
  expect(await items('2016-02-19')).toEqual(['2 2016-02-01 18 1200.00', '1 2016-04-01 0 1200.00']);
  expect((await ages('2016-02-20')).sums).toEqual(['16-30: 2 of 2400.00']);
});

test('payments, charges and what is taken back count from their days; what was settled is gone', async () => {
  await register(pool, invoice({ number: '1' }), invoice({ number: '2', group: '62' }));
  await demanded(pool, '1');
  await carryOut(pool, '2', '2016-02-03', paid('2016-02-03', '1200.00'));
  await carryOut(pool, '2', '2016-02-20', takenBack('2016-02-20', '200.00'));
  // 1,200.00 with 180.00 and 4.46 on the 18th (8 % of 1,200.00 for 17 days of 366).
  expect(await items('2016-02-17')).toEqual(['1 2016-02-01 16 1200.00']);
  expect(await items('2016-02-18')).toEqual(['1 2016-02-01 17 1384.46']);
  expect(await items('2016-02-20')).toEqual(['1 2016-02-01 19 1384.46', '2 2016-02-01 19 200.00']);
  expect(await items('2016-02-20', { invoiceGroup: '62' })).toEqual(['2 2016-02-01 19 200.00']);
  const { found } = await ages('2016-02-20');
  expect(
    found.groups.map(({ invoiceGroup, total }) => `${invoiceGroup} ${total.claims} ${total.open.toString()}`),
  ).toEqual(['61 1 1384.46', '62 1 200.00']);
  expect(found.control.toString()).toBe('1584.46');
});

test('the same two days give the same figures, whatever is learned later', async () => {
  await register(pool, invoice({ number: '1' }));
  const before = await ages('2016-02-10', '2016-02-10');
  // On the 25th the ledger learns of a payment of the 5th.
  await carryOut(pool, '1', '2016-02-25', paid('2016-02-05', '700.00'));
  expect(await ages('2016-02-10', '2016-02-10')).toEqual(before);
  expect((await ages('2016-02-10', '2016-02-25')).sums).toEqual(['8-15: 1 of 500.00']);
});

test('suspense and what is owed back stand beside the claims, gross', async () => {
  await register(pool, invoice({ number: '1', due: '2016-02-15' }));
  await importPayments(
    pool,
    bankFile(
      movement({ key: 'a', amount: '1300.00', for: ['91'] }),
      movement({ key: 'b', amount: '55.00', for: ['4711'] }),
    ),
  );
  const { found, sums } = await ages('2016-02-20');
  expect(sums).toEqual([]);
  expect([found.owedBack.toString(), found.suspense.toString()]).toEqual(['100.00', '55.00']);
});

test('what stands on a control account and is no claim’s shows as a difference', async () => {
  await register(pool, invoice({ number: '1' }));
  await importPayments(pool, bankFile(movement({ key: 'b', amount: '55.00', for: ['4711'] })));
  await pool.query('ALTER TABLE fordring.posting DISABLE TRIGGER ALL');
  await pool.query(`UPDATE fordring.posting SET account = '15190' WHERE amount = -55`);
  expect(await ages('2016-02-20')).toMatchObject({ total: '1200.00', difference: '-55.00' });
});

test('an invoice that was registered anew stands under its earlier debtor and group on the days before', async () => {
  const debtors = [anna, { ...anna, debtorId: 'berit', name: 'Berit Ek' }];
  const record = {
    invoiceNumber: '1',
    issuedOn: civilDate('2016-01-02'),
    dueOn: civilDate('2016-02-01'),
    paymentReference: '',
  };
  const town = { by: person('hanna', 'case-handler'), creditorId: 'town' };
  const taken = (day: string, key: string, debtorId: string, invoiceGroup: string, issuedOn = record.issuedOn) =>
    officeOn(day).registration.registerInvoices(
      { ...town, key },
      { debtors, invoices: [{ ...record, debtorId, invoiceGroup, issuedOn, amount: kronor('1200.00') }] },
    );
  await taken('2016-01-20', 'first', 'anna', '61');
  const words = { reasonCode: 'wrong-import', reason: 'The wrong debtor.' };
  await officeOn('2016-01-25').registration.takeBackImport(town, { importId: 'first', ...words });
  await officeOn('2016-01-25').decisions.approve(
    { by: person('sven', 'supervisor') },
    { decisionId: 'take-back/first' },
  );
  await taken('2016-01-26', 'second', 'berit', '62', civilDate('2016-01-03'));

  const on = async (day: string) =>
    (await officeOn('2017-01-01').close.openItems({ by, creditorId: 'town', today: civilDate(day) }, {})).items.map(
      ({ debtorId, name, invoiceGroup, issuedOn }) => `${debtorId} ${name} ${invoiceGroup} ${issuedOn}`,
    );
  const groups = async (day: string) => (await ages(day)).found.groups.map(({ invoiceGroup }) => invoiceGroup);
  expect([await on('2016-01-24'), await groups('2016-01-24')]).toEqual([[`anna ${anna.name} 61 2016-01-02`], ['61']]);
  // The new registration counts from the day of the taking back.
  expect([await on('2016-01-25'), await groups('2016-01-25')]).toEqual([['berit Berit Ek 62 2016-01-03'], ['62']]);
  expect(await items('2016-01-24', { invoiceGroup: '62' })).toEqual([]);
});

test('what stands on an account in another currency is never added to the creditor’s own', async () => {
  await register(pool, invoice({ number: '1' }));
  await importPayments(pool, bankFile(movement({ key: 'b', amount: '55.00', for: ['4711'] })));
  await pool.query('ALTER TABLE fordring.posting DISABLE TRIGGER ALL');
  await pool.query(`UPDATE fordring.posting SET currency = 'DKK', account = CASE WHEN amount < 0 THEN '15190' ELSE account END
    WHERE abs(amount) = 55`);
  const found = await accountBalances(pool, 'town', { asOf: civilDate('2016-02-20') });
  expect([found.control.toString(), found.control.currency]).toEqual(['1200.00', 'SEK']);
  expect(found.otherControls?.map((sum) => `${sum.toString()} ${sum.currency}`)).toEqual(['-55.00 DKK']);
  expect(await ages('2016-02-20')).toMatchObject({ total: '1200.00', difference: '0.00' });
});

test('by administration and group the claims come to the same as all, and to the control accounts', async () => {
  const contents = { name: 'Skola', units: [], contacts: [], owns: [{ invoiceGroup: '62' }] };
  await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'school', contents });
  await register(
    pool,
    invoice({ number: '1', group: '62' }),
    invoice({ number: '2', group: '62' }),
    invoice({ number: '3' }),
  );
  const found = await officeOn('2016-03-01').close.ages(
    { by, creditorId: 'town', today: civilDate('2016-03-01') },
    { byAdministration: true },
  );
  expect(
    found.administrations?.map(({ administrationId, total, groups }) => [
      ...[administrationId, total.claims, total.open.toString()],
      groups.map(({ invoiceGroup }) => invoiceGroup).join(),
    ]),
  ).toEqual([
    ['none', 1, '1200.00', '61'],
    ['school', 2, '2400.00', '62'],
  ]);
  expect([found.all.total.open.toString(), found.difference.toString()]).toEqual(['3600.00', '0.00']);
});
