import { IdentityRefused } from '../office/identity/identity-refused';
import { LOCAL_OPERATOR, signLocalToken } from '../office/identity/local-tokens';
import { verifierFor } from '../office/identity/verifier-for';
import type { Actor } from '../domain/authority/actor';
import type { Configuration } from '../stack/configuration';
import { readInputFile } from './read-input-file';

/** `--token-file`: for whoever is signed in as somebody else than FORDRING_TOKEN says. */
export const TOKEN_FILE: readonly [flags: string, description: string] = [
  '--token-file <file>',
  'whose token it is done with (default: FORDRING_TOKEN, or the local operator)',
];

/**
 * Who calls the command: by the token of a file, of `FORDRING_TOKEN`, or, where no issuer is configured, as the local
 * operator of this data folder. Throws `IdentityRefused` when that proves nothing.
 */
export async function signedIn(configuration: Configuration, tokenFile?: string): Promise<Actor> {
  const { home, identity, token } = configuration;
  const verifier = verifierFor({ home, identity });
  if (tokenFile !== undefined) return verifier.verify((await readInputFile(tokenFile)).toString('utf8').trim());
  if (token) return verifier.verify(token.reveal());
  if (identity.kind === 'local') return verifier.verify(await signLocalToken(home, LOCAL_OPERATOR));
  throw new IdentityRefused(
    `Sign in at ${identity.issuer} and give its token in FORDRING_TOKEN or with --token-file. Nobody decides without a name here.`,
  );
}
