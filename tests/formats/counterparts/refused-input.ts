import { InputRefused } from '../../../domain/kernel/input-refused';

/** Where the refused input is wrong: line and field of each problem; none when it was taken. */
export function refusedAt(act: () => unknown): { line: number | undefined; field: string | undefined }[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return error.problems.map(({ line, field }) => ({ line, field }));
  }
}
