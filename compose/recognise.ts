import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '../domain/authority/actor';
import { IdentityRefused, type TokenVerifier } from '../office/identity/identity-refused';
import { identityFolder } from '../office/identity/local-key';
import { LOCAL_OPERATOR, localSubject, signLocalToken, type LocalPerson } from '../office/identity/local-tokens';
import { verifierFor as verifierOf, type IdentitySettings } from '../office/identity/verifier-for';

export type { IdentitySettings } from '../office/identity/verifier-for';

/** Says who holds a token. A door takes it, and believes nobody else about who somebody is. */
export type Identity = TokenVerifier<Actor>;

/**
 * Who is believed: the issuer alone where one is configured, else the key of the data folder. `readConfiguration` tells
 * both. Throws `RoleMapRefused`.
 */
export function verifierFor(settings: IdentitySettings): Identity {
  return verifierOf(settings);
}

/**
 * Who holds this token; without one the local operator of the data folder, where no issuer is configured. Throws
 * `IdentityRefused` and `IdentityUnavailable`.
 */
export async function recognise(settings: IdentitySettings, token: string | undefined): Promise<Actor> {
  const { home, identity } = settings;
  const verifier = verifierFor(settings);
  if (token !== undefined) return verifier.verify(token);
  if (identity.kind === 'local') return verifier.verify(await signLocalToken(home, LOCAL_OPERATOR));
  throw new IdentityRefused(
    `Sign in at ${identity.issuer} and give its token in FORDRING_TOKEN or with --token-file. Nobody decides without a name here.`,
  );
}

/** Signs a token for somebody with the key of the data folder. It holds for a working day. Throws `IdentityRefused`. */
export function signToken(home: string, person: LocalPerson): Promise<string> {
  return signLocalToken(home, person);
}

/** Keeps a token beside the key that signed it, where only its owner can read it, and returns the file's path. */
export async function keepToken(home: string, name: string, token: string): Promise<string> {
  const folder = identityFolder(home);
  const file = join(folder, `${localSubject(name).slice('local/'.length)}.token`);
  await writeFile(file, `${token}\n`, { mode: 0o600 });
  return file;
}
