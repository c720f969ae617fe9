import { errors, type JWTPayload } from 'jose';
import { IdentityRefused } from './identity-refused';

const SIGN_IN = 'Sign in again.';

const BY_CLAIM: Readonly<Record<string, string>> = {
  iss: 'comes from another issuer than the one that is configured',
  aud: 'was made for another service',
  nbf: 'is not valid yet',
  sub: 'does not say who it is for',
};

/** As OpenID Connect bounds a subject. */
const MOST_LETTERS = 255;
/** A subject begins and ends with what can be seen, and holds nothing that cannot be. */
const VISIBLE = /^[^\p{C}\p{Z}]+( [^\p{C}\p{Z}]+)*$/u;

/**
 * Who a token is for. Two people with an empty name would be one; one person with two names that look alike would be two
 * of four eyes. Throws `IdentityRefused`.
 */
export function subjectOf({ sub }: JWTPayload): string {
  if (typeof sub === 'string' && sub.length <= MOST_LETTERS && VISIBLE.test(sub)) return sub;
  throw new IdentityRefused(`The token does not say who it is for. ${SIGN_IN}`);
}

/** A day. Whoever leaves must not be let in for months. */
const LONGEST_SECONDS = 24 * 3600;

/** What a token may be worth is bounded, whatever its issuer says. Throws `IdentityRefused`. */
export function demandShortLife({ exp = Infinity }: JWTPayload, now: Date, toleranceSeconds: number): void {
  if (exp - now.getTime() / 1000 <= LONGEST_SECONDS + toleranceSeconds) return;
  throw new IdentityRefused('The token holds for longer than a day. Have the issuer give tokens that run out sooner.');
}

/**
 * The sentence for what is wrong with a token; undefined when something else failed. The library's own error is not
 * passed on: it carries the token's contents.
 */
export function tokenRefusal(problem: unknown): IdentityRefused | undefined {
  if (problem instanceof IdentityRefused) return problem;
  if (problem instanceof errors.JWTExpired) return new IdentityRefused(`The token has run out. ${SIGN_IN}`);
  if (problem instanceof errors.JWTClaimValidationFailed) {
    return new IdentityRefused(`The token ${BY_CLAIM[problem.claim] ?? `has a wrong ${problem.claim}`}. ${SIGN_IN}`);
  }
  if (problem instanceof errors.JWKSNoMatchingKey || problem instanceof errors.JWKSMultipleMatchingKeys) {
    return new IdentityRefused(`The token is signed by a key that is not among the issuer's. ${SIGN_IN}`);
  }
  if (problem instanceof errors.JWSSignatureVerificationFailed) {
    return new IdentityRefused(`The token's signature is wrong. ${SIGN_IN}`);
  }
  if (problem instanceof errors.JOSEAlgNotAllowed || problem instanceof errors.JOSENotSupported) {
    return new IdentityRefused(`The token is signed in a way that is not accepted here. ${SIGN_IN}`);
  }
  if (problem instanceof errors.JWSInvalid || problem instanceof errors.JWTInvalid) {
    return new IdentityRefused(`This is no token. ${SIGN_IN}`);
  }
  return undefined;
}
