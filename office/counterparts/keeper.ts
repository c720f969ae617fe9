import { actsFor, type Actor } from '../../domain/authority/actor';
import { rolesInWords, type Role } from '../../domain/authority/roles';

/** Who looks after what passes between a creditor and the counterparts. */
const KEEPERS: readonly Role[] = ['case-handler', 'supervisor', 'manager', 'controller'];

export interface KeeperRefused {
  readonly refused: 'not-authorised' | 'other-creditor' | 'terms-wrong' | 'note-unknown' | 'reason-missing';
  readonly message: string;
}

/** In which role somebody may; or why not. */
export function keeperOf(actor: Actor, creditorId: string): Role | KeeperRefused {
  if (!actsFor(actor, creditorId)) {
    return { refused: 'other-creditor', message: `Your sign-in is not for creditor ${creditorId}.` };
  }
  const role = KEEPERS.find((known) => actor.roles.includes(known));
  if (role) return role;
  const message = `What passes between ${creditorId} and the counterparts is seen to by ${rolesInWords(KEEPERS)}; you are not signed in as one.`;
  return { refused: 'not-authorised', message };
}
