import type { Pool } from 'pg';
import type { Actor } from '../../domain/authority/actor';
import type { AuthorityMatrix } from '../../domain/authority/authority-matrix';
import { PERMISSIONS } from '../../domain/authority/permissions';
import { ROLES, type Role } from '../../domain/authority/roles';
import { allActs, openOffice, type Caller, type Office } from '../../office/office';
import { SHIPPED_PERMISSIONS } from '../../policies/authority/shipped-permissions';
import { invoice, register, useLedger } from './ledger-world';

let pool: Pool;
let office: Office;
const ledger = useLedger();
beforeEach(async () => {
  pool = await ledger();
  await register(pool, invoice({ number: '1001' }));
  office = openOffice({ pool, clock: () => Date.parse('2016-02-19T11:00:00Z') });
});

const anna = (...roles: readonly Role[]): Actor => ({
  subject: 'anna',
  roles,
  creditorIds: ['town'],
  source: 'oidc',
});

test('every act says what it does, by which permission, and which faults it answers with', () => {
  const acts = allActs();
  expect(acts.length).toBeGreaterThan(20);
  for (const { name, act } of acts) {
    expect([name, act.summary]).toEqual([name, expect.stringMatching(/^[A-Z].*\.$/)]);
    expect([name, PERMISSIONS.includes(act.permission)]).toEqual([name, true]);
  }
  expect(new Set(acts.map(({ name }) => name)).size).toBe(acts.length);
});

test('who has a permission stands in the matrix: an auditor reads, and a system is never one of four eyes', () => {
  const held = (role: Role) =>
    PERMISSIONS.filter((permission) => {
      const holders = SHIPPED_PERMISSIONS[permission];
      return holders !== 'anybody' && holders.includes(role);
    });
  // An auditor decides nothing; what an audit is made of is the auditor's own work.
  const audits = ['audit-claims', 'sign-authorisations', 'raise-remarks', 'close-remarks'];
  expect(held('auditor')).toEqual(['export-ledger', 'read-receipts', ...audits]);
  expect(held('back-office')).not.toEqual(expect.arrayContaining(['decide']));
  for (const never of ['decide', 'load-authority', 'prepare-reconciliation', 'sign-reconciliation'] as const) {
    expect(held('back-office')).not.toContain(never);
  }
  expect(ROLES).toContain('back-office');
});

test('another creditor’s sign-in sees nothing and does nothing', async () => {
  const stranger: Actor = { ...anna('manager'), creditorIds: ['elsewhere'] };
  await expect(office.claims.find({ by: stranger }, { invoice: '1001' })).rejects.toMatchObject({
    name: 'ClaimNotFound',
  });
  await expect(office.claims.find({ by: stranger, creditorId: 'town' }, { invoice: '1001' })).rejects.toMatchObject({
    name: 'PermissionMissing',
    refused: 'other-creditor',
  });
});

test('a permission that the role does not have is named, with who has it', async () => {
  const matrix = await office.decisions.matrix({ by: anna(), creditorId: 'town' }, {});
  expect(matrix?.id).toBe('se-botkyrka');
  if (!matrix) return;
  await expect(
    office.decisions.loadMatrix({ by: anna('case-handler'), creditorId: 'town' }, { matrix }),
  ).rejects.toThrow('To load authority one must be a manager; you are signed in as a case handler.');
});

test('a creditor’s own matrix gives and takes permissions', async () => {
  const by = anna('manager');
  const matrix = await office.decisions.matrix({ by, creditorId: 'town' }, {});
  if (!matrix) throw new Error('A matrix is shipped.');
  const own = { ...matrix, id: 'town', version: '1', permissions: { 'load-authority': ['controller'] as const } };
  const second = { ...anna('supervisor'), subject: 'sven' };
  const load = (caller: Caller, given: AuthorityMatrix) =>
    office.decisions.loadMatrix({ ...caller, creditorId: 'town', second }, { matrix: given });
  await expect(load({ by }, own)).resolves.toMatchObject({ outcome: 'approved' });
  const next = { ...own, version: '2' };
  await expect(load({ by }, next)).rejects.toThrow(
    'To load authority one must be a controller; you are signed in as a manager.',
  );
  await expect(load({ by: anna('controller') }, next)).resolves.toMatchObject({ outcome: 'approved' });
  const changes = await office.creditors.standingData({ by }, {});
  const matrices = changes.filter(({ kind }) => kind === 'authority-matrix');
  expect(matrices.map(({ name, proposedRole, settledBy }) => [name, proposedRole, settledBy])).toEqual([
    ['town/1', 'manager', 'sven'],
    ['town/2', 'controller', 'sven'],
  ]);
});

test('input that an act cannot take is refused by field, and nothing is done', async () => {
  const asked = { kind: 'deferral', reasonCode: 7, reason: 'why', subject: { of: 'claims', claimIds: [] }, terms: {} };
  await expect(
    office.decisions.propose({ by: anna('case-handler'), creditorId: 'town' }, asked as never),
  ).rejects.toMatchObject({ name: 'InputRefused', problems: [{ field: 'reasonCode' }] });
});

test('a claim’s day is the creditor’s own, unless the caller states another', async () => {
  const by = anna();
  await expect(office.claims.explain({ by }, { invoice: '1001' })).resolves.toMatchObject({ today: '2016-02-19' });
});

test('a control character in whatever is said is refused by field, before anything is looked up', async () => {
  const by = anna('case-handler');
  const asked = {
    kind: 'deferral' as const,
    subject: { of: 'claims', claimIds: ['town/1001'] } as const,
    terms: { newDueOn: '2016-04-01' },
    reasonCode: 'illness',
  };
  const inReason = office.decisions.propose({ by, creditorId: 'town' }, { ...asked, reason: 'ill\u0000' });
  await expect(inReason).rejects.toMatchObject({
    name: 'InputRefused',
    problems: [{ field: 'reason', message: 'there is a control character (U+0000). Take it out.' }],
  });
  const inId = office.decisions.propose({ by, creditorId: 'town', key: 'd\u009f1' }, { ...asked, reason: 'ill' });
  await expect(inId).rejects.toMatchObject({ name: 'InputRefused', problems: [{ field: 'key' }] });
  const inTerms = { ...asked, terms: { newDueOn: '2016-04-01\ud800' }, reason: 'ill' };
  await expect(office.decisions.propose({ by, creditorId: 'town' }, inTerms)).rejects.toMatchObject({
    problems: [{ field: 'terms.newDueOn' }],
  });
  await expect(office.claims.find({ by }, { invoice: '10\u000001' })).rejects.toMatchObject({ name: 'InputRefused' });
});

test('the rules are read by an act that judges by them, once, and by no other', async () => {
  const asked = jest.spyOn(pool, 'query');
  const rulesRead = () => asked.mock.calls.filter(([text]) => text.includes('fordring.policy_version')).length;
  const caller: Caller = { by: anna('manager'), creditorId: 'town' };
  await office.claims.find(caller, { invoice: '1001' });
  await office.creditors.today(caller, {});
  expect(rulesRead()).toBe(0);
  await office.claims.show(caller, { invoice: '1001' });
  await office.claims.show(caller, { invoice: '1001' });
  expect(rulesRead()).toBe(1);
});
