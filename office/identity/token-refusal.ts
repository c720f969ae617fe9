import { errors, type JWTPayload } from 'jose';
import { IdentityRefused } from './identity-refused';

const SIGN_IN = 'Sign in again.';

const BY_CLAIM: Readonly<Record<string, string>> = {
  iss: 'comes from another issuer than the one that is configured',
  aud: 'was made for another service',
  nbf: 'is not valid yet',
  sub: 'does not say who it is for',
};

/** Who a token is for. Two people with an empty name would be one. Throws `IdentityRefused`. */
export function subjectOf({ sub = '' }: JWTPayload): string {
  if (sub.trim() !== '') return sub;
  throw new IdentityRefused(`The token does not say who it is for. ${SIGN_IN}`);
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
