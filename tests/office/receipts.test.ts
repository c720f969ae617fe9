import type { Actor } from '../../domain/authority/actor';
import { civilDate } from '../../domain/kernel/civil-date';
import { SWEDISH_SAMPLE_CHART } from '../../ledger/chart-of-accounts';
import { registerCreditor } from '../../office/creditors/register-creditor';
import { openOffice } from '../../office/office';
import { registerClaims } from '../../office/registration/register-claims';
import { seBotkyrka } from '../../policies/rulebooks/se-botkyrka';
import { anna, invoice, register, rulebookFor, useLedger } from './ledger-world';

const ledger = useLedger();
const clock = () => Date.parse('2016-02-19T11:00:00Z');
const VILLAGE = { name: 'Björkby', policy: seBotkyrka, chart: SWEDISH_SAMPLE_CHART, paymentAccounts: [] };
const hanna: Actor = { subject: 'hanna', roles: ['case-handler'], creditorIds: ['town'], source: 'oidc' };
const rut: Actor = { subject: 'rut', roles: ['auditor'], creditorIds: ['town'], source: 'oidc' };

test('who handed a fact in, and who read about a debtor, is kept; the fact’s receipt leads to its events', async () => {
  const pool = await ledger();
  await register(pool, invoice({ number: '1001' }));
  const office = openOffice({ pool, clock });
  const command = { type: 'ChangeFlag', changedOn: civilDate('2016-02-19'), flagged: true, reason: 'asked' } as const;
  await office.registration.recordFact(
    { by: hanna, creditorId: 'town', key: 'flag-1' },
    { invoiceNumber: '1001', command },
  );
  await office.claims.show({ by: hanna }, { invoice: '1001' });
  await office.payments.suspense({ by: hanna, creditorId: 'town' }, {});
  await office.claims.find({ by: hanna }, { invoice: '9999' }).catch(() => undefined);
  const told = await office.controls.receipts({ by: rut, creditorId: 'town' }, {});
  expect(told.map(({ act, subject, role, about }) => [act, subject, role, about])).toEqual([
    ['claims.find', 'hanna', null, '9999'],
    ['payments.suspense', 'hanna', null, null],
    ['claims.show', 'hanna', null, '1001'],
    ['registration.recordFact', 'hanna', 'case-handler', 'town/1001'],
  ]);
  const about = await office.controls.receipts({ by: rut, creditorId: 'town' }, { invoice: '1001' });
  expect(about.map(({ act }) => act)).toEqual(['claims.show', 'registration.recordFact']);
  const { rows } = await pool.query(
    `SELECT event_number, subject FROM fordring.claim_event JOIN fordring.receipt USING (command_key)`,
  );
  expect(rows).toEqual([{ event_number: 2, subject: 'hanna' }]);
  await expect(office.controls.receipts({ by: hanna, creditorId: 'town' }, {})).rejects.toMatchObject({
    name: 'PermissionMissing',
  });
});

describe('every reader of an invoice is found', () => {
  const ingrid: Actor = { subject: 'ingrid', roles: ['auditor'], creditorIds: 'all', source: 'oidc' };
  const openTown = async () => {
    const pool = await ledger();
    await registerCreditor(pool, { ...VILLAGE, creditorId: 'village' });
    await register(pool, invoice({ number: '1001' }), invoice({ number: '1002' }), invoice({ number: '1_0%' }));
    const office = openOffice({ pool, clock });
    const readersOf = async (number: string) =>
      (await office.controls.receipts({ by: rut, creditorId: 'town' }, { invoice: number })).map(
        ({ subject, about }) => `${subject} ${about ?? ''}`,
      );
    return { pool, office, readersOf };
  };

  test('who listened to many at once is a reader of each', async () => {
    const { office, readersOf } = await openTown();
    const many = Array.from({ length: 400 }, (_, at) => `no-${at}`);
    const asked = { invoiceNumbers: [...many, '1002'] };
    const stopped = { cancelled: AbortSignal.abort() };
    const outcomes = await office.claims.outcomes({ by: hanna, creditorId: 'town' }, asked, stopped);
    const told = outcomes[Symbol.asyncIterator]();
    while (!(await told.next()).done);
    expect(await readersOf('1002')).toEqual(['hanna 1002']);
    expect(await readersOf('town/no-0')).toEqual(['hanna no-0']);
    expect(await readersOf('no')).toEqual([]);
  });

  test('who acts for all creditors is seen by the auditor of the one whose invoice it was', async () => {
    const { office, readersOf } = await openTown();
    await office.claims.show({ by: ingrid }, { invoice: 'town/1001' });
    await office.claims.show({ by: ingrid }, { invoice: '1001' });
    await office.decisions.list({ by: ingrid }, { claimId: 'town/1001' });
    expect(await readersOf('1001')).toEqual(['ingrid town/1001', 'ingrid 1001', 'ingrid town/1001']);
    expect(await readersOf('town/1001')).toHaveLength(3);
    expect(await readersOf('village/1001')).toEqual([]);
  });

  test('a number that two creditors use is nobody’s until one of them is named', async () => {
    const { pool, office, readersOf } = await openTown();
    const other = invoice({ number: '1001' });
    const claim = { ...other.claim, claimId: 'village/1001', creditorId: 'village' };
    await registerClaims(pool, {
      creditorId: 'village',
      debtors: [anna],
      registrations: [{ ...other, claim }],
      rulebookFor,
    });
    await expect(office.claims.show({ by: ingrid }, { invoice: '1001' })).rejects.toMatchObject({
      name: 'InvoiceOfSeveral',
    });
    await office.claims.show({ by: ingrid }, { invoice: 'village/1001' });
    expect(await readersOf('1001')).toEqual([]);
    const all = await office.controls.receipts({ by: ingrid }, { invoice: '1001' });
    expect(all.map(({ creditorId, about }) => [creditorId, about])).toEqual([
      ['village', 'village/1001'],
      [null, '1001'],
    ]);
  });

  test('no sign in a number stands for another', async () => {
    const { office, readersOf } = await openTown();
    for (const number of ['1_0%', 'town/1_0%', 'town/1001']) {
      await office.claims.show({ by: hanna }, { invoice: number });
    }
    expect(await readersOf('1_0%')).toEqual(['hanna town/1_0%', 'hanna 1_0%']);
    expect(await readersOf('%')).toEqual([]);
    expect(await readersOf('town/1_0%')).toHaveLength(2);
  });

  test('numbers that an older release kept in one receipt are found one by one', async () => {
    const { pool, readersOf } = await openTown();
    await pool.query(
      `INSERT INTO fordring.receipt (act, subject, source, creditor_id, about)
       VALUES ('claims.outcomes', 'hanna', 'oidc', 'town', '1001 1002')`,
    );
    expect(await readersOf('1002')).toEqual(['hanna 1001 1002']);
    expect(await readersOf('town/1001')).toEqual(['hanna 1001 1002']);
  });
});
