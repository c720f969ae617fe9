import { InputRefused } from '../../domain/kernel/input-refused';

/** What a reader says when it refuses. Fails the test when it takes the file in. */
export function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof InputRefused) return error.message;
    throw error;
  }
  throw new Error('The file was taken in.');
}
