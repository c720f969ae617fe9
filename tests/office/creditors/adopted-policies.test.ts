import type { Pool } from 'pg';
import type { Actor } from '../../../domain/authority/actor';
import type { Role } from '../../../domain/authority/roles';
import { civilDate } from '../../../domain/kernel/civil-date';
import { Money } from '../../../domain/kernel/money';
import type { Policy } from '../../../domain/policy/policy';
import { SWEDISH_SAMPLE_CHART } from '../../../ledger/chart-of-accounts';
import { openOffice, type Caller, type Office } from '../../../office/office';
import { dkStatensAdministration } from '../../../policies/rulebooks/dk-statens-administration';
import { seBotkyrka } from '../../../policies/rulebooks/se-botkyrka';
import { anna, useLedger } from '../ledger-world';

const ledger = useLedger();
let pool: Pool;
let office: Office;
beforeEach(async () => {
  pool = await ledger();
  office = openOffice({ pool, clock: () => Date.parse('2016-09-01T11:00:00Z') });
});

function person(subject: string, role: Role, creditorId = 'town', source: Actor['source'] = 'oidc'): Caller {
  return { by: { subject, roles: [role], creditorIds: [creditorId], source }, creditorId };
}
const siv = person('siv', 'supervisor');
const maj = person('maj', 'manager');

function version(name: string, changes: Partial<Policy> = {}): Policy {
  return { ...seBotkyrka, version: name, ...changes };
}

async function adopt(policy: Policy): Promise<void> {
  await expect(office.creditors.adoptPolicy({ ...siv, second: maj.by }, { policy })).resolves.toMatchObject({
    outcome: 'approved',
  });
}

async function invoiced(
  invoiceNumber: string,
  issuedOn: string,
  { at = siv, ...more }: { readonly policy?: Policy; readonly at?: Caller } = {},
) {
  return office.registration.registerInvoices(at, {
    debtors: [anna],
    invoices: [
      {
        ...{ invoiceNumber, debtorId: 'anna', invoiceGroup: '61', paymentReference: '' },
        ...{ issuedOn: civilDate(issuedOn), amount: Money.of('1200.00', 'SEK') },
      },
    ],
    ...more,
  });
}

async function versionOf(invoiceNumber: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ policy_version: string }>(
    'SELECT policy_version FROM fordring.claim WHERE invoice_number = $1',
    [invoiceNumber],
  );
  return rows[0]?.policy_version;
}

test('two persons adopt a version, and new invoices begin under it; those that are there keep theirs', async () => {
  await invoiced('1', '2016-08-01');
  const put = await office.creditors.adoptPolicy(siv, { policy: version('99') });
  expect(put).toMatchObject({ outcome: 'waiting', changes: [] });
  await invoiced('2', '2016-08-01');
  await office.creditors.approveStanding(maj, { changeId: put.change?.changeId ?? '' });
  await invoiced('3', '2016-08-01');
  expect([await versionOf('1'), await versionOf('2'), await versionOf('3')]).toEqual([
    seBotkyrka.version,
    seBotkyrka.version,
    '99',
  ]);
  expect(await office.creditors.adoptPolicy(siv, { policy: version('99') })).toMatchObject({ outcome: 'already-so' });
});

test('an invoice takes the newest version that was valid on its day of issue: 100 is newer than 99', async () => {
  await adopt(version('100'));
  await adopt(version('99'));
  await adopt(version('101', { validFrom: civilDate('2016-08-15') }));
  await invoiced('1', '2016-08-14');
  await invoiced('2', '2016-08-15');
  expect([await versionOf('1'), await versionOf('2')]).toEqual(['100', '101']);
});

test('an old invoice that is taken over begins under the version that was valid first', async () => {
  await adopt(version('99', { validFrom: civilDate('2016-01-01') }));
  await invoiced('1', '2012-01-01');
  expect(await versionOf('1')).toBe(seBotkyrka.version);
});

test('an invoice of a creditor whose only version is not valid yet is refused, and nothing is registered', async () => {
  const policy = version('99', { validFrom: civilDate('2017-01-01') });
  const village = { name: 'Byn', policy, chart: SWEDISH_SAMPLE_CHART, paymentAccounts: [] };
  const byn = person('siv', 'supervisor', 'village');
  await office.creditors.takeUp(byn, village);
  await expect(invoiced('1', '2016-08-01', { at: byn })).rejects.toMatchObject({
    name: 'InputRefused',
    problems: [{ field: 'issued_on', message: expect.stringContaining('fordring creditor adopt') as unknown }],
  });
  expect(await versionOf('1')).toBeUndefined();
});

test('another creditor’s version is no version of ours', async () => {
  const village = { name: 'Byn', policy: version('99'), chart: SWEDISH_SAMPLE_CHART, paymentAccounts: [] };
  await office.creditors.takeUp(person('siv', 'supervisor', 'village'), village);
  await invoiced('1', '2016-08-01');
  expect(await versionOf('1')).toBe(seBotkyrka.version);
  await expect(invoiced('2', '2016-08-01', { policy: version('99') })).rejects.toMatchObject({
    name: 'PolicyNotAdopted',
    message: expect.stringContaining(`but ${seBotkyrka.version}`) as unknown,
  });
});

test('who takes the creditor up again with another version puts the version forward', async () => {
  const town = { name: 'Björkviks kommun', chart: SWEDISH_SAMPLE_CHART, paymentAccounts: [] };
  expect(await office.creditors.takeUp(siv, { ...town, policy: version('99') })).toMatchObject({
    policy: { outcome: 'waiting' },
  });
  await invoiced('1', '2016-08-01');
  expect(await versionOf('1')).toBe(seBotkyrka.version);
});

test('a draft is used for no claim', async () => {
  const draft = version('99', { status: 'draft' });
  const town = { name: 'Ny', policy: draft, chart: SWEDISH_SAMPLE_CHART, paymentAccounts: [] };
  const refused = expect.objectContaining({ name: 'PolicyNotAdopted' }) as unknown;
  await expect(office.creditors.adoptPolicy(siv, { policy: draft })).rejects.toEqual(refused);
  await expect(invoiced('1', '2016-08-01', { policy: draft })).rejects.toEqual(refused);
  await expect(office.creditors.takeUp(person('siv', 'supervisor', 'new'), town)).rejects.toEqual(refused);
  const { rows } = await pool.query("SELECT FROM fordring.policy_version WHERE version = '99'");
  expect(rows).toHaveLength(0);
});

test.each([
  ['in the order in which they were put forward', [0, 1]],
  ['the later one first', [1, 0]],
])('two versions that wait at once are both adopted when they are approved, %s', async (_how, order) => {
  const changes = [];
  for (const policy of [version('97'), version('98', { validFrom: civilDate('2016-08-15') })]) {
    const answer = await office.creditors.adoptPolicy(siv, { policy });
    expect(answer).toMatchObject({ outcome: 'waiting' });
    changes.push(answer.change?.changeId ?? '');
  }
  for (const at of order) await office.creditors.approveStanding(maj, { changeId: changes[at] ?? '' });
  await invoiced('1', '2016-08-01', { policy: version('97') });
  await invoiced('2', '2016-08-16');
  expect([await versionOf('1'), await versionOf('2')]).toEqual(['97', '98']);
});

test('a version that begins later drops none that was adopted meanwhile, and is adopted once', async () => {
  const later = { policy: version('97'), validFrom: civilDate('2016-10-01') };
  await office.creditors.adoptPolicy({ ...siv, second: maj.by }, later);
  await adopt(version('98'));
  office = openOffice({ pool, clock: () => Date.parse('2016-10-02T11:00:00Z') });
  for (const name of ['97', '98', seBotkyrka.version]) await invoiced(name, '2016-10-01', { policy: version(name) });
  expect(await office.creditors.adoptPolicy(siv, { policy: version('97') })).toMatchObject({ outcome: 'already-so' });
});

test('a preview names what changes and adopts nothing', async () => {
  const changed = version('99', { reminderFeeAgreed: true });
  expect(await office.creditors.previewPolicy(siv, { policy: changed })).toEqual([
    { setting: 'reminderFeeAgreed', before: 'false', after: 'true' },
  ]);
  expect(await office.creditors.standingData(siv, { waiting: true })).toEqual([]);
});

test('a policy of another country is refused', async () => {
  await expect(office.creditors.adoptPolicy(siv, { policy: dkStatensAdministration })).rejects.toMatchObject({
    name: 'CreditorChanged',
  });
});
