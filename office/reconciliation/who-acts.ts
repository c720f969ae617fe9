import { isService, type Actor } from '../../domain/authority/actor';
import type { Role } from '../../domain/authority/roles';
import type { CivilDate } from '../../domain/kernel/civil-date';
import type { Done } from './run-record';
import { RunRefused } from './run-refused';

/** Who acts, and the role by which the creditor's matrix permits it; no role where the matrix permits anybody. */
export interface By {
  readonly actor: Actor;
  readonly role?: Role;
}

/** What is recorded of somebody with what they do on a day. */
export function doneBy({ actor, role }: By, on: CivilDate): Done & { readonly by: string } {
  return { on, by: actor.subject, ...(role !== undefined && { role }) };
}

/** Four eyes are two persons: whatever role a matrix gives a system, the system is none of them. Throws `RunRefused`. */
export function refuseService({ actor }: By, act: 'prepare' | 'sign' | 'reopen' | 'acknowledge'): void {
  if (!isService(actor)) return;
  throw new RunRefused('not-authorised', `Only a person may ${act} a reconciliation; ${actor.subject} is a system.`);
}

/** However a subject is written: an issuer may not care about capitals, and two tokens of one person are one person. */
export function isSamePerson(one: string, other: string): boolean {
  const plain = (subject: string) => subject.normalize('NFKC').trim().toLowerCase();
  return plain(one) === plain(other);
}
