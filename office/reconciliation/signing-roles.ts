import { actsFor, type Actor } from '../../domain/authority/actor';
import { rolesInWords, type Role } from '../../domain/authority/roles';
import { RunRefused } from './run-refused';

export type RunAct =
  | 'begin'
  | 'deliver'
  | 'look into'
  | 'prepare'
  | 'approve'
  | 'reopen'
  | 'acknowledge'
  | 'schedule'
  | 'name the parties of';

/**
 * Who may do what with a run. A recipe says in the house's words who prepares and who signs it (accounting, its head); who
 * that is among the people who sign in is said here. Four eyes are two persons, whatever their roles. An auditor reads.
 */
const MAY: Readonly<Record<RunAct, readonly Role[]>> = {
  begin: ['case-handler', 'supervisor', 'manager', 'controller', 'client-contact'],
  deliver: ['case-handler', 'supervisor', 'manager', 'controller', 'client-contact'],
  'look into': ['case-handler', 'supervisor', 'manager', 'controller'],
  prepare: ['case-handler', 'supervisor', 'manager', 'controller'],
  approve: ['supervisor', 'manager', 'controller'],
  reopen: ['supervisor', 'manager', 'controller'],
  // The client's own word; or that of somebody who has it on paper, with its reference.
  acknowledge: ['client-contact', 'supervisor', 'manager', 'controller'],
  schedule: ['supervisor', 'manager', 'controller'],
  'name the parties of': ['supervisor', 'manager', 'controller'],
};

/** However a subject is written: an issuer may not care about capitals, and two tokens of one person are one person. */
export function isSamePerson(one: string, other: string): boolean {
  const plain = (subject: string) => subject.normalize('NFKC').trim().toLowerCase();
  return plain(one) === plain(other);
}

/** The role by which somebody acts. Throws `RunRefused`. */
export function roleFor(actor: Actor, act: RunAct, creditorId: string): Role {
  if (!actsFor(actor, creditorId)) {
    throw new RunRefused('other-creditor', `Your sign-in is for other creditors than ${creditorId}.`);
  }
  const role = MAY[act].find((one) => actor.roles.includes(one));
  if (role) return role;
  throw new RunRefused(
    'not-authorised',
    `To ${act} a reconciliation one must be ${rolesInWords(MAY[act])}; ${
      actor.roles.length === 0 ? 'you have no role' : `you are ${rolesInWords(actor.roles)}`
    }.`,
  );
}
