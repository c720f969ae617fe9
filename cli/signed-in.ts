import { recognise } from '../compose/recognise';
import type { Actor } from '../domain/authority/actor';
import type { Configuration } from '../stack/configuration';
import { readInputFile } from './read-input-file';

/** `--token-file`: for whoever is signed in as somebody else than FORDRING_TOKEN says. */
export const TOKEN_FILE: readonly [flags: string, description: string] = [
  '--token-file <file>',
  'whose token it is done with (default: FORDRING_TOKEN, or the local operator)',
];

/** `--second-token-file`: for what takes two persons, when the second one is there too. */
export const SECOND_TOKEN_FILE: readonly [flags: string, description: string] = [
  '--second-token-file <file>',
  'the token of a second person who approves it at once',
];

/**
 * Who calls the command: by the token of a file, of `FORDRING_TOKEN`, or, where no issuer is configured, as the local
 * operator of this data folder. Throws `IdentityRefused` when that proves nothing.
 */
export async function signedIn(configuration: Configuration, tokenFile?: string, token?: string): Promise<Actor> {
  if (tokenFile === undefined) return recognise(configuration, token ?? configuration.token?.reveal());
  return recognise(configuration, (await readInputFile(tokenFile)).toString('utf8').trim());
}
