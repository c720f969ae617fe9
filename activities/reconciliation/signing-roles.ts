import { actsFor, type Actor } from '../../domain/authority/actor';
import { rolesInWords, type Role } from '../../domain/authority/roles';
import { RunRefused } from './run-refused';

export type RunAct = 'deliver' | 'look into' | 'prepare' | 'approve' | 'reopen' | 'acknowledge' | 'schedule';

/**
 * Who may do what with a run. A recipe says in the house's words who prepares and who signs it (accounting, its head); who
 * that is among the people who sign in is said here. Four eyes are two persons, whatever their roles. An auditor reads.
 */
const MAY: Readonly<Record<RunAct, readonly Role[]>> = {
  deliver: ['case-handler', 'supervisor', 'manager', 'controller', 'client-contact'],
  'look into': ['case-handler', 'supervisor', 'manager', 'controller'],
  prepare: ['case-handler', 'supervisor', 'manager', 'controller'],
  approve: ['supervisor', 'manager', 'controller'],
  reopen: ['supervisor', 'manager', 'controller'],
  // The client's own word, or that of whoever got it on paper.
  acknowledge: ['client-contact', 'supervisor', 'manager', 'controller'],
  schedule: ['supervisor', 'manager', 'controller'],
};

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
