import type { Pool } from 'pg';
import type { Administration } from '../../../domain/administrations/administration';
import { ownerOf } from '../../../domain/administrations/owner-table';
import { whoseIs } from '../../../domain/administrations/whose';
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

test('the database says of every combination of marks whose the claim is, as the rules do', async () => {
  const owned: Readonly<Record<string, Administration['owns']>> = {
    all: [{ invoiceGroup: 'g', objectCode: 'o', sourceSystem: 's' }],
    objects: [
      { objectCode: 'o', sourceSystem: 's' },
      { objectCode: 'o', invoiceGroup: 'g' },
    ],
    sources: [{ sourceSystem: 's' }, { objectCode: 'o' }],
    groups: [{ invoiceGroup: 'g' }, { sourceSystem: 's', invoiceGroup: 'g' }, { objectCode: 'o' }],
  };
  await administrations(owned);
  const marked = ['g', 'other'].flatMap((invoiceGroup) =>
    ['o', 'other', undefined].flatMap((objectCode) =>
      ['s', 'other', undefined].map((sourceSystem) => ({
        invoiceGroup,
        ...(objectCode !== undefined && { objectCode }),
        ...(sourceSystem !== undefined && { sourceSystem }),
      })),
    ),
  );
  const numbered = marked.map((marks, at) => ({ number: String(2001 + at), marks }));
  await register(pool, ...numbered.map(({ number, marks }) => invoice({ number, group: marks.invoiceGroup })));
  for (const { number, marks } of numbered) {
    if (marks.sourceSystem === undefined && marks.objectCode === undefined) continue;
    await pool.query('INSERT INTO fordring.claim_origin (claim_id, source_system, object_code) VALUES ($1, $2, $3)', [
      ...[`town/${number}`, marks.sourceSystem ?? null, marks.objectCode ?? null],
    ]);
  }
  const organised = Object.entries(owned).map(([administrationId, owns]) => ({
    ...{ administrationId, name: administrationId, units: [], contacts: [], owns },
  }));
  const { claims } = await openOffice({ pool }).lists.claims(carl, {});
  expect(claims.map(({ invoiceNumber, administrationId }) => `${invoiceNumber} ${administrationId}`)).toEqual(
    numbered.map(({ number, marks }) => `${number} ${ownerOf(whoseIs(marks, organised))}`),
  );
});
