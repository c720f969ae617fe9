/**
 * A number from 0 to below `below` that depends on the text alone: the rehearsal's dice. The same claim always has the
 * same fate, on every machine and in every order; another purpose gives an unrelated number. (FNV-1a with a final mix.)
 */
export function stableNumber(text: string, purpose: string, below: number): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${purpose}:${text}`)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}
