import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { FordringClientOptions } from '../../client/fordring-client';
import type { Role } from '../../domain/authority/roles';
import { localVerifier, signLocalToken } from '../../office/identity/local-tokens';

/** A data folder of the test's own, by whose key people and systems sign in. */
export const home = mkdtempSync(join(process.env['JEST_RUN_FOLDER'] ?? '', 'desk-'));

/** How a back office connects: recognised by its own token, which is asked for at each call. */
export function asBackOffice(): Required<Pick<FordringClientOptions, 'identity' | 'token'>> {
  return { identity: localVerifier(home), token: () => tokenOf('Nightly import', 'back-office') };
}

export function tokenOf(name: string, ...roles: Role[]): Promise<string> {
  return signLocalToken(home, { name, roles });
}
