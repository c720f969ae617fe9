import type { Actor } from '../../domain/authority/actor';
import type { TokenVerifier } from './identity-refused';
import { localVerifier } from './local-tokens';
import { oidcVerifier, type OidcSettings } from './oidc-verifier';

export interface IdentitySettings {
  /** The data folder, in which the local key lies. */
  readonly home: string;
  readonly identity: { readonly kind: 'local' } | ({ readonly kind: 'oidc' } & OidcSettings);
}

/** Who is believed: the issuer alone where one is configured, else the key of the data folder. Throws `RoleMapRefused`. */
export function verifierFor({ home, identity }: IdentitySettings): TokenVerifier<Actor> {
  return identity.kind === 'oidc' ? oidcVerifier(identity) : localVerifier(home);
}
