import { canonicalJson, sha256 } from './ledger-json';

/** What stands before the first link of a chain. */
export const NO_HASH = Buffer.alloc(32);

/** SHA-256 over the hash of the link before and the canonical JSON of this one: no link can be changed or left out unseen. */
export function linkHash(previous: Buffer, contents: unknown): Buffer {
  return sha256(previous, canonicalJson(contents));
}

/** A link as it is kept, with its hash worked out anew from its contents and from the previous hash that it names. */
export interface KeptLink {
  readonly number: number;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly hashAnew: Buffer;
}

/**
 * What is wrong with a link: it does not have the number of its place, its contents are not what was hashed, or it does
 * not follow on the link before it.
 */
export interface BrokenLink {
  readonly place: number;
  readonly number: number;
  readonly broken: 'number' | 'contents' | 'predecessor';
}

/** Follows a chain from what stands before its first link to its last link. */
export function followChain(
  links: readonly KeptLink[],
  before: Buffer = NO_HASH,
): { readonly broken: readonly BrokenLink[]; readonly last: Buffer } {
  let last = before;
  const broken: BrokenLink[] = [];
  links.forEach(({ number, previousHash, hash, hashAnew }, at) => {
    const place = at + 1;
    if (number !== place) broken.push({ place, number, broken: 'number' });
    if (!hashAnew.equals(hash)) broken.push({ place, number, broken: 'contents' });
    if (!previousHash.equals(last)) broken.push({ place, number, broken: 'predecessor' });
    last = hash;
  });
  return { broken, last };
}
