/** Text beginning like a formula is made inert; one that has apostrophes before such a beginning gets one more. */
export function guardedText(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
