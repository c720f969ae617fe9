import { jwtVerify, SignJWT } from 'jose';
import type { Actor } from '../../domain/authority/actor';
import type { Role } from '../../domain/authority/roles';
import type { TokenVerifier } from './identity-refused';
import { localKey } from './local-key';
import { rolesOfClaims, wordsOf } from './roles-of-claims';
import { subjectOf, tokenRefusal } from './token-refusal';
import { IdentityRefused } from './identity-refused';

const ISSUER = 'fordring-local';
/** A working day. */
const VALID_SECONDS = 12 * 3600;

export interface LocalPerson {
  readonly name: string;
  readonly roles: readonly Role[];
  /** For all creditors when absent. */
  readonly creditorIds?: readonly string[];
}

/** Who works alone on a machine of their own. Four eyes need a second person, who signs in by name. */
export const LOCAL_OPERATOR: LocalPerson = { name: 'local operator', roles: ['case-handler', 'supervisor'] };

/** Signs a token for somebody, with the key of this data folder. It holds for a working day, and here only. */
export async function signLocalToken(home: string, person: LocalPerson, now: Date = new Date()): Promise<string> {
  const { keyId, privateKey } = await localKey(home);
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ name: person.name, roles: person.roles, creditors: person.creditorIds ?? 'all' })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: keyId })
    .setIssuer(ISSUER)
    .setAudience(keyId)
    .setSubject(localSubject(person.name))
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + VALID_SECONDS)
    .sign(privateKey);
}

/** However somebody writes their own name, it is the same person. Throws `IdentityRefused`. */
export function localSubject(name: string): string {
  const plain = name.normalize('NFKC').trim().toLowerCase().split(/\s+/).join('-');
  if (/^[\p{L}\p{N}][\p{L}\p{N}.@_-]{0,79}$/u.test(plain)) return `local/${plain}`;
  throw new IdentityRefused('A name has letters, digits, blanks and . @ _ - and begins with a letter or a digit.');
}

/** Recognises tokens that this data folder signed. */
export function localVerifier(home: string, now: () => Date = () => new Date()): TokenVerifier<Actor> {
  return {
    async verify(token) {
      const { keyId, publicKey } = await localKey(home);
      try {
        const keyNamed = ({ kid }: { readonly kid?: string }): typeof publicKey => {
          if (kid === keyId) return publicKey;
          throw new IdentityRefused('The token was signed for another data folder. Sign in again.');
        };
        const { payload } = await jwtVerify(token, keyNamed, {
          issuer: ISSUER,
          audience: keyId,
          algorithms: ['EdDSA'],
          requiredClaims: ['sub', 'exp', 'nbf'],
          currentDate: now(),
        });
        const { name, creditors } = payload;
        return {
          subject: subjectOf(payload),
          ...(typeof name === 'string' && { name }),
          roles: rolesOfClaims(payload, 'roles'),
          creditorIds: creditors === 'all' ? 'all' : wordsOf(creditors),
          source: 'local',
        };
      } catch (problem) {
        throw tokenRefusal(problem) ?? problem;
      }
    },
  };
}
