import type { JWTPayload } from 'jose';
import { Fault } from '../../domain/kernel/fault';
import { isRole, ROLES, type Role } from '../../domain/authority/roles';

/** The configured role map names a role that does not exist. Use the roles that the message lists. */
export class RoleMapRefused extends Fault {
  override readonly name = 'RoleMapRefused';
  override readonly kind = 'refused';
}

/** Throws `RoleMapRefused`. */
export function checkRoleMap(roleMap: Readonly<Record<string, string>> | undefined): void {
  const unknown = Object.values(roleMap ?? {}).filter((role) => !isRole(role));
  if (unknown.length === 0) return;
  throw new RoleMapRefused(`FORDRING_OIDC_ROLE_MAP names ${unknown.join(', ')}; roles are ${ROLES.join(', ')}.`);
}

/**
 * The roles that a token's claim gives. With a map only its words count; without one our own. What is not known gives
 * nothing: somebody without a role may look and decide nothing. A back-office system has that role alone, whatever else
 * its token says: it is never one of four eyes.
 */
export function rolesOfClaims(
  payload: JWTPayload,
  roleClaim: string,
  roleMap?: Readonly<Record<string, string>>,
): readonly Role[] {
  const words = wordsOf(claimAt(payload, roleClaim));
  const mapped = words.map((word) => (roleMap ? (Object.hasOwn(roleMap, word) ? roleMap[word] : undefined) : word));
  const roles = [...new Set(mapped.filter(isRole))];
  return roles.includes('back-office') ? ['back-office'] : roles;
}

/** The words of a claim that is a list, or of one that is a text with blanks between them. */
export function wordsOf(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(' ').filter((word) => word !== '');
  return Array.isArray(claim) ? claim.filter((word): word is string => typeof word === 'string') : [];
}

/** The claim by its whole name, as issuers with web addresses for names have it, or else along the dots. */
export function claimAt(payload: JWTPayload, path: string): unknown {
  if (Object.hasOwn(payload, path)) return payload[path];
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? (inner as Record<string, unknown>)[name]
          : undefined,
      payload,
    );
}
