import { isNotPermitted, permit, type Permission } from '../../../domain/authority/permissions';
import { ROLES, type Role } from '../../../domain/authority/roles';
import { SHIPPED_PERMISSIONS } from '../../../policies/authority/shipped-permissions';

/**
 * What each role may do with a reconciliation, written by hand: signing and reopening take more than handling cases, an
 * auditor reads, and a system hands its files over and does nothing else.
 */
const MAY = {
  'begin-reconciliation': 'case-handler supervisor manager controller client-contact',
  'deliver-source': 'case-handler supervisor manager controller client-contact back-office',
  'look-into-differences': 'case-handler supervisor manager controller',
  'prepare-reconciliation': 'case-handler supervisor manager controller',
  'sign-reconciliation': 'supervisor manager controller',
  'reopen-reconciliation': 'supervisor manager controller',
  'acknowledge-reconciliation': 'supervisor manager controller client-contact',
  'schedule-reconciliations': 'supervisor manager controller',
  'name-parties': 'supervisor manager controller',
} as const satisfies Partial<Record<Permission, string>>;

const asked = (permission: Permission, ...roles: Role[]) =>
  permit(SHIPPED_PERMISSIONS, {
    permission,
    actor: { subject: 'local/anna', roles, creditorIds: 'all', source: 'local' },
    creditorId: 'any',
  });

test.each(Object.entries(MAY) as [Permission, string][])('%s is for %s, and for nobody else', (permission, roles) => {
  for (const role of ROLES) {
    const answer = asked(permission, role);
    if (roles.split(' ').includes(role)) expect(answer).toEqual({ role });
    else expect([role, isNotPermitted(answer) && answer.message]).toEqual([role, expect.stringContaining('must be')]);
  }
  expect(asked(permission)).toMatchObject({ message: expect.stringContaining('you have no role') as unknown });
});
