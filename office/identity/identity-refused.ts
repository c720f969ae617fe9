/** The token does not prove who somebody is. The message says why, and never repeats the token or what stands in it. */
export class IdentityRefused extends Error {
  override readonly name = 'IdentityRefused';
}

/** The issuer's keys cannot be fetched now: nobody can be recognised until they can. */
export class IdentityUnavailable extends Error {
  override readonly name = 'IdentityUnavailable';
}

/** Says who holds a token. Throws `IdentityRefused` and `IdentityUnavailable`. */
export interface TokenVerifier<Known> {
  verify(token: string): Promise<Known>;
}
