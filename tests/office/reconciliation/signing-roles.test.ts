import { isSamePerson, roleFor, type RunAct } from '../../../office/reconciliation/signing-roles';
import { ROLES } from '../../../domain/authority/roles';
import { person } from './office';

/** What each role may, written by hand: signing and reopening take more than handling cases, an auditor reads. */
const MAY: Readonly<Record<RunAct, string>> = {
  begin: 'case-handler supervisor manager controller client-contact',
  deliver: 'case-handler supervisor manager controller client-contact',
  'look into': 'case-handler supervisor manager controller',
  prepare: 'case-handler supervisor manager controller',
  approve: 'supervisor manager controller',
  reopen: 'supervisor manager controller',
  acknowledge: 'supervisor manager controller client-contact',
  schedule: 'supervisor manager controller',
  'name the parties of': 'supervisor manager controller',
};

test.each(Object.entries(MAY) as [RunAct, string][])('to %s is for %s, and for nobody else', (act, roles) => {
  for (const role of ROLES) {
    const asks = () => roleFor(person('local/anna', role), act, 'any');
    if (roles.split(' ').includes(role)) expect(asks()).toBe(role);
    else expect(asks).toThrow('one must be');
  }
  expect(() => roleFor(person('local/anna'), act, 'any')).toThrow('you have no role');
});

test.each([
  ['local/anna', 'LOCAL/Anna', true],
  ['anna@idp.example.org', ' anna@IDP.example.org', true],
  // The same letters, composed and not.
  ['local/\u00e5sa', 'local/a\u030asa', true],
  ['local/anna', 'local/anne', false],
])('%j and %j are one person: %p', (one, other, isOne) => {
  expect(isSamePerson(one, other)).toBe(isOne);
});
