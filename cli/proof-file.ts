import { basename } from 'node:path';
import { readInputFile } from './read-input-file';

/** A file that proves something, under its own name; nothing where none is named. Throws `Refused`. */
export async function proofFile(
  path: string | undefined,
): Promise<{ readonly file?: { readonly fileName: string; readonly content: Buffer } }> {
  if (path === undefined) return {};
  return { file: { fileName: basename(path), content: await readInputFile(path) } };
}
