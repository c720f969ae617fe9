/** What an option that may be given several times was given so far, with its next value. */
export function gathered(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
