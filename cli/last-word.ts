/** How a process that logs tells why it ends. A command that logs nothing tells it in a sentence. */
let teller: ((sentence: string, problem: unknown) => void) | undefined;

export function lastWordBy(tell: (sentence: string, problem: unknown) => void): void {
  teller = tell;
}

/** Answers whether somebody told it. */
export function toldLastWord(sentence: string, problem: unknown): boolean {
  teller?.(sentence, problem);
  return teller !== undefined;
}
