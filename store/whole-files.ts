import { randomUUID } from 'node:crypto';
import { link, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { passes } from './fault-point';
import { reachingOf } from './file-not-reachable';
import { makeFolder } from './make-folder';

/** A document id that makes no file name. */
class NoFileName extends Error {
  override readonly name = 'NoFileName';
}

/** An id as a file name of its own: letters, digits, `-` and `_` stay, all else is written `%2F`. Ids never collide. */
export function fileNameOf(id: string): string {
  const name = [...Buffer.from(id, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9_-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
  if (name === '' || name.length > 200)
    throw new NoFileName('An id that names a file has 1 to 200 letters, digits, "-" or "_".');
  return name;
}

/**
 * Whoever reads the file sees the old contents or the new, never half of them; also after a power cut. Throws
 * `FileNotReachable`.
 */
export async function writeWhole(path: string, contents: string | Buffer): Promise<void> {
  const draft = await writeDraft(path, contents);
  try {
    await rename(draft, path);
  } catch (problem) {
    await unlink(draft).catch(() => undefined);
    throw reachingOf(problem, path);
  }
  passes('a file written and not noted');
}

/**
 * Writes the file unless it is there. False when it was: the first of two processes wins, whole. Throws
 * `FileNotReachable`.
 */
export async function writeFirst(path: string, contents: string | Buffer): Promise<boolean> {
  const draft = await writeDraft(path, contents);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw reachingOf(error, path);
  } finally {
    await unlink(draft);
  }
}

export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw reachingOf(error, path);
  }
}

/** The names in the folder, none where it is not there. Throws `FileNotReachable`. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return [];
    throw reachingOf(error, folder);
  }
}

export function isErrno(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

async function writeDraft(path: string, contents: string | Buffer): Promise<string> {
  const draft = join(dirname(path), `.draft-${randomUUID()}`);
  try {
    await makeFolder(dirname(path));
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(contents);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (problem) {
    // A full disk: the draft would keep it full.
    await unlink(draft).catch(() => undefined);
    throw reachingOf(problem, path);
  }
  return draft;
}
