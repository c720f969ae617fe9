import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import { Money } from '../../../domain/kernel/money';
import { civilDate } from '../../../domain/kernel/civil-date';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { MIGRATIONS_FOLDER } from '../../../store/migrate';
import { carryOut, demanded, invoice, kronor, paid, register, step, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool });
});

const by: Actor = { subject: 'hanna', roles: ['case-handler'], creditorIds: ['town'], source: 'oidc' };
const caller: Caller = { by, creditorId: 'town', today: civilDate('2016-03-01') };
const found = async (words: Parameters<Office['lists']['claims']>[1]) =>
  (await office.lists.claims(caller, words)).claims.map(({ invoiceNumber }) => invoiceNumber);

test('claims are found by debtor, name, number, reference, group, administration, amount and age', async () => {
  await register(
    pool,
    invoice({ number: '1001', group: '62', due: '2016-01-10' }),
    invoice({ number: '1002', amount: '90.00', due: '2016-02-20' }),
    invoice({ number: '1003', due: '2016-03-20' }),
  );
  await carryOut(pool, '1003', '2016-02-25', paid('2016-02-25', '1200.00'));
  const contents = { name: 'Skola', units: [], contacts: [], owns: [{ invoiceGroup: '62' }] };
  await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name: 'school', contents });
  expect({
    open: await found({}),
    all: await found({ all: true }),
    debtor: await found({ debtorId: 'anna' }),
    nobody: await found({ debtorId: 'bo' }),
    name: await found({ debtorName: 'åKESS' }),
    percent: await found({ debtorName: '%' }),
    number: await found({ invoiceNumber: '0001002' }),
    claimId: await found({ invoiceNumber: 'town/1002' }),
    elsewhere: await found({ invoiceNumber: 'city/1002' }),
    reference: await found({ paymentReference: '91001' }),
    group: await found({ invoiceGroup: '61' }),
    administration: await found({ administrationId: 'school' }),
    none: await found({ administrationId: 'none' }),
    small: await found({ openTo: '90.00' }),
    large: await found({ openFrom: '90.01' }),
    old: await found({ overdueDays: 31 }),
  }).toEqual({
    open: ['1001', '1002'],
    all: ['1001', '1002', '1003'],
    debtor: ['1001', '1002'],
    nobody: [],
    name: ['1001', '1002'],
    percent: [],
    number: ['1002'],
    claimId: ['1002'],
    elsewhere: [],
    reference: ['1001'],
    group: ['1002'],
    administration: ['1001'],
    none: ['1002'],
    small: ['1002'],
    large: ['1001'],
    old: ['1001'],
  });
});

test('pages follow on each other without a gap, and each has the sum of all', async () => {
  const numbers = ['1', '10', '2', '3', '9'];
  await register(pool, ...numbers.map((number) => invoice({ number, amount: '100.00' })));
  const seen: string[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: Awaited<ReturnType<Office['lists']['claims']>> = await office.lists.claims(caller, {
      ...{ limit: 2, ...(after !== '' && { after }) },
    });
    expect([page.sum.claims, page.sum.open.toString()]).toEqual([5, '500.00']);
    seen.push(...page.claims.map(({ invoiceNumber }) => invoiceNumber));
    after = page.next;
  }
  expect(seen).toEqual(numbers);
});

test('a deferral moves the due date and the age, until the decision is taken back', async () => {
  await register(pool, invoice({ number: '1001' }));
  const newDueOn = civilDate('2016-04-01');
  await carryOut(pool, '1001', '2016-02-03', {
    type: 'GrantDeferral',
    decisionId: 'd1',
    grantedOn: civilDate('2016-02-03'),
    newDueOn,
  });
  const { claims } = await office.lists.claims(caller, {});
  expect(claims).toMatchObject([{ dueOn: '2016-04-01', daysPastDue: 0, bucket: 'not-due', stage: 'open' }]);
  expect(await found({ overdueDays: 1 })).toEqual([]);
});

test('as of a past day there is the money of that day, and the due date that was in force', async () => {
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }), invoice({ number: '1003' }));
  await demanded(pool, '1001');
  await carryOut(pool, '1002', '2016-02-20', paid('2016-02-20', '200.00', 'p1'));
  await carryOut(pool, '1002', '2016-02-25', paid('2016-02-25', '1000.00', 'p2'));
  await carryOut(pool, '1003', '2016-02-20', {
    ...{ type: 'GrantDeferral', decisionId: 'd1', grantedOn: civilDate('2016-02-20') },
    newDueOn: civilDate('2016-04-01'),
  });
  const onDay = async (today: string, words: Parameters<Office['lists']['claims']>[1] = {}) => {
    const at = { ...caller, today: civilDate(today) };
    const page = await office.lists.claims(at, words);
    const listed = page.claims.map(({ invoiceNumber, open, dueOn }) => `${invoiceNumber} ${open.toString()} ${dueOn}`);
    const { all } = await office.close.ages(at, {});
    expect(page.sum).toMatchObject({ claims: all.total.claims, open: all.total.open });
    return listed;
  };
  expect(await onDay('2016-02-05')).toEqual([
    '1001 1200.00 2016-02-01',
    '1002 1200.00 2016-02-01',
    '1003 1200.00 2016-02-01',
  ]);
  const later = await onDay('2016-02-22');
  expect(later.slice(1)).toEqual(['1002 1000.00 2016-02-01', '1003 1200.00 2016-04-01']);
  expect(await onDay('2016-03-01')).toHaveLength(2);
  const named = await office.lists.claims({ ...caller, today: civilDate('2016-02-22') }, { openTo: '1000.00' });
  expect(named.claims.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['1002']);
});

test('claims in another currency are summed apart', async () => {
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002', amount: '500.00' }));
  await pool.query('ALTER TABLE fordring.claim DISABLE TRIGGER USER');
  await pool.query("UPDATE fordring.claim SET currency = 'DKK' WHERE claim_id = 'town/1002'");
  const { claims, sum } = await office.lists.claims(caller, {});
  expect(claims.map(({ open }) => `${open.toString()} ${open.currency}`)).toEqual(['1200.00 SEK', '500.00 DKK']);
  expect(sum).toEqual({ claims: 2, open: kronor('1200.00'), otherCurrencies: [Money.of('500.00', 'DKK')] });
});

test('who looked claims up is kept, for the list has names', async () => {
  await register(pool, invoice({ number: '1001' }));
  await demanded(pool, '1001');
  await office.lists.claims(caller, { debtorName: 'anna' });
  const { rows } = await pool.query('SELECT act, subject FROM fordring.receipt');
  expect(rows).toEqual([{ act: 'lists.claims', subject: 'hanna' }]);
});

test('a span of amounts in which no amount lies is refused', async () => {
  await register(pool, invoice({ number: '1001' }));
  await expect(found({ openFrom: '500', openTo: '100.00' })).rejects.toMatchObject({ name: 'InputRefused' });
  expect(await found({ openFrom: '1200', openTo: '1200.00' })).toEqual(['1001']);
});

test('open claims are looked up by how far they have come, and a paid one leaves the narrow table', async () => {
  await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }), invoice({ number: '1003' }));
  await demanded(pool, '1001');
  await carryOut(pool, '1001', '2016-03-01', step('warning'));
  await carryOut(pool, '1001', '2016-03-18', step('referral'));
  await carryOut(pool, '1003', '2016-02-03', paid('2016-02-03', '1200.00'));
  const onDay = async (today: string, words: Parameters<Office['lists']['claims']>[1]) =>
    (await office.lists.claims({ ...caller, today: civilDate(today) }, words)).claims.map(
      ({ invoiceNumber }) => invoiceNumber,
    );
  expect({
    open: await onDay('2016-03-18', { stage: 'open' }),
    referred: await onDay('2016-03-18', { stage: 'referred' }),
    monitored: await onDay('2016-03-18', { stage: 'monitored' }),
    ofDebtor: await onDay('2016-03-18', { stage: 'referred', debtorId: 'anna' }),
  }).toEqual({ open: ['1002'], referred: ['1001'], monitored: [], ofDebtor: ['1001'] });
  // The day before, nothing had been referred.
  expect([await onDay('2016-03-17', { stage: 'referred' }), await onDay('2016-03-17', { stage: 'open' })]).toEqual([
    [],
    ['1001', '1002'],
  ]);
  await expect(found({ stage: 'open', all: true })).rejects.toMatchObject({ name: 'InputRefused' });
  const { rows } = await pool.query('SELECT invoice_number FROM fordring.open_claim ORDER BY 1');
  expect(rows.map(({ invoice_number: number }: { invoice_number: string }) => number)).toEqual(['1001', '1002']);
});

test('the migration makes the rows of open claims that the bookings write', async () => {
  await register(pool, ...['1001', '1002', '1003', '1004'].map((number) => invoice({ number })));
  for (const number of ['1001', '1002']) {
    await demanded(pool, number);
    await carryOut(pool, number, '2016-03-01', step('warning'));
    await carryOut(pool, number, '2016-03-18', step('referral'));
  }
  await carryOut(pool, '1002', '2016-03-20', {
    ...{ type: 'RecallReferral', decisionId: 'r1', recalledOn: civilDate('2016-03-20'), reason: 'by mistake' },
  });
  await carryOut(pool, '1003', '2016-02-03', paid('2016-02-03', '1200.00'));
  await carryOut(pool, '1004', '2016-02-03', {
    ...{ type: 'GrantDeferral', decisionId: 'd1', grantedOn: civilDate('2016-02-03') },
    newDueOn: civilDate('2016-04-01'),
  });
  const written = async () =>
    (await pool.query('SELECT * FROM fordring.open_claim ORDER BY claim_id')).rows as unknown[];
  const byBookings = await written();
  await pool.query('DROP TABLE fordring.open_claim');
  const [migration] = readdirSync(MIGRATIONS_FOLDER).filter((name) => name.startsWith('0120'));
  await pool.query(readFileSync(join(MIGRATIONS_FOLDER, migration ?? '', 'up.sql'), 'utf8'));
  expect(byBookings).toHaveLength(3);
  expect(await written()).toEqual(byBookings);
});
