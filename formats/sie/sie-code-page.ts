/** å, ä, ö, é, ü and their capitals in each of the two code pages: no sign of one is a letter of the other. */
const IN_PC8 = new Set([0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x90, 0x81, 0x9a]);
const IN_WINDOWS = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xc9, 0xfc, 0xdc]);
/** æ, ø, Æ and Ø of Windows-1252. In code page 437 two of them are µ and °, which stand within no word. */
const DANISH_IN_WINDOWS = new Set([0xe6, 0xf8, 0xc6, 0xd8]);

/**
 * In which code page the letters of a SIE file stand. The format has one, PC8; a file of another is told by its Swedish
 * and Danish letters. A sign that is a letter in neither (° and µ of PC8) tells nothing.
 */
export function sieCodePageOf(bytes: Buffer): 'cp437' | 'windows-1252' {
  let [pc8, windows] = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte < 0x80) continue;
    if (IN_PC8.has(byte)) pc8 += 1;
    else if (IN_WINDOWS.has(byte)) windows += 1;
    else if (DANISH_IN_WINDOWS.has(byte) && isLetter(bytes[at - 1]) && isLetter(bytes[at + 1])) windows += 1;
  }
  return windows > pc8 ? 'windows-1252' : 'cp437';
}

function isLetter(byte = 0): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
