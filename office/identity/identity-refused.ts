import { Fault } from '../../domain/kernel/fault';

/**
 * The token does not prove who somebody is. The message says why, and never repeats the token or what is in it; sign
 * in again.
 */
export class IdentityRefused extends Fault {
  override readonly name = 'IdentityRefused';
  override readonly kind = 'forbidden';
}

/** The issuer's keys cannot be fetched now, so nobody can be recognised. Try again later. */
export class IdentityUnavailable extends Fault {
  override readonly name = 'IdentityUnavailable';
  override readonly kind = 'unavailable';
}

/** Says who holds a token. Throws `IdentityRefused` and `IdentityUnavailable`. */
export interface TokenVerifier<Known> {
  verify(token: string): Promise<Known>;
}
