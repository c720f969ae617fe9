/*
 * The engine knows each process by an id of at most 255 bytes, and the ids carry the business's own numbers
 * (`workflows/ids.ts`). A number that makes no id could never be followed up, so it is refused where it comes in.
 */

/** What the engine leaves of its 255 bytes for `CREDITOR/NUMBER`. */
export const MOST_BYTES_OF_CLAIM_ID = 255 - bytesOf('claim/');

/** What the engine leaves for a creditor: the name of a bank file, 64 digits, is the longest that stands beside it. */
export const MOST_BYTES_OF_CREDITOR_ID = 255 - bytesOf('bank-file/') - bytesOf('/') - 64;

/** Letters such as å, ä, æ and ø take two bytes. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const letter of text) bytes += bytesOfLetter(letter.codePointAt(0) ?? 0);
  return bytes;
}

function bytesOfLetter(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** Why an invoice number is too long to be followed up, and what to do; nothing where it is not. */
export function whyNumberHasNoRoom(creditorId: string, invoiceNumber: string): string | undefined {
  const room = MOST_BYTES_OF_CLAIM_ID - bytesOf(creditorId) - 1;
  const taken = bytesOf(invoiceNumber);
  if (taken <= room) return undefined;
  return `the number takes ${taken} bytes, and the engine has room for ${room} beside creditor ${creditorId} (å, ä, æ, ö and ø take two). Shorten the number.`;
}

/** The same of a creditor's id. */
export function whyCreditorHasNoRoom(creditorId: string): string | undefined {
  const taken = bytesOf(creditorId);
  if (taken <= MOST_BYTES_OF_CREDITOR_ID) return undefined;
  return `the id takes ${taken} bytes, and the engine has room for ${MOST_BYTES_OF_CREDITOR_ID} (å, ä, æ, ö and ø take two); shorten the id`;
}
