import type { Actor } from '../../domain/authority/actor';
import { civilDate } from '../../domain/kernel/civil-date';
import { openOffice } from '../../office/office';
import { invoice, register, useLedger } from './ledger-world';

const ledger = useLedger();
const clock = () => Date.parse('2016-02-19T11:00:00Z');
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
