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

/**
 * A file was refused, and nothing of it was taken in. Each problem says where it is and what to do; send the file
 * again when it is corrected.
 */
export class InputRefused extends Fault {
  override readonly name = 'InputRefused';
  override readonly kind = 'refused';
  readonly problems: readonly InputProblem[];

  constructor(what: string, problems: readonly InputProblem[]) {
    super(`${what}\n${problems.slice(0, 20).map(describe).join('\n')}${more(problems.length - 20)}`);
    this.problems = problems;
  }
}

function describe(problem: InputProblem): string {
  const { line, record = '', field = '' } = problem;
  const where = [line === undefined ? record : `line ${line}`, field].filter(Boolean).join(', ');
  return where ? `  ${where}: ${problem.message}` : `  ${problem.message}`;
}

function more(count: number): string {
  return count > 0 ? `\n  … and ${count} more` : '';
}
