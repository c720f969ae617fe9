import type { Pool } from 'pg';
import type { Actor } from '../domain/authority/actor';
import { knownCreditors } from './choose-creditor';
import { Refused } from './refusals';

/**
 * Whose decisions or debtors are meant: as said; else the only creditor that the sign-in is for; else the only one there
 * is. Throws `Refused`, naming the choices, when that tells nothing: an empty list would read as if there were none.
 */
export async function creditorMeant(pool: Pool, said: string | undefined, actor?: Actor): Promise<string> {
  const known = (await knownCreditors(pool)).map(({ creditorId }) => creditorId);
  const creditorIds = actor?.creditorIds ?? 'all';
  const own = creditorIds === 'all' ? known : known.filter((creditorId) => creditorIds.includes(creditorId));
  const choices = own.join(', ') || 'none yet';
  if (said !== undefined) {
    if (known.includes(said)) return said;
    throw new Refused(`There is no creditor ${said}. There are: ${choices}.`);
  }
  const [only, ...others] = own;
  if (only !== undefined && others.length === 0) return only;
  throw new Refused(`Name the creditor with --creditor. There are: ${choices}.`);
}
