import { createRemoteJWKSet, jwtVerify, type JWTVerifyOptions } from 'jose';
import type { Actor } from '../../domain/authority/actor';
import { IdentityUnavailable, type TokenVerifier } from './identity-refused';
import { checkRoleMap, claimAt, rolesOfClaims, wordsOf } from './roles-of-claims';
import { demandShortLife, subjectOf, tokenRefusal } from './token-refusal';

export interface OidcSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly roleClaim: string;
  readonly roleMap?: Readonly<Record<string, string>>;
  readonly creditorClaim?: string;
  /** Signatures with a public key only. */
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
}

const FETCH_MILLISECONDS = 5000;

/**
 * Recognises people by the tokens of an OpenID Connect issuer: signed by one of its published keys in one of the ways
 * that are accepted, for this service, within its days, which are one at most. Keys are fetched when they are first needed and when a token
 * names one that is not known, at most every half minute. Throws `RoleMapRefused`.
 */
export function oidcVerifier(settings: OidcSettings, now: () => Date = () => new Date()): TokenVerifier<Actor> {
  const { issuer, audience, jwksUrl, algorithms, clockToleranceSeconds } = settings;
  checkRoleMap(settings.roleMap);
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: FETCH_MILLISECONDS });
  const demanded: JWTVerifyOptions = {
    issuer,
    audience,
    // A secret that both sides share proves nothing: whoever checks a token could make one.
    algorithms: algorithms.filter((name) => !name.startsWith('HS') && name !== 'none'),
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['sub', 'exp'],
  };
  return {
    async verify(token) {
      try {
        const currentDate = now();
        const { payload } = await jwtVerify(token, keys, { ...demanded, currentDate });
        demandShortLife(payload, currentDate, clockToleranceSeconds);
        const { name } = payload;
        return {
          // The same person at another issuer is another subject.
          subject: `${subjectOf(payload)}@${new URL(issuer).host}`,
          ...(typeof name === 'string' && { name }),
          roles: rolesOfClaims(payload, settings.roleClaim, settings.roleMap),
          creditorIds: settings.creditorClaim === undefined ? 'all' : wordsOf(claimAt(payload, settings.creditorClaim)),
          source: 'oidc',
        };
      } catch (problem) {
        throw tokenRefusal(problem) ?? unavailable(jwksUrl, problem);
      }
    },
  };
}

function unavailable(jwksUrl: string, problem: unknown): IdentityUnavailable {
  const why = problem instanceof Error ? problem.message : 'no answer';
  return new IdentityUnavailable(
    `The issuer's keys cannot be fetched from ${jwksUrl} (${why}). Nobody can decide until they can; try again later.`,
  );
}
