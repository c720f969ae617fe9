/** What of a payer's words may be a reference or an invoice number: each word with a digit, and the line without blanks. */
export function wordsWithDigits(lines: readonly string[]): string[] {
  const found = lines.flatMap((line) => [line.replace(/\s+/g, ''), ...(line.match(/[\p{L}\d-]+/gu) ?? [])]);
  return [...new Set(found.map((word) => word.replace(/^0+/, '')).filter((word) => /^(?=.*\d).{3,40}$/.test(word)))];
}
