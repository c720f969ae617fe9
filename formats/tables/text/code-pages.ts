/** The upper halves of two code pages, signs 128 to 255 in order. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Windows-1252 is ISO-8859-1 but for signs 128 to 159; five of them are none. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const CP437_BYTES = new Map(Array.from(CP437, (sign, index) => [sign, index + 128]));

/** Code page 437, which SIE calls PC8. Every byte is a sign. */
export function decodeCp437(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u00ff]/g, (sign) => CP437[sign.charCodeAt(0) - 128] ?? sign);
}

/** Code page 865, as code page 437 with the Danish and Norwegian ø and Ø, and ¤; 850 has its letters in the same places. */
export function decodeCp865(bytes: Buffer): string {
  return decodeCp437(bytes).replace(/[¢¥»]/g, (sign) => IN_CP865[sign] ?? sign);
}

const IN_CP865: Readonly<Record<string, string>> = { '¢': 'ø', '¥': 'Ø', '»': '¤' };

/** Nothing when a sign is not in the code page: none is replaced by another. */
export function encodeCp437(text: string): Buffer | undefined {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.charCodeAt(0);
    const byte = code < 128 ? code : CP437_BYTES.get(sign);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

export function decodeWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 128] ?? sign);
}

const WINDOWS_1252_BYTES = new Map(Array.from(WINDOWS_1252, (sign, index) => [sign, index + 128]));

/** Nothing when a sign is not in the code page: none is replaced by another. */
export function encodeWindows1252(text: string): Buffer | undefined {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.charCodeAt(0);
    const byte = WINDOWS_1252_BYTES.get(sign) ?? code;
    if (byte > 255) return undefined;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

/** What stands for signs that code page 437 lacks; what is not here loses its accent, or becomes a question mark. */
const NEAREST: Readonly<Record<string, string>> = {
  ...{ ø: 'ö', Ø: 'Ö', ð: 'd', Ð: 'D', þ: 'th', Þ: 'Th', ł: 'l', Ł: 'L', œ: 'oe', Œ: 'Oe', ı: 'i' },
  ...{ '€': 'EUR', '–': '-', '—': '-', '‘': "'", '’': "'", '“': '"', '”': '"', '„': '"', '…': '...', '•': '*' },
};

/** A text for people in signs that code page 437 has. Never for a number or a key: two of them could become one. */
export function nearestInCp437(text: string): string {
  return Array.from(text.normalize('NFC'), (sign) => {
    if (encodeCp437(sign)) return sign;
    const nearest = NEAREST[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '');
    return nearest !== '' && encodeCp437(nearest) ? nearest : '?';
  }).join('');
}
