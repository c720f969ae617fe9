import type { Pool } from 'pg';
import type { Role } from '../../../domain/authority/roles';
import { civilDate } from '../../../domain/kernel/civil-date';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { invoice, register, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2016-02-01T11:00:00Z') });
});

function person(subject: string, role: Role): Caller {
  return { by: { subject, roles: [role], creditorIds: ['town'], source: 'oidc' }, creditorId: 'town' };
}
const on = (caller: Caller, day: string): Caller => ({ ...caller, today: civilDate(day) });
const hanna = person('hanna', 'case-handler');
const siv = person('siv', 'supervisor');
const SCHOOL = { name: 'Skola', units: [], contacts: [], owns: [{ invoiceGroup: '61' }] };

async function organised(administrationId: string, contents: typeof SCHOOL | null, day = '2016-02-01'): Promise<void> {
  const put = await office.administrations.organise(on(hanna, day), { administrationId, contents });
  await office.creditors.approveStanding(on(siv, day), { changeId: put.change?.changeId ?? '' });
}
const whose = async (number: string, day: string) =>
  (await office.administrations.whose(on(hanna, day), { invoice: number })).whose;

test('an administration takes two persons, holds from its day, and keeps what was so before', async () => {
  await register(pool, invoice({ number: '1001' }));
  const put = await office.administrations.organise(hanna, { administrationId: 'school', contents: SCHOOL });
  expect(put.outcome).toBe('waiting');
  expect(await whose('1001', '2016-02-01')).toEqual({ of: 'nobody' });
  const changeId = put.change?.changeId ?? '';
  await expect(office.creditors.approveStanding(hanna, { changeId })).rejects.toMatchObject({
    name: 'PermissionMissing',
  });
  await office.creditors.approveStanding(siv, { changeId });
  expect(await whose('1001', '2016-02-01')).toMatchObject({ administrationId: 'school' });

  await organised('culture', { ...SCHOOL, name: 'Kultur' }, '2016-03-01');
  await organised('school', null, '2016-03-01');
  expect([await whose('1001', '2016-02-29'), await whose('1001', '2016-03-01')]).toMatchObject([
    { administrationId: 'school' },
    { administrationId: 'culture' },
  ]);
  expect(await office.administrations.list(on(hanna, '2016-02-29'), {})).toMatchObject([
    { administrationId: 'school' },
  ]);
  const ended = office.administrations.show(on(hanna, '2016-03-01'), { administrationId: 'school' });
  await expect(ended).rejects.toMatchObject({ name: 'AdministrationUnknown' });
});

test('an administration that never was there cannot end; one that has ended is so already', async () => {
  const end = (administrationId: string) =>
    office.administrations.organise(on(hanna, '2016-02-01'), { administrationId, contents: null });
  await expect(end('scool')).rejects.toMatchObject({ name: 'AdministrationUnknown' });
  await organised('school', SCHOOL);
  await organised('school', null, '2016-02-02');
  const again = await office.administrations.organise(on(hanna, '2016-02-03'), {
    administrationId: 'school',
    contents: null,
  });
  expect(again.outcome).toBe('already-so');
});

test('an invoice of a group that several share is assigned once, from a day on, and given back to the rules', async () => {
  await register(pool, invoice({ number: '1001' }));
  await organised('school', SCHOOL);
  await organised('culture', { ...SCHOOL, name: 'Kultur' });
  expect(await whose('1001', '2016-02-01')).toEqual({ of: 'several', administrationIds: ['culture', 'school'] });

  const assign = (day: string, administrationId: string | null, reason = 'the hall of the music school', key = 'o1') =>
    office.administrations.assign({ ...on(hanna, day), key }, { invoice: '1001', administrationId, reason });
  expect([await assign('2016-02-10', 'culture'), await assign('2016-02-10', 'culture')]).toMatchObject([
    { outcome: 'assigned' },
    { outcome: 'already-so' },
  ]);
  await expect(assign('2016-02-10', 'school')).rejects.toMatchObject({ name: 'KeyReusedWithOtherContents' });
  await expect(assign('2016-02-10', 'library', 'why', 'o2')).rejects.toMatchObject({ name: 'AdministrationUnknown' });
  const behind = office.administrations.assign(on(hanna, '2016-02-10'), {
    ...{ invoice: '1001', administrationId: 'school', reason: 'why', validFrom: civilDate('2016-02-09') },
  });
  await expect(behind).rejects.toMatchObject({ name: 'AssignmentRefused' });
  expect(await assign('2016-03-01', null, 'by mistake', 'o3')).toMatchObject({ outcome: 'assigned' });
  expect([
    await whose('1001', '2016-02-09'),
    await whose('1001', '2016-02-29'),
    await whose('1001', '2016-03-01'),
  ]).toMatchObject([
    { of: 'several' },
    { of: 'one', administrationId: 'culture', by: 'assignment' },
    { of: 'several' },
  ]);
});

test.each([
  ['a rule without a condition', { ...SCHOOL, owns: [{}] }, 'every invoice would meet it'],
  [
    'a unit that is not there',
    { ...SCHOOL, owns: [{ invoiceGroup: '61', unitId: 'north' }] },
    'there is no unit north',
  ],
  [
    'a period that ends before it begins',
    { ...SCHOOL, contacts: [{ subject: 'e', name: 'E', from: '2016-02-02', through: '2016-02-01' }] },
    'it comes before from',
  ],
])('%s is refused, and nothing is put forward', async (_case, contents, message) => {
  const given = { administrationId: 'school', contents } as unknown as Parameters<
    Office['administrations']['organise']
  >[1];
  await expect(office.administrations.organise(hanna, given)).rejects.toMatchObject({
    name: 'InputRefused',
    problems: [{ message: expect.stringContaining(message) as unknown }],
  });
  expect(await office.creditors.standingData(hanna, { waiting: true })).toEqual([]);
});

test('an auditor organises and assigns nothing', async () => {
  await register(pool, invoice({ number: '1001' }));
  const auditor = person('ada', 'auditor');
  const refused = { name: 'PermissionMissing' };
  await expect(
    office.administrations.organise(auditor, { administrationId: 'school', contents: SCHOOL }),
  ).rejects.toMatchObject(refused);
  await expect(
    office.administrations.assign(auditor, { invoice: '1001', administrationId: null, reason: 'why' }),
  ).rejects.toMatchObject(refused);
});
