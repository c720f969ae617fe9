import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../shared/samples');

/** `describe` for tests on files written by others, which do not travel with the project: skipped by name without them. */
export const withSamples = existsSync(FOLDER) ? describe : describe.skip;

export function sample(path: string): Buffer {
  return readFileSync(join(FOLDER, path));
}
