/** Encodings of one byte for each sign that letters can speak for. */
export type Probable = 'latin1' | 'windows-1252' | 'cp437' | 'cp865';

/** Letters of the Nordic languages, as bytes: å ä ö æ ø é, small and capital. */
const IN_LATIN1 = new Set([0xe5, 0xe4, 0xf6, 0xe6, 0xf8, 0xe9, 0xc5, 0xc4, 0xd6, 0xc6, 0xd8, 0xc9]);
/** Of code pages 437, 850 and 865; ø and Ø only of the latter two. */
const IN_DOS = new Set([0x86, 0x84, 0x94, 0x91, 0x82, 0x8f, 0x8e, 0x99, 0x92, 0x90, 0x9b, 0x9d]);

/** Capitals of DOS that Windows-1252 has as signs beside words: ’ and ™. No capital follows a small letter in a word. */
const BESIDE_WORDS = new Set([0x92, 0x99]);

/** Which single-byte encoding the letters speak for; nothing when they speak for none. */
export function probableEncodingOf(bytes: Buffer): Probable | undefined {
  let windows = 0;
  let dos = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0x80) continue;
    if (IN_LATIN1.has(byte) || (BESIDE_WORDS.has(byte) && isSmallLetter(bytes[at - 1]))) windows++;
    else if (IN_DOS.has(byte)) dos++;
  }
  if (windows === dos) return undefined;
  if (dos > windows) return 'cp437';
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'windows-1252' : 'latin1';
}

function isSmallLetter(byte = 0): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

/** The first letters of a file do not tell whether an ø will come: code page 865 has it, and all other letters of 437. */
export function dosAsNordic(guess: Probable | undefined): Probable | undefined {
  return guess === 'cp437' ? 'cp865' : guess;
}
