import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, type KeyLike } from 'jose';
import { randomUUID } from 'node:crypto';
import { link, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { IdentityRefused } from './identity-refused';
import { makeFolder } from '../../store/make-folder';

const FILE = 'local-key.json';
/** Nobody but the owner. */
const OWN = 0o600;
const OTHERS = 0o077;

export interface LocalKey {
  readonly keyId: string;
  readonly privateKey: KeyLike | Uint8Array;
  readonly publicKey: KeyLike | Uint8Array;
}

/** Where local tokens and their key lie. */
export function identityFolder(home: string): string {
  return join(home, 'identity');
}

/**
 * The key that signs local tokens, made at the first use. Two processes that make it at once agree on one. Throws
 * `IdentityRefused` when others could read it: then anybody could have signed anything.
 */
export async function localKey(home: string): Promise<LocalKey> {
  const path = join(identityFolder(home), FILE);
  const known = await readKey(path);
  if (known) return known;
  await makeKey(identityFolder(home), path);
  const made = await readKey(path);
  if (made) return made;
  throw new IdentityRefused(`The key in ${path} cannot be read.`);
}

async function readKey(path: string): Promise<LocalKey | undefined> {
  let text: string;
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
      throw new IdentityRefused(
        `Others than you can read ${path}, so what it signs proves nothing. Remove it and its tokens, and sign in again.`,
      );
    }
    text = await readFile(path, 'utf8');
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw problem;
  }
  return keyOf(text, path);
}

/** The parser's own words are not passed on: they may repeat a piece of the key. */
async function keyOf(text: string, path: string): Promise<LocalKey> {
  try {
    const jwk = JSON.parse(text) as JWK;
    const { kty, crv, x } = jwk;
    const publicPart = { kty, crv, x } as JWK;
    return {
      keyId: await calculateJwkThumbprint(publicPart),
      privateKey: await importJWK(jwk, 'EdDSA'),
      publicKey: await importJWK(publicPart, 'EdDSA'),
    };
  } catch {
    throw new IdentityRefused(`${path} is no key. Remove it and its tokens, and sign in again.`);
  }
}

async function makeKey(folder: string, path: string): Promise<void> {
  // The data folder itself is for others to pass through: PostgreSQL may run as another user.
  await makeFolder(dirname(folder));
  await makeFolder(folder, 0o700);
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(await exportJWK(privateKey)), { mode: OWN, flag: 'wx' });
  try {
    // Whole or not at all, and the first one stays.
    await link(draft, path);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem;
  } finally {
    await unlink(draft);
  }
}
