import { CommanderError } from 'commander';
import { Fault, type FaultKind } from '../domain/kernel/fault';
import { withoutContents } from '../domain/kernel/without-contents';
import { kindOfFailure } from '../workflows/failure-kinds';
import { EXIT } from './exit-codes';
import { Interrupted } from './interrupted';

/** The command line refuses what was asked. The message says what to write instead. */
export class Refused extends Fault {
  override readonly name = 'Refused';
  override readonly kind = 'refused';
}

/** The exit code of each kind of fault. */
export const EXIT_OF: Readonly<Record<FaultKind, number>> = {
  refused: EXIT.refused,
  unknown: EXIT.refused,
  forbidden: EXIT.refused,
  unavailable: EXIT.failed,
  damaged: EXIT.failed,
};

/** The exit code with which a problem ends the command. A bug is no fault, and has failed. */
export function exitCodeOf(problem: unknown): number {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? EXIT.done : EXIT.refused;
  if (problem instanceof Interrupted) return EXIT.interrupted;
  const fault = faultBehind(problem);
  return fault ? EXIT_OF[fault.kind] : EXIT.failed;
}

/** The problem as standard error is told: the sentence of a fault, or the stack of a bug. */
export function wordsOf(told: unknown): string {
  const problem = withoutContents(told);
  if (problem instanceof Interrupted) return problem.message;
  const fault = faultBehind(problem);
  if (fault) return fault.message;
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}

/** The problem itself when it is a fault, else the fault that a workflow's failed activity stands for. */
function faultBehind(problem: unknown): { readonly kind: FaultKind; readonly message: string } | undefined {
  if (problem instanceof Fault) return problem;
  for (let cause: unknown = problem; cause instanceof Error; cause = cause.cause) {
    const kind = kindOfFailure(cause);
    if (kind) return { kind, message: cause.message };
  }
  return undefined;
}
