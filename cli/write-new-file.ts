import { writeFirst } from '../compose/output-files';
import { Refused } from './refusals';

/** Writes a file that is not there yet, whole or not at all. Throws `Refused` when it is there, and `FileNotReachable`. */
export async function writeNewFile(
  path: string,
  contents: string | Buffer,
  isThere = `${path} is there already, and is not written over. Name another file or folder, or remove that one.`,
): Promise<void> {
  if (!(await writeFirst(path, contents))) throw new Refused(isThere);
}
