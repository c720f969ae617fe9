import { readFile, stat } from 'node:fs/promises';
import { Refused } from './refusals';

/** Larger than a year's payments of a big city; anything above is a mistake and must not fill the memory. */
const LARGEST_BYTES = 300 * 1024 * 1024;

/** Reads a whole file. Throws `Refused` when it is missing, no file, or too large. */
export async function readInputFile(path: string): Promise<Buffer> {
  let size: number;
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Refused(`${path} is no file. Name the file itself.`);
    size = found.size;
  } catch (problem) {
    if (problem instanceof Refused) throw problem;
    throw unreadable(path, problem);
  }
  if (size > LARGEST_BYTES) {
    throw new Refused(
      `${path} has ${Math.round(size / 1024 / 1024)} MB; at most ${LARGEST_BYTES / 1024 / 1024} MB are read. Split the file by day or month.`,
    );
  }
  try {
    return await readFile(path);
  } catch (problem) {
    throw unreadable(path, problem);
  }
}

/** Also of a file that was taken away, or whose disk failed, after it was found. */
function unreadable(path: string, problem: unknown): Refused {
  const code = (problem as NodeJS.ErrnoException).code ?? 'unknown error';
  return new Refused(`${path} cannot be read (${code}). Check the path and your rights.`);
}
