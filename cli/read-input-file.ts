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
    throw new Refused(
      `${path} cannot be read (${(problem as NodeJS.ErrnoException).code ?? 'unknown error'}). Check the path and your rights.`,
    );
  }
  if (size > LARGEST_BYTES) {
    throw new Refused(
      `${path} has ${Math.round(size / 1024 / 1024)} MB; at most ${LARGEST_BYTES / 1024 / 1024} MB are read. Split the file by day or month.`,
    );
  }
  return readFile(path);
}
