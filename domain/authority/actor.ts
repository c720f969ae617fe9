import type { Role } from './roles';

/**
 * Somebody who acts, as a verified token tells. Nothing else makes one: no option, no field of a file and no environment
 * variable names who decides.
 */
export interface Actor {
  /** Who it is, for the record: unique and lasting at the issuer. */
  readonly subject: string;
  readonly name?: string;
  /** None: may look, may not decide. */
  readonly roles: readonly Role[];
  /** For whose claims. */
  readonly creditorIds: 'all' | readonly string[];
  readonly source: 'oidc' | 'local';
}

export function actsFor(actor: Actor, creditorId: string): boolean {
  return actor.creditorIds === 'all' || actor.creditorIds.includes(creditorId);
}

/** A named service, such as a nightly import: no person, so it decides, approves, prepares and signs nothing. */
export function isService(actor: Actor): boolean {
  return actor.roles.includes('back-office');
}
