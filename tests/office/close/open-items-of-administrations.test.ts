import type { Pool } from 'pg';
import type { Administration } from '../../../domain/administrations/administration';
import { civilDate } from '../../../domain/kernel/civil-date';
import { layDownFirst } from '../../../office/creditors/lay-down-first';
import { openOffice, type Caller } from '../../../office/office';
import { invoice, register, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
beforeEach(async () => {
  pool = await ledger();
});

const carl: Caller = {
  by: { subject: 'carl', roles: ['manager'], creditorIds: 'all', source: 'oidc' },
  creditorId: 'town',
  today: civilDate('2016-03-01'),
};

async function administrations(owned: Readonly<Record<string, Administration['owns']>>): Promise<void> {
  for (const [name, owns] of Object.entries(owned)) {
    const contents = { name, units: [], contacts: [], owns };
    await layDownFirst(pool, { creditorId: 'town', kind: 'administration', name, contents });
  }
}

test('every open claim is on exactly one list: its administration’s, that of several, or that of none', async () => {
  const groups = { '1001': '62', '1002': '61', '1003': '61', '1004': '66', '1005': '40' };
  await register(pool, ...Object.entries(groups).map(([number, group]) => invoice({ number, group })));
  await administrations({
    school: [{ invoiceGroup: '62' }, { invoiceGroup: '61', objectCode: '3100' }],
    culture: [{ invoiceGroup: '61' }],
    technical: [{ invoiceGroup: '66' }, { invoiceGroup: '61' }],
  });
  await pool.query(`INSERT INTO fordring.claim_origin VALUES ('town/1003', NULL, '3100')`);
  const office = openOffice({ pool });
  await office.administrations.assign(carl, { invoice: '1004', administrationId: 'culture', reason: 'its hall' });
  const list = async (administrationId: string) =>
    (await office.close.openItems(carl, { administrationId })).items.map(({ invoiceNumber }) => invoiceNumber);
  expect({
    school: await list('school'),
    culture: await list('culture'),
    technical: await list('technical'),
    several: await list('several'),
    none: await list('none'),
  }).toEqual({
    school: ['1001', '1003'],
    culture: ['1004'],
    technical: [],
    several: ['1002'],
    none: ['1005'],
  });
  await expect(list('library')).rejects.toMatchObject({ name: 'AdministrationUnknown' });
});
