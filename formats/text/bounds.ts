import type { InputProblem } from '../../domain/kernel/input-refused';

/** Characters of one line of a file of records. A row of a register has some hundred, a voucher's text a thousand. */
export const LONGEST_LINE = 20_000;

/**
 * The lines of a text with their numbers, one at a time: a list of all of them would be as large again as the text. A line
 * that is too long for any record is told to `refuse` and left out.
 */
export function* linesOf(
  text: string,
  refuse: (problem: InputProblem) => void,
): Generator<[line: string, number: number]> {
  let number = 1;
  for (let start = 0; start <= text.length; number++) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    if (end - start <= LONGEST_LINE) yield [text.slice(start, end), number];
    else refuse({ line: number, message: tooLong(end - start) });
    start = end + 1;
  }
}

function tooLong(length: number): string {
  return `it has ${length} characters; the limit is ${LONGEST_LINE}. Check that this is the right file.`;
}
