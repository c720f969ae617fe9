import { Fault } from './fault';

/** One thing that is wrong with a file: where it stands, what it is and what to do about it. */
export interface InputProblem {
  /** 1-based line of the file; absent when the file as a whole is wrong. */
  readonly line?: number;
  /** Which record it is, where it comes from no file, such as `invoice 62000087`. */
  readonly record?: string;
  /** The column or element as the format names it, such as `due_on` or `TK15 amount`. */
  readonly field?: string;
  /** What is wrong and what to do, in one sentence each. */
  readonly message: string;
}

/** So many problems are kept; a file with more is another file. All are counted. */
const MOST_KEPT = 100;
const MOST_SHOWN = 20;
/** Characters of a value that a message repeats, and of a message. */
const LONGEST_VALUE = 80;
const LONGEST_MESSAGE = 1_000;

/** Problems as a reader finds them: however many there are, they take no more room than a hundred. */
export class ProblemList {
  readonly kept: InputProblem[] = [];
  /** How many were found in all. */
  length = 0;

  push(problem: InputProblem): void {
    this.length++;
    if (this.kept.length < MOST_KEPT) this.kept.push(problem);
  }

  /** Those of another list, behind these. */
  append(others: ProblemList): void {
    for (const problem of others.kept) this.push(problem);
    this.length += others.length - others.kept.length;
  }
}

/**
 * A file was refused, and nothing of it was taken in. Each problem says where it is and what to do; send the file
 * again when it is corrected.
 */
export class InputRefused extends Fault {
  override readonly name = 'InputRefused';
  override readonly kind = 'refused';
  /** The first hundred. */
  readonly problems: readonly InputProblem[];
  /** How many there are in all. */
  readonly count: number;

  constructor(what: string, found: readonly InputProblem[] | ProblemList) {
    const kept = found instanceof ProblemList ? found.kept : found.slice(0, MOST_KEPT);
    const problems = kept.map(shortened);
    super(`${what}\n${problems.slice(0, MOST_SHOWN).map(describe).join('\n')}${more(found.length - MOST_SHOWN)}`);
    this.problems = problems;
    this.count = found.length;
  }
}

/** A message may repeat what stands in the file, and that may be a megabyte. */
function shortened(problem: InputProblem): InputProblem {
  const { message } = problem;
  if (message.length <= 2 * LONGEST_VALUE) return problem;
  const cut = message
    .replace(/"([^"]*)"/g, (whole, value: string) => (value.length > LONGEST_VALUE ? `"${beginningOf(value)}"` : whole))
    .replace(/\S{100,}/g, beginningOf);
  return { ...problem, message: cut.length > LONGEST_MESSAGE ? `${cut.slice(0, LONGEST_MESSAGE)} …` : cut };
}

function beginningOf(value: string): string {
  return `${value.slice(0, LONGEST_VALUE)}… (${value.length} characters)`;
}

function describe(problem: InputProblem): string {
  const { line, record = '', field = '' } = problem;
  const where = [line === undefined ? record : `line ${line}`, field].filter(Boolean).join(', ');
  return where ? `  ${where}: ${problem.message}` : `  ${problem.message}`;
}

function more(count: number): string {
  return count > 0 ? `\n  … and ${count} more` : '';
}
