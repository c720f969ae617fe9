import { InputRefused, type InputProblem, type ProblemList } from '../../domain/kernel/input-refused';

export const REFUSED = 'The SIE file was refused; nothing of it was taken in.';

export function refused(problems: readonly InputProblem[] | ProblemList): InputRefused {
  return new InputRefused(REFUSED, problems);
}
